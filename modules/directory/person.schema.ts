import { z } from 'zod';
import type { Bilingual } from '#platform/errors.ts';
import { day, id, named } from './organisation.schema.ts';

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

export const personKinds = ['pupil', 'staff', 'guardian'] as const;
export const relations = ['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other'] as const;

const sex = z.enum(['male', 'female', 'unknown']);

export const summaryWire = z.object({
  id,
  number: z.string(),
  name: z.string(),
  pinyin: z.string(),
  sex,
  birthDate: day.optional(),
});

export const personFoundWire = summaryWire.extend({
  affiliations: z.array(z.object({ kind: z.enum(personKinds), organisation: named })),
});

const spell = { id, validFrom: day, validTo: day.nullable() };
const family = z.array(
  z.object({
    guardianshipId: id,
    person: named,
    relation: z.string(),
    validFrom: day,
    validTo: day.nullable(),
  }),
);

export const personDetailWire = summaryWire.extend({
  tenants: z.array(id),
  ethnicity: z.string().optional(),
  version: z.number().int(),
  masked: z.boolean(),
  identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
  contact: z.object({ address: z.string().optional(), telephone: z.string().optional() }),
  enrolments: z.array(
    z.object({
      ...spell,
      school: named,
      class: named.optional(),
      status: z.string(),
      entryYear: z.number().int().optional(),
      reason: z.string().optional(),
      version: z.number().int(),
    }),
  ),
  postings: z.array(
    z.object({
      ...spell,
      organisation: named,
      post: z.string(),
      subjects: z.array(z.string()),
      isPrimary: z.boolean(),
      version: z.number().int(),
    }),
  ),
  teachings: z.array(z.object({ ...spell, class: named, subject: z.string() })),
  guardians: family,
  children: family,
});

export const rosterWire = z.object({
  pupils: z.array(z.object({ enrolmentId: id, status: z.string(), person: summaryWire })),
  teachers: z.array(z.object({ person: summaryWire, subjects: z.array(z.string()), isHead: z.boolean() })),
});

const personName = z.string().min(1).max(150);
const ethnicity = z.string().regex(/^\d{2}$/);
const identifierValue = z.string().min(1).max(300);

export const newPersonBody = z.strictObject({
  organisationId: id,
  name: personName,
  sex,
  birthDate: day.optional(),
  ethnicity: ethnicity.optional(),
  identifiers: z
    .array(z.strictObject({ type: z.enum(identifierTypes), value: identifierValue }))
    .max(10)
    .optional(),
  contact: z
    .strictObject({ address: z.string().max(200).optional(), telephone: z.string().max(30).optional() })
    .optional(),
});

export const personEditBody = z.strictObject({
  name: personName.optional(),
  sex: sex.optional(),
  birthDate: day.nullable().optional(),
  ethnicity: ethnicity.nullable().optional(),
  identifiers: z
    .array(z.strictObject({ type: z.enum(identifierTypes), value: identifierValue.nullable() }))
    .max(10)
    .optional(),
  contact: z
    .strictObject({
      address: z.string().max(200).nullable().optional(),
      telephone: z.string().max(30).nullable().optional(),
    })
    .optional(),
});

export const newPostingBody = z.strictObject({
  personId: id,
  organisationId: id,
  post: z.string().min(1).max(40),
  subjects: z.array(z.string().min(1).max(60)).max(20).optional(),
  isPrimary: z.boolean().optional(),
  validFrom: day.optional(),
});

export const newTeachingBody = z.strictObject({
  personId: id,
  classId: id,
  subject: z.string().min(1).max(60),
  termId: id.optional(),
  validFrom: day.optional(),
});

export const endBody = z.strictObject({ on: day.optional() });
