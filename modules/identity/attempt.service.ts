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

// A bucket for each address and process. A whole class that mistypes its first password (45 pupils, twice each) fits;
// somebody who tries one password on every account of a school is slowed to one guess in five seconds.
const capacity = 120;
const refillSeconds = 5;
const creditOfSuccess = 3;
const mostAddresses = 50_000;

type Bucket = { left: number; at: number };
const buckets = new Map<string, Bucket>();

function bucketOf(ctx: Ctx): Bucket {
  const address = ctx.address ?? '';
  const now = ctx.now().getTime();
  let bucket = buckets.get(address);
  if (!bucket) {
    if (buckets.size >= mostAddresses) buckets.clear();
    bucket = { left: capacity, at: now };
    buckets.set(address, bucket);
  }
  bucket.left = Math.min(capacity, bucket.left + Math.max(0, now - bucket.at) / 1000 / refillSeconds);
  bucket.at = now;
  return bucket;
}

/**
 * Takes one guess from the address's bucket before it is judged.
 * @throws identity.address-busy after many wrong passwords from one address; it recovers within seconds
 */
export function admitAddress(ctx: Ctx): void {
  const bucket = bucketOf(ctx);
  if (bucket.left < 1) {
    throw new PlatformError('identity.address-busy', {
      values: { seconds: refillSeconds },
      retryAfter: refillSeconds,
    });
  }
  bucket.left -= 1;
}

/** The guess was right: a busy school's bucket stays full. */
export function creditAddress(ctx: Ctx): void {
  const bucket = bucketOf(ctx);
  bucket.left = Math.min(capacity, bucket.left + creditOfSuccess);
}
