import { CryptoError } from '#platform/crypto/error.ts';
import { createPasswordHasher, type PasswordHasher } from '#platform/crypto/password.ts';
import { passwordIssues } from '#platform/crypto/password-policy.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { passwordPolicies, type SecurityLevel } from './security-level.policy.ts';

// One queue for the process and its setting: a rush of sign-ins waits here instead of in memory and on the event loop.
const hashers = new Map<string, PasswordHasher>();

function hasherOf({ ports }: Pick<Ctx, 'ports'>): PasswordHasher {
  const { memory, passes } = ports.config.passwordCost;
  const key = `${memory} ${passes}`;
  const known = hashers.get(key);
  if (known) return known;
  const hasher = createPasswordHasher({ memoryCost: memory * 1024, timeCost: passes });
  hashers.set(key, hasher);
  return hasher;
}

async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CryptoError && error.code === 'password.busy') {
      throw new PlatformError('platform.busy', { detail: { zh: error.zh, en: error.en }, retryAfter: 3 });
    }
    throw error;
  }
}

/** Whether the password fits; no after the same work when there is none. @throws platform.busy */
export const verifyPassword = (ctx: Ctx, stored: string | null | undefined, password: string) =>
  unlessBusy(hasherOf(ctx).verify(stored ?? undefined, password));

/** @throws platform.busy */
export const hashPassword = (ctx: Pick<Ctx, 'ports'>, password: string) =>
  unlessBusy(hasherOf(ctx).hash(password));

/** Whether the hash was made at another cost than the setting asks for now. */
export const needsRehash = (ctx: Ctx, stored: string) => hasherOf(ctx).needsRehash(stored);

const runs = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/**
 * Checks what a person chose against the policy of a level.
 * @throws request.invalid at `/password`, with every reason
 */
export function demandPassword(password: string, loginName: string, level: SecurityLevel): void {
  const issues = passwordIssues(password, loginName, passwordPolicies[level]).map(({ zh, en }) => ({
    zh,
    en,
  }));
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 3 || runs.some((run) => run.includes(plain))) {
    issues.push({
      zh: '不要用连续或重复的数字、字母，容易被同学猜到',
      en: 'Do not use runs or repeats: they are easy to guess',
    });
  }
  if (issues.length === 0) return;
  throw new PlatformError('request.invalid', {
    fields: issues.map((detail) => ({ pointer: '/password', detail })),
  });
}
