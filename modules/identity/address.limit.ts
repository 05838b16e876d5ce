import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';

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
