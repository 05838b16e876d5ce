import { type PersonSummary, peopleByIds, searchPeople } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { makeActivationCode, tokenHash } from '#platform/crypto/tokens.ts';
import { type Ctx, grantOf, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import {
  clearPasswords,
  findAccount,
  findAccounts,
  findByLoginPrefix,
  setStatus,
} from './account.queries.ts';
import { ensureAccounts } from './account.service.ts';
import { findLocks, forgetAttempts } from './attempt.queries.ts';
import { attemptKeys } from './attempt.service.ts';
import { emitHome } from './emit-home.ts';
import { countFactors, deleteFactors } from './factor.queries.ts';
import { accountDisabled } from './identity.events.ts';
import { canonicalLoginName, findPersonByLogin } from './login.service.ts';
import { insertActivationCodes, voidProofs } from './proof.queries.ts';
import { listSessions } from './session.queries.ts';
import { endSessionsOf, heldRolesOf } from './session.service.ts';

const codeDays = 7;
const mostFound = 50;

/** A person whom the actor's bureau knows. Others do not exist for it. @throws auth.forbidden, resource.not-found */
async function demandPerson(ctx: Ctx, permission: string, personId: string) {
  authorise(ctx, permission);
  const person = (await peopleByIds(ctx, [personId])).get(personId);
  const tenantId = person && tenantInReach(ctx, person);
  if (!person || !tenantId) throw notFound('这个人的账号', 'account');
  return { person, tenantId };
}

const tenantInReach = (ctx: Ctx, { tenants }: PersonSummary) =>
  tenants.find((id) => grantOf(ctx).tenants.includes(id));

/** Nobody lifts or sets a measure on the own account: that takes a second administrator. */
async function demandOther(ctx: Ctx, permission: string, personId: string) {
  const found = await demandPerson(ctx, permission, personId);
  if (personOf(ctx).personId === personId) throw new PlatformError('identity.own-account');
  return found;
}

export type AccountView = {
  personId: string;
  personName: string;
  /** Undefined when there is no account yet. */
  loginName: string | undefined;
  status: 'none' | 'pending' | 'active' | 'disabled';
  lockedUntil: Date | undefined;
  lastSignInAt: Date | undefined;
  activatedAt: Date | undefined;
};

const lockKeys = (id: string) => [
  attemptKeys.password(id),
  attemptKeys.factor(id),
  attemptKeys.activation(id),
];

/** People by name or pinyin, the beginning of an account name, or an exact phone or student number. At most fifty. */
export async function findAccountsFor(ctx: Ctx, q: string): Promise<AccountView[]> {
  authorise(ctx, 'identity.account.read');
  const [exact, byPrefix, byName] = await Promise.all([
    findPersonByLogin(ctx, q),
    findByLoginPrefix(ctx, canonicalLoginName(q), 200),
    searchPeople(ctx, { q, limit: mostFound }),
  ]);
  const ids = [...(exact ? [exact] : []), ...byPrefix, ...byName.items.map(({ id }) => id)];
  return viewAccounts(ctx, [...new Set(ids)], mostFound);
}

async function viewAccounts(ctx: Ctx, ids: readonly string[], most: number): Promise<AccountView[]> {
  const people = await peopleByIds(ctx, ids);
  const near = ids
    .flatMap((id) => people.get(id) ?? [])
    .filter((person) => tenantInReach(ctx, person))
    .slice(0, most);
  const [rows, locks] = await Promise.all([
    findAccounts(
      ctx,
      near.map(({ id }) => id),
    ),
    findLocks(
      ctx,
      near.flatMap(({ id }) => lockKeys(id)),
      ctx.now(),
    ),
  ]);
  const accounts = new Map(rows.map((row) => [row.person_id, row]));
  return near.map(({ id, name }) => {
    const account = accounts.get(id);
    return {
      personId: id,
      personName: name,
      loginName: account?.login_name,
      status: (account?.status as AccountView['status'] | undefined) ?? 'none',
      lockedUntil: lockKeys(id)
        .flatMap((key) => locks.get(key) ?? [])
        .sort((a, b) => b.getTime() - a.getTime())[0],
      lastSignInAt: account?.last_sign_in_at ?? undefined,
      activatedAt: account?.activated_at ?? undefined,
    };
  });
}

/** One account with roles, live sessions and the number of factors. */
export async function viewAccount(ctx: Ctx, personId: string) {
  const { person } = await demandPerson(ctx, 'identity.account.read', personId);
  const [views, { roles }, sessions, factors] = await Promise.all([
    viewAccounts(ctx, [person.id], 1),
    heldRolesOf(ctx, person.id),
    listSessions(ctx, person.id, ctx.now()),
    countFactors(ctx, person.id),
  ]);
  const [view] = views;
  if (!view) throw notFound('这个人的账号', 'account');
  return { ...view, roles, sessions, factors };
}

/** Disables or enables an account. Disabling ends every session at once. */
export async function changeStatus(ctx: Ctx, personId: string, status: 'active' | 'disabled'): Promise<void> {
  const { tenantId } = await demandOther(ctx, 'identity.account.manage', personId);
  await inTx(ctx, async (ctx) => {
    if (!(await setStatus(ctx, personId, status, ctx.now()))) throw notFound('这个人的账号', 'account');
    if (status === 'disabled') {
      await endSessionsOf(ctx, personId, 'all', 'disabled', tenantId);
      await emitHome(ctx, accountDisabled, tenantId, { personId });
    }
    const action = status === 'disabled' ? 'identity.account.disable' : 'identity.account.enable';
    await audit(ctx, { action, tenantId, subject: { type: 'person', id: personId } });
  });
}

/** Opens a lock before its time. */
export async function unlockAccount(ctx: Ctx, personId: string): Promise<void> {
  const { tenantId } = await demandOther(ctx, 'identity.account.manage', personId);
  await inTx(ctx, async (ctx) => {
    await forgetAttempts(ctx, lockKeys(personId));
    await audit(ctx, {
      action: 'identity.account.unlock',
      tenantId,
      subject: { type: 'person', id: personId },
    });
  });
}

/**
 * Takes the password away and gives a code for a new one, to be handed over in person. Works for people who never had
 * an account too.
 */
export async function resetAccount(ctx: Ctx, personId: string) {
  const { person, tenantId } = await demandOther(ctx, 'identity.account.manage', personId);
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + codeDays * 86_400_000);
  const code = makeActivationCode();
  return inTx(ctx, async (ctx) => {
    const names = await ensureAccounts(ctx, [person.id]);
    const account = await findAccount(ctx, person.id);
    if (account?.status === 'disabled') throw new PlatformError('identity.disabled');
    await clearPasswords(ctx, [person.id], now);
    await forgetAttempts(ctx, lockKeys(person.id));
    await endSessionsOf(ctx, person.id, 'all', 'reset', tenantId);
    await voidProofs(ctx, 'activation', [person.id], now);
    const codes = [{ personId: person.id, hash: tokenHash(code.replaceAll('-', '')) }];
    await insertActivationCodes(ctx, codes, { issuedBy: personOf(ctx).personId, now, expiresAt });
    await audit(ctx, {
      action: 'identity.account.reset',
      tenantId,
      subject: { type: 'person', id: person.id },
    });
    return { personName: person.name, loginName: names.get(person.id) as string, code, expiresAt };
  });
}

/** Removes all second factors of who lost the phone that held them. */
export async function resetFactors(ctx: Ctx, personId: string): Promise<void> {
  const { tenantId } = await demandOther(ctx, 'identity.account.manage', personId);
  await inTx(ctx, async (ctx) => {
    await deleteFactors(ctx, personId, 'all');
    await forgetAttempts(ctx, [attemptKeys.factor(personId)]);
    await endSessionsOf(ctx, personId, 'all', 'factors-reset', tenantId);
    await audit(ctx, {
      action: 'identity.factor.reset',
      tenantId,
      subject: { type: 'person', id: personId },
    });
  });
}

/** Signs somebody out everywhere. @returns how many sessions ended */
export async function endSessionsOfOther(ctx: Ctx, personId: string): Promise<number> {
  const { tenantId } = await demandPerson(ctx, 'identity.session.end', personId);
  return endSessionsOf(ctx, personId, 'all', 'ended-by-administrator', tenantId);
}
