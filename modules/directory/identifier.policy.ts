import { parsePersonNumber } from '#platform/codes/person-number.ts';
import { parseMobilePhone } from '#platform/codes/phone.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import { accept, type Parsed, reject } from '#platform/codes/result.ts';
import { parseStudentNumber } from '#platform/codes/student-number.ts';
import type { FieldCipher } from '#platform/crypto/field.ts';
import { maskEmail, maskPhone, maskResidentId } from '#platform/crypto/mask.ts';
import type { IdentifierType } from './person.schema.ts';

export type LookupType = IdentifierType | 'person-number';

function plain(text: string, most: number, zh: string, en: string): Parsed<string> {
  const value = text.normalize('NFKC').trim();
  if (value === '') return reject('identifier.empty', `${zh}不能为空`, `The ${en} is empty`);
  if (value.length > most) {
    return reject('identifier.length', `${zh}最多${most}个字符`, `The ${en} has at most ${most} characters`);
  }
  return accept(value);
}

function mapped<T>(parsed: Parsed<T>, pick: (value: T) => string): Parsed<string> {
  return parsed.ok ? { ok: true, value: pick(parsed.value), warnings: parsed.warnings } : parsed;
}

/** Brings an identifier to the one form that is hashed and sealed; tells what is wrong with it. */
export function canonicalIdentifier(type: LookupType, text: string): Parsed<string> {
  switch (type) {
    case 'resident-id':
      return mapped(parseResidentId(text), ({ number }) => number);
    case 'student-number':
      return mapped(parseStudentNumber(text), ({ number }) => number);
    case 'person-number':
      return mapped(parsePersonNumber(text), ({ number }) => number);
    case 'phone':
      return mapped(parseMobilePhone(text), ({ number }) => number);
    case 'mail': {
      const mail = plain(text.toLowerCase(), 254, '邮箱', 'mail address');
      if (!mail.ok || /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(mail.value)) return mail;
      return reject(
        'identifier.mail',
        '邮箱格式不正确，应形如 name@example.cn',
        'Not a mail address like name@example.cn',
      );
    }
    case 'staff-number':
      return mapped(plain(text, 60, '教职工号', 'staff number'), (value) => value.toUpperCase());
    case 'passport': {
      const passport = mapped(plain(text, 20, '护照号', 'passport number'), (value) => value.toUpperCase());
      if (!passport.ok || /^[0-9A-Z]{5,20}$/.test(passport.value)) return passport;
      return reject(
        'identifier.passport',
        '护照号应为5至20位字母或数字',
        'A passport number has 5 to 20 letters or digits',
      );
    }
    case 'external':
      return plain(text, 300, '外部标识', 'external key');
  }
}

/** The hashes under which an identifier may be claimed, the newest key first. A person number stands for itself. */
export function lookupHashes(cipher: FieldCipher, type: LookupType, canonical: string): string[] {
  return type === 'person-number' ? [canonical] : cipher.hashes(type, canonical);
}

export function claimHash(cipher: FieldCipher, type: LookupType, canonical: string): string {
  return type === 'person-number' ? canonical : cipher.hash(type, canonical);
}

/** The place that a sealed field of a person belongs to: it opens nowhere else. */
export const sealingPlace = (personId: string) => `directory.person:${personId}`;

export function maskIdentifier(type: LookupType, value: string): string {
  switch (type) {
    case 'resident-id':
      return maskResidentId(value);
    case 'student-number':
      return value.charAt(0) + maskResidentId(value.slice(1));
    case 'phone':
      return maskPhone(value);
    case 'mail':
      return maskEmail(value);
    case 'passport':
      return '*'.repeat(Math.max(0, value.length - 3)) + value.slice(-3);
    default:
      return value;
  }
}
