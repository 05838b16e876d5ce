import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { findAccount } from './account.queries.ts';
import { attemptKeys, beginAttempt } from './attempt.service.ts';
import { keepChallenge, takeChallenge } from './challenge.service.ts';
import {
  confirmTotp,
  deleteFactor,
  deleteFactors,
  deletePendingTotp,
  findPendingTotp,
  insertFactor,
  insertRecoveryCodes,
  listFactors,
} from './factor.queries.ts';
import { newRecoveryCodes, newTotpSecret, totpStep, totpUri } from './one-time-code.ts';
import { type Passkey, registrationOptions, type Site, verifyRegistration } from './passkey.ts';
import { setSessionStrong } from './session.queries.ts';

export const sealedFor = (factorId: string) => `identity.factor:${factorId}`;

/**
 * For what a stolen password alone must not reach.
 * @throws auth.second-factor unless one was given in this session
 */
export function requireStrong(ctx: Ctx): void {
  const { actor } = ctx;
  if (actor.kind === 'system') return;
  if (actor.kind !== 'person' || !actor.strong) throw new PlatformError('auth.second-factor');
}

/** The first factor may be added with the password alone; after that, one of them must have been given. */
async function demandMayAdd(ctx: Ctx) {
  const { personId } = personOf(ctx);
  const factors = await listFactors(ctx, personId);
  const isFirst = factors.every(({ kind }) => kind === 'recovery-code');
  if (!isFirst) requireStrong(ctx);
  return { factors, isFirst };
}

/** Begins to set up an authenticator app. The secret is shown once; it counts after `confirmTotpFactor`. */
export async function startTotp(ctx: Ctx, label: string) {
  const { personId } = personOf(ctx);
  await demandMayAdd(ctx);
  const account = await findAccount(ctx, personId);
  const secret = newTotpSecret();
  const id = uuidv7();
  await inTx(ctx, async (ctx) => {
    await deletePendingTotp(ctx, personId);
    await insertFactor(ctx, {
      personId,
      id,
      kind: 'totp',
      label,
      secret: ctx.ports.cipher.seal(secret, sealedFor(id)),
      now: ctx.now(),
    });
  });
  return { id, secret, uri: totpUri(secret, account?.login_name ?? '') };
}

/**
 * Proves that the app shows the right codes. The session is strong from here on.
 * @returns recovery codes when this is the first factor
 */
export async function confirmTotpFactor(ctx: Ctx, id: string, code: string) {
  const { personId } = personOf(ctx);
  const { isFirst } = await demandMayAdd(ctx);
  const pending = await findPendingTotp(ctx, personId, id);
  if (!pending) throw notFound('待确认的验证器', 'authenticator to confirm');
  const attempt = await beginAttempt(ctx, attemptKeys.factor(personId));
  const step = totpStep(ctx.ports.cipher.open(pending.secret, sealedFor(id)), code, ctx.now());
  if (step === undefined) throw await attempt.fail('identity.wrong-code');
  return inTx(ctx, async (ctx) => {
    await attempt.succeed(ctx);
    await confirmTotp(ctx, personId, id, step, ctx.now());
    return added(ctx, { id, kind: 'totp', isFirst });
  });
}

async function added(
  ctx: Ctx,
  { id, kind, isFirst }: { id: string; kind: 'totp' | 'passkey'; isFirst: boolean },
) {
  const { personId, sessionId } = personOf(ctx);
  await setSessionStrong(ctx, personId, sessionId, kind === 'totp' ? 'otp' : 'hwk');
  await audit(ctx, { action: 'identity.factor.add', subject: { type: 'factor', id }, detail: { kind } });
  return { id, recoveryCodes: isFirst ? await replaceRecoveryCodes(ctx, personId) : [] };
}

async function replaceRecoveryCodes(ctx: Ctx, personId: string): Promise<string[]> {
  const { codes, hashes } = newRecoveryCodes();
  await deleteFactors(ctx, personId, 'recovery-code');
  const rows = hashes.map((hash) => ({ id: uuidv7(), hash }));
  await insertRecoveryCodes(ctx, personId, rows, ctx.now());
  return codes;
}

/** Ten fresh recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  requireStrong(ctx);
  const { personId } = personOf(ctx);
  return inTx(ctx, async (ctx) => {
    await audit(ctx, { action: 'identity.factor.renew-codes', subject: { type: 'person', id: personId } });
    return replaceRecoveryCodes(ctx, personId);
  });
}

export const passkeysOf = (factors: readonly { kind: string; data: unknown }[]) =>
  factors.filter(({ kind }) => kind === 'passkey').map(({ data }) => data as Passkey);

/** Options for the browser to make a passkey. */
export async function startPasskey(ctx: Ctx, site: Site) {
  const { personId } = personOf(ctx);
  const { factors } = await demandMayAdd(ctx);
  const [account, people] = await Promise.all([findAccount(ctx, personId), peopleByIds(ctx, [personId])]);
  const name = people.get(personId)?.name ?? '';
  const person = { id: personId, name, loginName: account?.login_name ?? '' };
  const options = await registrationOptions(site, person, passkeysOf(factors));
  await keepChallenge(ctx, options.challenge, { for: 'registration', personId });
  return options;
}

/** Keeps the passkey that the browser made. @throws identity.passkey-refused */
export async function addPasskey(
  ctx: Ctx,
  site: Site,
  input: { label: string; response: RegistrationResponseJSON },
) {
  const { personId } = personOf(ctx);
  const { isFirst } = await demandMayAdd(ctx);
  const challenge = await takeChallenge(ctx, input.response, 'registration');
  if (challenge?.personId !== personId) throw new PlatformError('identity.passkey-refused');
  const passkey = await verifyRegistration(site, challenge.challenge, input.response);
  if (!passkey) throw new PlatformError('identity.passkey-refused');
  const id = uuidv7();
  return inTx(ctx, async (ctx) => {
    const now = ctx.now();
    await insertFactor(ctx, {
      personId,
      id,
      kind: 'passkey',
      label: input.label,
      secret: passkey.credentialId,
      data: passkey,
      confirmedAt: now,
      now,
    });
    return added(ctx, { id, kind: 'passkey', isFirst });
  });
}

/** Removes a factor; with the last one go the recovery codes. @throws auth.second-factor, resource.not-found */
export async function removeFactor(ctx: Ctx, id: string): Promise<void> {
  requireStrong(ctx);
  const { personId } = personOf(ctx);
  await inTx(ctx, async (ctx) => {
    const kind = await deleteFactor(ctx, personId, id);
    if (!kind) throw notFound('这个验证方式', 'factor');
    const left = await listFactors(ctx, personId);
    if (left.every((factor) => factor.kind === 'recovery-code'))
      await deleteFactors(ctx, personId, 'recovery-code');
    await audit(ctx, { action: 'identity.factor.remove', subject: { type: 'factor', id }, detail: { kind } });
  });
}

/** The own factors, without anything secret. */
export async function viewFactors(ctx: Ctx) {
  const factors = await listFactors(ctx, personOf(ctx).personId);
  const isCode = ({ kind }: { kind: string }) => kind === 'recovery-code';
  return {
    factors: factors
      .filter((factor) => !isCode(factor))
      .map(({ id, kind, label, created_at, last_used_at }) => ({
        id,
        kind: kind as 'totp' | 'passkey',
        label,
        createdAt: created_at.toISOString(),
        lastUsedAt: last_used_at?.toISOString() ?? null,
      })),
    recoveryCodesLeft: factors.filter(isCode).length,
  };
}
