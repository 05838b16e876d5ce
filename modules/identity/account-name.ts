import { pinyin } from '#platform/codes/pinyin.ts';

/** How many digits of the person's number follow the initials; more are taken when a shorter name is taken already. */
export const nameLengths = [6, 8, 10, 16] as const;

/**
 * An account name that a pupil can remember and that is never taken for a phone or a student number: the initials of
 * the name and the end of the person's number without its check digit, as in `zxm204817`.
 */
export function accountName(name: string, number: string, digits: (typeof nameLengths)[number]): string {
  const initials = pinyin(name)
    .initials.toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 4);
  const serial = digits === 16 ? number : number.slice(-1 - digits, -1);
  return `${initials || 'u'}${serial}`;
}
