import type { PasswordPolicy } from '#platform/crypto/password-policy.ts';

/** How much a role can harm decides how strong its password is and how long a session lasts. Weakest first. */
export const securityLevels = ['pupil', 'guardian', 'staff', 'administrator'] as const;
export type SecurityLevel = (typeof securityLevels)[number];

const administrators = new Set(['system-admin', 'security-admin', 'audit-admin', 'bureau-technician']);
const outsiders = new Set(['guardian', 'citizen', 'vendor']);

/** Unknown roles count as staff; nobody's role (a citizen) as a guardian. */
export function levelOf(role: string | undefined): SecurityLevel {
  if (role === undefined || outsiders.has(role)) return 'guardian';
  if (role === 'pupil') return 'pupil';
  return administrators.has(role) ? 'administrator' : 'staff';
}

/** The strictest level of several roles: what a new password must satisfy. */
export function highestLevel(roles: readonly string[]): SecurityLevel {
  if (roles.length === 0) return 'guardian';
  return securityLevels[
    Math.max(...roles.map((role) => securityLevels.indexOf(levelOf(role))))
  ] as SecurityLevel;
}

export const isWeaker = (one: SecurityLevel, other: SecurityLevel) =>
  securityLevels.indexOf(one) < securityLevels.indexOf(other);

/** GB/T 22239 asks administrators for two kinds of proof. */
export const needsSecondFactor = (role: string | undefined) => levelOf(role) === 'administrator';

/** A six-digit PIN or a row of pictures is enough for a pupil, because five wrong ones lock the account. */
export const passwordPolicies: Readonly<Record<SecurityLevel, PasswordPolicy>> = {
  pupil: { minLength: 6, minClasses: 1 },
  guardian: { minLength: 8, minClasses: 2 },
  staff: { minLength: 8, minClasses: 3 },
  administrator: { minLength: 10, minClasses: 3 },
};

/** Seconds without a request, and in all, after which a session is over. */
export type Lifetime = { idle: number; absolute: number };

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const lifetimes: Readonly<Record<SecurityLevel, Lifetime>> = {
  pupil: { idle: 7 * day, absolute: 30 * day },
  guardian: { idle: 7 * day, absolute: 30 * day },
  staff: { idle: 2 * hour, absolute: day },
  administrator: { idle: 30 * minute, absolute: 12 * hour },
};
const onSharedDevice: Lifetime = { idle: 20 * minute, absolute: 4 * hour };

export function lifetimeOf(level: SecurityLevel, device: 'own' | 'shared'): Lifetime {
  const own = lifetimes[level];
  if (device === 'own') return own;
  return {
    idle: Math.min(own.idle, onSharedDevice.idle),
    absolute: Math.min(own.absolute, onSharedDevice.absolute),
  };
}

/** True when staff must change the password: it is older than the setting allows (0 days: never). */
export function isStale(level: SecurityLevel, changedAt: Date | null, now: Date, days: number): boolean {
  if (days === 0 || isWeaker(level, 'staff')) return false;
  return changedAt === null || now.getTime() - changedAt.getTime() > days * day * 1000;
}
