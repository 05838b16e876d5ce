import { audit } from '#platform/audit.ts';
import { parseActivationCode, tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { invalidField, PlatformError } from '#platform/errors.ts';
import { admitAddress, attemptKeys, beginAttempt, creditAddress } from './attempt.service.ts';
import { canonicalLoginName, findPersonByLogin } from './login.service.ts';
import { issuePasswordTicket, type PasswordTicket } from './password-ticket.service.ts';
import { findAnyProof } from './proof.queries.ts';

/**
 * Turns a card's code into the right to choose a password. Typing errors are told from the code's own check and cost
 * no attempt; a code that fits another account, or a name that nobody has, are the same refusal.
 * @throws request.invalid at `/code`, identity.activation-refused, identity.code-used, identity.code-expired, identity.locked
 */
export async function activate(ctx: Ctx, input: { name: string; code: string }): Promise<PasswordTicket> {
  const code = parseActivationCode(input.code);
  if (!code.ok) throw invalidField('/code', code.zh, code.en);
  admitAddress(ctx);
  const hash = tokenHash(code.value);
  const personId = await findPersonByLogin(ctx, input.name);
  const key = personId
    ? attemptKeys.activation(personId)
    : attemptKeys.unknownName(ctx.ports.cipher.hash('identity.name', canonicalLoginName(input.name)));
  const [attempt, proof] = await Promise.all([beginAttempt(ctx, key), findAnyProof(ctx, 'activation', hash)]);
  if (!personId || !proof || proof.person_id !== personId) {
    const error = await attempt.fail('identity.activation-refused');
    await audit(ctx, {
      action: 'identity.account.activate',
      outcome: 'failed',
      ...(personId && { personId, subject: { type: 'person', id: personId } }),
    });
    throw error;
  }
  await attempt.succeed(ctx);
  creditAddress(ctx);
  if (proof.used_at) throw new PlatformError('identity.code-used');
  if (proof.expires_at <= ctx.now()) throw new PlatformError('identity.code-expired');
  return issuePasswordTicket(ctx, { personId, way: 'activation', activation: hash });
}
