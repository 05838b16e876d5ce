import { randomBytes } from 'node:crypto';

// Crockford's alphabet: no I, L, O, U; what a person types for them is read as 1, 1, 0.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;
const SHORT = 12;

/** 130 random bits; its first twelve signs (60 bits) are the form that is typed by hand, at a limited rate. */
export function makeCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => SIGNS.charAt(byte & 31)).join('');
}

export const shortCodeOf = (code: string): string => code.slice(0, SHORT);

/** ABCD-EFGH-JKMN. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** A code as it was scanned or typed. @returns undefined for what cannot be one */
export function readCode(text: string): { kind: 'code' | 'short-code'; code: string } | undefined {
  const code = text
    .slice(0, 64)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(code)) return undefined;
  if (code.length === LENGTH) return { kind: 'code', code };
  return code.length === SHORT ? { kind: 'short-code', code } : undefined;
}

/** Codes that a file says it carries: the links and facts that we print stand in plain bytes. */
export function codesInside(file: Buffer): string[] {
  const text = file.toString('latin1');
  const found = text.matchAll(/(?:\/verify\/|\/CertificateCode \()([0-9A-HJKMNP-TV-Z]{26})/g);
  return [...new Set([...found].slice(0, 16).map(([, code]) => code as string))];
}
