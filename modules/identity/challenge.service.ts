import { tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { claimsOf } from './passkey.ts';
import { insertProof, takeProof } from './proof.queries.ts';

const milliseconds = 5 * 60_000;

type Meaning = 'registration' | 'authentication';
type Kept = { for: Meaning; personId?: string };

/** Remembers a passkey challenge for five minutes, for one answer. */
export async function keepChallenge(ctx: Ctx, challenge: string, data: Kept): Promise<void> {
  await insertProof(ctx, {
    hash: tokenHash(challenge),
    purpose: 'passkey',
    data,
    now: ctx.now(),
    expiresAt: new Date(ctx.now().getTime() + milliseconds),
  });
}

/** Uses up the challenge that an answer names; undefined when we did not ask it, or it was answered already. */
export async function takeChallenge(ctx: Ctx, response: Parameters<typeof claimsOf>[0], meaning: Meaning) {
  const { challenge, personId: handle } = claimsOf(response);
  const proof = await takeProof(ctx, 'passkey', tokenHash(challenge), ctx.now());
  const kept = proof?.data as Kept | undefined;
  return kept?.for === meaning ? { challenge, personId: kept.personId, handle } : undefined;
}
