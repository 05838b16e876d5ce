import { getOrganisation, type PersonSummary, rosterOf } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { makeActivationCode, tokenHash } from '#platform/crypto/tokens.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField } from '#platform/errors.ts';
import { clearPasswords, findAccounts } from './account.queries.ts';
import { ensureAccounts } from './account.service.ts';
import { forgetAttempts } from './attempt.queries.ts';
import { attemptKeys } from './attempt.service.ts';
import { findActivationCodes, insertActivationCodes, voidProofs } from './proof.queries.ts';
import { endSessionsOf } from './session.service.ts';

const validDays = 30;

/** What is printed on one card. The code exists here and on paper only. */
export type Card = { personId: string; personName: string; loginName: string; code: string };
export type Cards = {
  className: string;
  cards: Card[];
  /** Pupils left alone because they have activated their account already. */
  skipped: number;
  expiresAt: Date;
};

export type PupilAccount = {
  personId: string;
  personName: string;
  loginName: string | undefined;
  /** `none`: there is no account yet. */
  status: 'none' | 'pending' | 'active' | 'disabled';
  /** Of a card that was issued and not used. */
  cardUntil: Date | undefined;
};

/** How far the pupils of a class are: who has activated, who holds a card. @throws auth.forbidden, resource.not-found */
export async function viewClassCards(ctx: Ctx, classId: string) {
  const place = await getOrganisation(ctx, classId);
  authorise(ctx, 'identity.card.issue', place);
  const { pupils } = await rosterOf(ctx, classId);
  const ids = pupils.map(({ person }) => person.id);
  const [accounts, codes] = await Promise.all([
    findAccounts(ctx, ids),
    findActivationCodes(ctx, ids, ctx.now()),
  ]);
  const byPerson = new Map(accounts.map((row) => [row.person_id, row]));
  const items = pupils.map(({ person: { id, name } }): PupilAccount => {
    const account = byPerson.get(id);
    return {
      personId: id,
      personName: name,
      loginName: account?.login_name,
      status: (account?.status as PupilAccount['status'] | undefined) ?? 'none',
      cardUntil: codes.get(id),
    };
  });
  return { className: place.name, items };
}

/**
 * Issues cards to pupils of a class: to all who have not activated their account yet, or to the pupils named. For a
 * named pupil who has an account this is the reset: the old password and all sessions end. Older codes become void.
 * @throws auth.forbidden, resource.not-found, request.invalid for somebody who is not in the class
 */
export async function issueClassCards(
  ctx: Ctx,
  input: { classId: string; personIds?: string[] | undefined },
): Promise<Cards> {
  const place = await getOrganisation(ctx, input.classId);
  authorise(ctx, 'identity.card.issue', place);
  const { pupils } = await rosterOf(ctx, input.classId);
  const inClass = new Map(pupils.map(({ person }) => [person.id, person]));
  const named = input.personIds && [...new Set(input.personIds)];
  const wanted = named ? named.map((id, at) => demandPupil(inClass.get(id), at)) : [...inClass.values()];
  return inTx(ctx, async (ctx) => {
    const names = await ensureAccounts(
      ctx,
      wanted.map(({ id }) => id),
    );
    const accounts = await findAccounts(
      ctx,
      wanted.map(({ id }) => id),
    );
    const open = new Set(accounts.filter(({ status }) => status !== 'pending').map((row) => row.person_id));
    const people = named ? wanted : wanted.filter(({ id }) => !open.has(id));
    const issued = await issueCodes(ctx, people, names, place.tenantId);
    if (named) await takeAccessAway(ctx, people, place.tenantId);
    return { className: place.name, skipped: wanted.length - people.length, ...issued };
  });
}

function demandPupil(person: PersonSummary | undefined, at: number): PersonSummary {
  if (person) return person;
  throw invalidField(`/personIds/${at}`, '这名学生不在本班', 'This pupil is not in the class');
}

async function issueCodes(
  ctx: Ctx,
  people: readonly PersonSummary[],
  names: ReadonlyMap<string, string>,
  tenantId: string,
) {
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + validDays * 86_400_000);
  const cards = people.map(({ id, name }) => ({
    personId: id,
    personName: name,
    loginName: names.get(id) as string,
    code: makeActivationCode(),
  }));
  const ids = people.map(({ id }) => id);
  await voidProofs(ctx, 'activation', ids, now);
  const codes = cards.map(({ personId, code }) => ({ personId, hash: tokenHash(code.replaceAll('-', '')) }));
  await insertActivationCodes(ctx, codes, { issuedBy: personOf(ctx).personId, now, expiresAt });
  await Promise.all(
    ids.map((id) =>
      audit(ctx, {
        action: 'identity.card.issue',
        tenantId,
        subject: { type: 'person', id },
        detail: { expiresAt },
      }),
    ),
  );
  return { cards, expiresAt };
}

async function takeAccessAway(ctx: Ctx, people: readonly PersonSummary[], tenantId: string): Promise<void> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return;
  await clearPasswords(ctx, ids, ctx.now());
  await forgetAttempts(
    ctx,
    ids.flatMap((id) => [attemptKeys.password(id), attemptKeys.activation(id)]),
  );
  for (const id of ids) await endSessionsOf(ctx, id, 'all', 'reset', tenantId);
}
