import { availableParallelism } from 'node:os';
import { hash as argon2, verify as argon2Verify, parseOptions } from '@node-rs/argon2';
import { CryptoError } from './error.ts';

export type PasswordHasherOptions = {
  /** Hashes at a time; each takes a thread of libuv's pool. Default: the cores, at most 4. */
  concurrency?: number;
  /** Waiting hashes beyond which callers are refused. Default 256: some seconds of work on two cores. */
  queueLimit?: number;
  /** KiB. Default 19,456 (19 MiB, OWASP's recommendation for t = 2, p = 1). */
  memoryCost?: number;
  timeCost?: number;
};

/** Argon2id off the event loop, a few at a time. */
export type PasswordHasher = {
  /** The PHC string to store. @throws CryptoError password.busy, password.too_long */
  hash: (password: string) => Promise<string>;
  /**
   * Whether the password fits. Without a stored hash (no such account) the answer is no after the same work, so that
   * the time does not tell which accounts exist. @throws CryptoError password.busy, password.hash_malformed
   */
  verify: (stored: string | undefined, password: string) => Promise<boolean>;
  /** Whether the stored hash was made with other parameters than new ones: hash again after the next good sign-in. */
  needsRehash: (stored: string) => boolean;
  /** For metrics. */
  load: () => { running: number; waiting: number };
};

/** Longer input is never hashed; the policy asks for far less. */
const LONGEST_PASSWORD = 256;

/** The same password typed on another keyboard or in full-width signs is the same (RFC 8265: here NFKC). */
const canonical = (password: string): string => password.normalize('NFKC');

/** A hasher with its own queue. Make one per process: the queue is what keeps a rush of sign-ins from piling up memory. */
export function createPasswordHasher(options: PasswordHasherOptions = {}): PasswordHasher {
  const {
    concurrency = Math.min(availableParallelism(), 4),
    queueLimit = 256,
    memoryCost = 19_456,
    timeCost = 2,
  } = options;
  const cost = { algorithm: 2, memoryCost, timeCost, parallelism: 1, outputLen: 32 } as const;
  const waiting: (() => void)[] = [];
  let running = 0;
  let decoy: Promise<string> | undefined;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) {
      if (waiting.length >= queueLimit) {
        throw new CryptoError(
          'password.busy',
          '当前登录人数过多，请稍候几秒再试。',
          'Too many people are signing in at this moment, please try again in a few seconds.',
        );
      }
      // The one who finishes hands over its place, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }

  return {
    async hash(password) {
      if (password.length > LONGEST_PASSWORD) {
        throw new CryptoError(
          'password.too_long',
          `密码最长 ${LONGEST_PASSWORD} 个字符。`,
          `A password has at most ${LONGEST_PASSWORD} characters.`,
        );
      }
      return inTurn(() => argon2(canonical(password), cost));
    },
    async verify(stored, password) {
      const usable = stored !== undefined && password.length <= LONGEST_PASSWORD;
      if (stored !== undefined) parametersOf(stored);
      return inTurn(async () => {
        decoy ??= argon2('decoy', cost);
        const fits = await argon2Verify(usable ? stored : await decoy, usable ? canonical(password) : '');
        return usable && fits;
      });
    },
    needsRehash(stored) {
      const used = parametersOf(stored);
      return (
        used.algorithm !== cost.algorithm ||
        used.memoryCost !== memoryCost ||
        used.timeCost !== timeCost ||
        used.parallelism !== 1 ||
        used.outputLen !== cost.outputLen
      );
    },
    load: () => ({ running, waiting: waiting.length }),
  };
}

function parametersOf(stored: string) {
  try {
    return parseOptions(stored);
  } catch (cause) {
    throw new CryptoError(
      'password.hash_malformed',
      '存储的密码摘要已损坏，请重置密码。',
      'The stored password hash is damaged: reset the password.',
      { cause },
    );
  }
}
