import { peopleByIds } from '#modules/directory/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findAccount } from './account.queries.ts';
import { listSessions } from './session.queries.ts';

/** The session behind a request, for those who vouch for it to others. */
export type CurrentSession = {
  personId: string;
  sessionId: string;
  signedInAt: Date;
  /** RFC 8176 `amr` values. */
  methods: string[];
  strong: boolean;
  /** Nothing may be vouched for while a password or factor must still be set. */
  mustDo: readonly string[];
};

/** Who is signed in and how it was proved; undefined for nobody. */
export async function currentSession(ctx: Ctx): Promise<CurrentSession | undefined> {
  if (ctx.actor.kind !== 'person') return undefined;
  const { personId, sessionId, strong, mustDo } = ctx.actor;
  const row = (await listSessions(ctx, personId, ctx.now())).find(({ id }) => id === sessionId);
  return row && { personId, sessionId, signedInAt: row.created_at, methods: row.methods, strong, mustDo };
}

/** What an app may learn about an account, before the directory adds roles and places. */
export async function accountClaims(ctx: Ctx, personId: string) {
  const [account, people] = await Promise.all([findAccount(ctx, personId), peopleByIds(ctx, [personId])]);
  const person = people.get(personId);
  if (!account || !person || account.status !== 'active') return undefined;
  const { name, number, birthDate, sex } = person;
  return {
    personId: person.id,
    number,
    name,
    loginName: account.login_name,
    birthDate,
    sex,
    updatedAt: account.updated_at,
  };
}
