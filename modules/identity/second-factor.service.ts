import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { audit } from '#platform/audit.ts';
import { tokenHash } from '#platform/crypto/tokens.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { findAccount } from './account.queries.ts';
import { admitAddress, attemptKeys, beginAttempt } from './attempt.service.ts';
import { keepChallenge, takeChallenge } from './challenge.service.ts';
import { acceptStep, type FactorRow, listFactors, takeRecoveryCode, touchPasskey } from './factor.queries.ts';
import { passkeysOf, sealedFor } from './factor.service.ts';
import { recoveryCodeHash, totpStep } from './one-time-code.ts';
import { authenticationOptions, type Passkey, type Site, verifyAuthentication } from './passkey.ts';
import { findProof, takeProof } from './proof.queries.ts';
import { setSessionStrong } from './session.queries.ts';
import type { SessionView } from './session.schema.ts';
import { type Opened, openSession, viewSession } from './session.service.ts';
import type { SessionToken } from './session-token.ts';
import { signIns, type TicketData } from './sign-in.service.ts';

/** A second factor as the person gives it. */
export type GivenFactor =
  | { kind: 'totp'; code: string }
  | { kind: 'recovery-code'; code: string }
  | { kind: 'passkey'; response: AuthenticationResponseJSON };

/** RFC 8176 names of what each kind proves; a passkey is opened by finger, face or PIN. */
const methodsOf = { totp: ['otp'], 'recovery-code': ['otp'], passkey: ['hwk', 'user'] } as const;

/**
 * Judges a given factor. Each TOTP step, recovery code and challenge is good once, also for two who try at once.
 * @throws identity.wrong-code, identity.locked
 */
async function judge(ctx: Ctx, site: Site, personId: string, given: GivenFactor): Promise<void> {
  const attempt = await beginAttempt(ctx, attemptKeys.factor(personId));
  const factors = await listFactors(ctx, personId);
  const isGood = await isGoodFactor(ctx, site, factors, personId, given);
  if (isGood) return attempt.succeed(ctx);
  signIns.inc({ way: given.kind, outcome: 'wrong' });
  await audit(ctx, {
    action: 'identity.factor.give',
    outcome: 'failed',
    personId,
    subject: { type: 'person', id: personId },
    detail: { kind: given.kind },
  });
  throw await attempt.fail('identity.wrong-code');
}

function isGoodFactor(
  ctx: Ctx,
  site: Site,
  factors: readonly FactorRow[],
  personId: string,
  given: GivenFactor,
) {
  switch (given.kind) {
    case 'totp':
      return isTotp(ctx, factors, given.code);
    case 'recovery-code':
      return isRecoveryCode(ctx, personId, given.code);
    case 'passkey':
      return isPasskey(ctx, site, factors, given.response);
  }
}

async function isTotp(ctx: Ctx, factors: readonly FactorRow[], code: string): Promise<boolean> {
  for (const { id, kind, person_id, secret } of factors) {
    if (kind !== 'totp') continue;
    const step = totpStep(ctx.ports.cipher.open(secret, sealedFor(id)), code, ctx.now());
    if (step !== undefined && (await acceptStep(ctx, person_id, id, step, ctx.now()))) return true;
  }
  return false;
}

async function isRecoveryCode(ctx: Ctx, personId: string, code: string): Promise<boolean> {
  const hash = recoveryCodeHash(code);
  return hash !== undefined && takeRecoveryCode(ctx, personId, hash, ctx.now());
}

async function isPasskey(
  ctx: Ctx,
  site: Site,
  factors: readonly FactorRow[],
  response: AuthenticationResponseJSON,
) {
  const challenge = await takeChallenge(ctx, response, 'authentication');
  const factor = factors.find(({ kind, secret }) => kind === 'passkey' && secret === response.id);
  if (!challenge || !factor) return false;
  const counter = await verifyAuthentication(site, challenge.challenge, response, factor.data as Passkey);
  if (counter === undefined) return false;
  return touchPasskey(ctx, factor.person_id, factor.id, counter, ctx.now());
}

/** Second step of a sign-in. @throws identity.ticket-expired, identity.wrong-code, identity.locked */
export async function signInWithSecondFactor(
  ctx: Ctx,
  site: Site,
  { ticket, factor }: { ticket: string; factor: GivenFactor },
  before: SessionToken | undefined,
): Promise<Opened> {
  const hash = tokenHash(ticket);
  const proof = await findProof(ctx, 'second-factor', hash, ctx.now());
  const personId = proof?.person_id;
  if (!personId) throw new PlatformError('identity.ticket-expired');
  await judge(ctx, site, personId, factor);
  if (!(await takeProof(ctx, 'second-factor', hash, ctx.now())))
    throw new PlatformError('identity.ticket-expired');
  const { methods, sharedDevice } = proof.data as TicketData;
  const all = [...methods, ...methodsOf[factor.kind], 'mfa'];
  const opened = await openSession(
    ctx,
    { personId, methods: all, strong: true, sharedDevice, attempts: [] },
    before,
  );
  signIns.inc({ way: factor.kind, outcome: 'signed-in' });
  return opened;
}

/** Options for the browser to answer with a passkey: any that it has, or those of the ticket's or session's person. */
export async function startPasskeyAnswer(ctx: Ctx, site: Site, ticket: string | undefined) {
  const proof = ticket ? await findProof(ctx, 'second-factor', tokenHash(ticket), ctx.now()) : undefined;
  const personId = proof?.person_id ?? (ctx.actor.kind === 'person' ? ctx.actor.personId : undefined);
  const known = personId ? passkeysOf(await listFactors(ctx, personId)) : [];
  const options = await authenticationOptions(site, known);
  await keepChallenge(ctx, options.challenge, { for: 'authentication' });
  return options;
}

/**
 * Signs in with a passkey alone: what one has and, to open it, what one is or knows.
 * @throws identity.passkey-refused, identity.locked, identity.disabled
 */
export async function signInWithPasskey(
  ctx: Ctx,
  site: Site,
  input: { response: AuthenticationResponseJSON; sharedDevice: boolean },
  before: SessionToken | undefined,
): Promise<Opened> {
  admitAddress(ctx);
  const handle = input.response.response.userHandle;
  const personId = handle ? Buffer.from(handle, 'base64url').toString('utf8') : '';
  const account = uuid.test(personId) ? await findAccount(ctx, personId) : undefined;
  if (!account) throw new PlatformError('identity.passkey-refused');
  await judge(ctx, site, personId, { kind: 'passkey', response: input.response }).catch((error) => {
    if (error instanceof PlatformError && error.code === 'identity.wrong-code') {
      throw new PlatformError('identity.passkey-refused');
    }
    throw error;
  });
  if (account.status !== 'active') throw new PlatformError('identity.disabled');
  const { sharedDevice } = input;
  const methods = ['hwk', 'user', 'mfa'];
  const opened = await openSession(
    ctx,
    { personId, methods, strong: true, sharedDevice, attempts: [] },
    before,
  );
  signIns.inc({ way: 'passkey', outcome: 'signed-in' });
  return opened;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Step-up: a second factor in the middle of a session. From here on the session is strong. */
export async function strengthenSession(ctx: Ctx, site: Site, factor: GivenFactor): Promise<SessionView> {
  const actor = personOf(ctx);
  await judge(ctx, site, actor.personId, factor);
  await inTx(ctx, async (ctx) => {
    await setSessionStrong(ctx, actor.personId, actor.sessionId, methodsOf[factor.kind][0]);
    await audit(ctx, { action: 'identity.factor.give', detail: { kind: factor.kind } });
  });
  const mustDo = actor.mustDo.filter((what) => what !== 'second-factor');
  return viewSession({ ...ctx, actor: { ...actor, strong: true, mustDo } });
}
