import type { Bilingual } from '#platform/errors.ts';

export const identifierTypes = [
  'resident-id',
  'student-number',
  'phone',
  'mail',
  'staff-number',
  'passport',
  'external',
] as const;

/** What a person is found by. `external` is a key of another system, prefixed by whose it is: `oneroster:<tenant>:<id>`. */
export type IdentifierType = (typeof identifierTypes)[number];
export type Identifier = { type: IdentifierType; value: string };

export type Sex = 'male' | 'female' | 'unknown';

/** A person as other modules see it: without identifiers and contact data. */
export type PersonSummary = {
  id: string;
  /** 一人一号, 16 digits. */
  number: string;
  name: string;
  pinyin: string;
  sex: Sex;
  /** YYYY-MM-DD. */
  birthDate: string | undefined;
  tenants: string[];
};

export type PersonInput = {
  id: string;
  name: string;
  sex: Sex;
  birthDate?: string | undefined;
  /** GB/T 3304, two digits. */
  ethnicity?: string | undefined;
  identifiers?: readonly Identifier[] | undefined;
  contact?: Contact | undefined;
  /** The lifelong number, when it was given elsewhere before. */
  number?: string | undefined;
};

export type Contact = { address?: string | undefined; telephone?: string | undefined };

export const identifierNames: Record<IdentifierType | 'person-number', Bilingual> = {
  'person-number': { zh: '人员编号', en: 'person number' },
  'resident-id': { zh: '居民身份证号', en: 'resident ID number' },
  'student-number': { zh: '学籍号', en: 'student number' },
  phone: { zh: '手机号', en: 'mobile number' },
  mail: { zh: '电子邮箱', en: 'mail address' },
  'staff-number': { zh: '教职工号', en: 'staff number' },
  passport: { zh: '护照号', en: 'passport number' },
  external: { zh: '外部系统标识', en: 'external key' },
};
