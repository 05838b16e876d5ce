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

const outside = 'http://outside.invalid';

/** The own path that a text names, or undefined: what lies on another host is never returned to (CWE-601). */
export function ownPath(text: string | undefined): string | undefined {
  if (!text || text.length > 2000 || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\\]/u.test(text)) return undefined;
  const url = URL.canParse(text, outside) ? new URL(text, outside) : undefined;
  return url?.origin === outside ? `${url.pathname}${url.search}${url.hash}` : undefined;
}

/** The address of the sign-in page that returns to an own path afterwards. @throws RangeError for any other address */
export function signInPage(returnTo: string): string {
  const path = ownPath(returnTo);
  if (!path) throw new RangeError('only an own path is returned to');
  return `/sign-in?return=${encodeURIComponent(path)}`;
}
