import { peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { makeToken, tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { defineCounter } from '#platform/metrics.ts';
import { type AccountWithFactors, findAccountWithFactors, setPasswordHash } from './account.queries.ts';
import { forgetAttempts } from './attempt.queries.ts';
import { admitAddress, attemptKeys, beginAttempt, creditAddress } from './attempt.service.ts';
import type { FactorKind } from './factor.queries.ts';
import { canonicalLoginName, findPersonByLogin } from './login.service.ts';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';
import { insertProof } from './proof.queries.ts';
import { type Opened, openSession } from './session.service.ts';
import type { SessionToken } from './session-token.ts';

export const signIns = defineCounter('sign_ins', 'Sign-ins by way and outcome', ['way', 'outcome']);

const ticketMilliseconds = 5 * 60_000;

/** What a ticket remembers of the first step. */
export type TicketData = { methods: string[]; sharedDevice: boolean };

export type SignInInput = { name: string; password: string; sharedDevice: boolean };

/** A session, or a ticket that a second factor turns into one. */
export type SignInResult =
  | Opened
  | { state: 'second-factor'; ticket: string; kinds: FactorKind[]; expiresAt: Date };

/**
 * Signs a person in by name and password. Whether the name exists shows neither in the text nor in the time: the same
 * attempts are counted and the same hash is computed.
 * @throws identity.wrong-credentials, identity.locked, identity.address-busy, identity.disabled, platform.busy
 */
export async function signIn(
  ctx: Ctx,
  input: SignInInput,
  before: SessionToken | undefined,
): Promise<SignInResult> {
  admitAddress(ctx);
  const personId = await findPersonByLogin(ctx, input.name);
  const key = personId
    ? attemptKeys.password(personId)
    : attemptKeys.unknownName(ctx.ports.cipher.hash('identity.name', canonicalLoginName(input.name)));
  const [attempt, account] = await Promise.all([
    beginAttempt(ctx, key).catch(async (error) => {
      await noteFailure(ctx, personId, 'locked');
      throw error;
    }),
    personId ? findAccountWithFactors(ctx, personId) : undefined,
  ]);
  const fits = await verifyPassword(ctx, account?.password_hash, input.password);
  if (!personId || !account || !fits) {
    const error = await attempt.fail('identity.wrong-credentials');
    await noteFailure(ctx, personId, error.code === 'identity.locked' ? 'locked' : 'wrong');
    throw error;
  }
  if (account.status === 'disabled') {
    await noteFailure(ctx, personId, 'disabled');
    throw new PlatformError('identity.disabled');
  }
  creditAddress(ctx);
  if (needsRehash(ctx, account.password_hash as string)) {
    await setPasswordHash(ctx, personId, await hashPassword(ctx, input.password));
  }
  const step = { personId, methods: ['pwd'], sharedDevice: input.sharedDevice, attempts: [key] };
  return finishFirstStep(ctx, step, before, account);
}

export type FirstStep = {
  personId: string;
  methods: string[];
  sharedDevice: boolean;
  attempts: readonly string[];
};

/**
 * After the password, or what stands for it: a session, or a ticket when a second factor is enrolled.
 * @param known the account, when it was just read
 */
export async function finishFirstStep(
  ctx: Ctx,
  step: FirstStep,
  before: SessionToken | undefined,
  known?: AccountWithFactors,
): Promise<SignInResult> {
  const account = known ?? (await findAccountWithFactors(ctx, step.personId));
  const kinds = [...new Set(account?.factor_kinds as FactorKind[] | undefined)];
  if (kinds.some((kind) => kind !== 'recovery-code')) {
    await forgetAttempts(ctx, step.attempts);
    return { state: 'second-factor', kinds, ...(await issueTicket(ctx, step)) };
  }
  const opened = await openSession(ctx, { ...step, strong: false, account }, before);
  signIns.inc({ way: 'password', outcome: 'signed-in' });
  return opened;
}

async function issueTicket(ctx: Ctx, { personId, methods, sharedDevice }: FirstStep) {
  const ticket = makeToken();
  const expiresAt = new Date(ctx.now().getTime() + ticketMilliseconds);
  await insertProof(ctx, {
    hash: tokenHash(ticket),
    purpose: 'second-factor',
    personId,
    data: { methods, sharedDevice } satisfies TicketData,
    now: ctx.now(),
    expiresAt,
  });
  return { ticket, expiresAt };
}

/** Failed sign-ins stand in the trail of the person's bureau; those of unknown names in the installation's. */
async function noteFailure(
  ctx: Ctx,
  personId: string | undefined,
  why: 'wrong' | 'locked' | 'disabled',
): Promise<void> {
  signIns.inc({ way: 'password', outcome: why });
  const tenantId = personId && (await peopleByIds(ctx, [personId])).get(personId)?.tenants[0];
  await audit(ctx, {
    action: 'identity.session.open',
    outcome: 'failed',
    ...(tenantId && { tenantId }),
    ...(personId && { personId, accountId: personId, subject: { type: 'person', id: personId } }),
    detail: { why },
  });
}
