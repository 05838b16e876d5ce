import { randomInt } from 'node:crypto';
import { findPersonByIdentifier, peopleByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { parseMobilePhone } from '#platform/codes/phone.ts';
import { makeToken, tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { invalidField, PlatformError } from '#platform/errors.ts';
import { findAccount } from './account.queries.ts';
import { ensureAccounts } from './account.service.ts';
import { beginAttempt } from './attempt.service.ts';
import { issuePasswordTicket, type PasswordTicket } from './password-ticket.service.ts';
import { countProofAttempt, insertProof, takeProof } from './proof.queries.ts';

const codeMinutes = 10;
const mostTries = 5;

export type Channel = 'phone' | 'mail';

/**
 * Sends a six-digit code to a phone or mail address on record. The answer is the same whether anybody has it: same
 * text, same reads, and the message goes out after the answer.
 * @throws messages.sms-not-configured, messages.mail-not-configured, identity.too-many-codes, request.invalid
 */
export async function startRecovery(ctx: Ctx, input: { channel: Channel; address: string }) {
  const address = canonicalAddress(input.channel, input.address);
  const port = input.channel === 'phone' ? ctx.ports.sms : ctx.ports.mail;
  if (!port.available)
    throw new PlatformError(`messages.${input.channel === 'phone' ? 'sms' : 'mail'}-not-configured`);
  await beginAttempt(ctx, `r:${ctx.ports.cipher.hash('identity.recovery', address)}`).catch(tooMany);
  const personId = await findPersonByIdentifier(ctx, input.channel, address);
  const ticket = makeToken();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(ctx.now().getTime() + codeMinutes * 60_000);
  await insertProof(ctx, {
    hash: tokenHash(ticket),
    purpose: 'recovery',
    personId,
    data: { code: tokenHash(`${ticket}.${code}`) },
    now: ctx.now(),
    expiresAt,
  });
  const tenantId = personId && (await peopleByIds(ctx, [personId])).get(personId)?.tenants[0];
  await audit(ctx, {
    action: 'identity.recovery.start',
    ...(tenantId && { tenantId }),
    ...(personId && { personId, subject: { type: 'person', id: personId } }),
    detail: { channel: input.channel },
  });
  if (personId) send(ctx, input.channel, address, code);
  return { ticket, expiresAt };
}

function canonicalAddress(channel: Channel, typed: string): string {
  if (channel === 'mail') return typed.trim().toLowerCase();
  const phone = parseMobilePhone(typed);
  if (!phone.ok) throw invalidField('/address', phone.zh, phone.en);
  return phone.value.number;
}

function tooMany(error: unknown): never {
  if (!(error instanceof PlatformError) || error.code !== 'identity.locked') throw error;
  const seconds = error.retryAfter ?? 60;
  throw new PlatformError('identity.too-many-codes', {
    values: { minutes: Math.ceil(seconds / 60) },
    retryAfter: seconds,
  });
}

/** Not awaited: how long a gateway takes must not tell that there was something to send. */
function send(ctx: Ctx, channel: Channel, to: string, code: string): void {
  const { zh, en } = {
    zh: `【通学】验证码 ${code}，${codeMinutes} 分钟内有效，用于设置登录密码。不是您本人操作请忽略，切勿告诉他人。`,
    en: `[Tongxue] ${code} is your code to set a password, valid for ${codeMinutes} minutes. Tell it to nobody.`,
  };
  const sent =
    channel === 'phone'
      ? ctx.ports.sms.send({ to, text: zh })
      : ctx.ports.mail.send({ to, subject: '通学验证码 Tongxue code', text: `${zh}\n\n${en}` });
  sent.catch((error: unknown) => ctx.log.error({ err: error, channel }, 'recovery code not sent'));
}

/**
 * Turns the code of a message into the right to choose a password; opens the account of who never had one.
 * @throws identity.wrong-code, identity.ticket-expired after five tries or ten minutes, identity.disabled
 */
export async function confirmRecovery(
  ctx: Ctx,
  input: { ticket: string; code: string },
): Promise<PasswordTicket> {
  const hash = tokenHash(input.ticket);
  const proof = await countProofAttempt(ctx, 'recovery', hash, ctx.now());
  if (!proof || proof.attempts > mostTries) throw new PlatformError('identity.ticket-expired');
  const { code } = proof.data as { code: string };
  const personId = proof.person_id;
  if (!personId || tokenHash(`${input.ticket}.${input.code}`) !== code) {
    const left = mostTries - proof.attempts;
    throw new PlatformError('identity.wrong-code', { values: { left }, extra: { attemptsLeft: left } });
  }
  if (!(await takeProof(ctx, 'recovery', hash, ctx.now())))
    throw new PlatformError('identity.ticket-expired');
  await ensureAccounts(ctx, [personId]);
  const account = await findAccount(ctx, personId);
  if (account?.status === 'disabled') throw new PlatformError('identity.disabled');
  return issuePasswordTicket(ctx, { personId, way: 'recovery' });
}
