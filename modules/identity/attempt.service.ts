import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { countAttempt, forgetAttempts, lockAttempts } from './attempt.queries.ts';

/** Five wrong answers within half an hour lock for half an hour (GB/T 22239, 8.1.4.1). */
const mostFailures = 5;
const lockMinutes = 30;
const lockMilliseconds = lockMinutes * 60_000;

/** What is being tried: whose password, whose second factor, whose code. */
export const attemptKeys = {
  password: (personId: string) => `p:${personId}`,
  unknownName: (hash: string) => `n:${hash}`,
  factor: (personId: string) => `f:${personId}`,
  activation: (personId: string) => `c:${personId}`,
};

type WrongAnswer = 'identity.wrong-credentials' | 'identity.wrong-code' | 'identity.activation-refused';

const locked = (until: Date, now: Date) => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new PlatformError('identity.locked', {
    values: { minutes: Math.ceil(seconds / 60) },
    retryAfter: seconds,
  });
};

/**
 * Begins an attempt. Call `fail` or `succeed` with the outcome.
 * @throws identity.locked when too many went wrong
 */
export async function beginAttempt(ctx: Ctx, key: string) {
  const now = ctx.now();
  const attempt = await countAttempt(ctx, key, now, new Date(now.getTime() - lockMilliseconds));
  if (attempt.lockedUntil) throw locked(attempt.lockedUntil, now);
  const until = new Date(now.getTime() + lockMilliseconds);
  if (attempt.failures > mostFailures) {
    // Guesses sent at the same time as the fifth wrong one.
    await lockAttempts(ctx, key, until);
    throw locked(until, now);
  }
  const left = mostFailures - attempt.failures;
  return {
    /** Answers with what is wrong, or with the lock when it was the last attempt. */
    async fail(code: WrongAnswer): Promise<PlatformError> {
      if (left > 0) return new PlatformError(code, { values: { left }, extra: { attemptsLeft: left } });
      await lockAttempts(ctx, key, until);
      return locked(until, now);
    },
    succeed: (inside: Ctx) => forgetAttempts(inside, [key]),
  };
}
