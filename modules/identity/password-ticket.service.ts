import { audit } from '#platform/audit.ts';
import { makeToken, tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { findAccount, setPassword } from './account.queries.ts';
import { attemptKeys } from './attempt.service.ts';
import { emitHome } from './emit-home.ts';
import { accountActivated } from './identity.events.ts';
import { demandPassword, hashPassword } from './password.ts';
import { findProof, insertProof, takeProof } from './proof.queries.ts';
import { highestLevel, passwordPolicies, type SecurityLevel } from './security-level.policy.ts';
import { endSessionsOf, heldRolesOf } from './session.service.ts';
import type { SessionToken } from './session-token.ts';
import { finishFirstStep, type SignInResult } from './sign-in.service.ts';

const ticketMilliseconds = 15 * 60_000;

/** Who may set a new password for whom, for a quarter of an hour: what a card's code or a message's code turns into. */
export type PasswordTicket = {
  ticket: string;
  personName: string;
  loginName: string;
  level: SecurityLevel;
  policy: { minLength: number; minClasses: number };
  expiresAt: Date;
};

type Way = 'activation' | 'recovery';

/** @param activation hash of the card's code, used up when the password is set */
export async function issuePasswordTicket(
  ctx: Ctx,
  { personId, way, activation }: { personId: string; way: Way; activation?: string },
): Promise<PasswordTicket> {
  const [account, { person, roles }] = await Promise.all([
    findAccount(ctx, personId),
    heldRolesOf(ctx, personId),
  ]);
  if (!account || !person) throw new PlatformError('identity.ticket-expired');
  const ticket = makeToken();
  const expiresAt = new Date(ctx.now().getTime() + ticketMilliseconds);
  const data = { way, activation };
  await insertProof(ctx, {
    hash: tokenHash(ticket),
    purpose: 'password',
    personId,
    data,
    now: ctx.now(),
    expiresAt,
  });
  const level = highestLevel(roles.map(({ role }) => role));
  const { name } = person;
  return {
    ticket,
    personName: name,
    loginName: account.login_name,
    level,
    policy: passwordPolicies[level],
    expiresAt,
  };
}

/**
 * Sets the password that a ticket allows, ends every other session and signs in; a second factor is still asked for.
 * @throws identity.ticket-expired, identity.code-used, identity.disabled, request.invalid for a weak password
 */
export async function setPasswordByTicket(
  ctx: Ctx,
  { ticket, password, sharedDevice }: { ticket: string; password: string; sharedDevice: boolean },
  before: SessionToken | undefined,
): Promise<SignInResult> {
  const ticketHash = tokenHash(ticket);
  const proof = await findProof(ctx, 'password', ticketHash, ctx.now());
  const personId = proof?.person_id;
  if (!personId) throw new PlatformError('identity.ticket-expired');
  const { way, activation } = proof.data as { way: Way; activation?: string };
  const [account, { person, roles }] = await Promise.all([
    findAccount(ctx, personId),
    heldRolesOf(ctx, personId),
  ]);
  if (!account || !person || account.status === 'disabled') throw new PlatformError('identity.disabled');
  const level = highestLevel(roles.map(({ role }) => role));
  demandPassword(password, account.login_name, level);
  const hash = await hashPassword(ctx, password);
  const tenantId = roles[0]?.tenantId ?? person.tenants[0];
  await inTx(ctx, async (ctx) => {
    const now = ctx.now();
    if (!(await takeProof(ctx, 'password', ticketHash, now)))
      throw new PlatformError('identity.ticket-expired');
    if (activation && !(await takeProof(ctx, 'activation', activation, now))) {
      throw new PlatformError('identity.code-used');
    }
    if (!(await setPassword(ctx, personId, { hash, level, now })))
      throw new PlatformError('identity.disabled');
    await endSessionsOf(ctx, personId, 'all', 'password-changed', tenantId);
    const trail = {
      personId,
      accountId: personId,
      subject: { type: 'person', id: personId },
      detail: { way },
    };
    await audit(ctx, { action: 'identity.password.set', ...(tenantId && { tenantId }), ...trail });
    await emitHome(ctx, accountActivated, tenantId, { personId });
  });
  const attempts = [attemptKeys.password(personId), attemptKeys.activation(personId)];
  return finishFirstStep(ctx, { personId, methods: ['pwd'], sharedDevice, attempts }, before);
}
