import { z } from 'zod';
import type { EnrolmentChanges, EnrolmentRecord } from '#modules/directory/index.ts';
import type { ChangeRow } from './change.queries.ts';
import { changeKinds } from './register.events.ts';

export type ChangeKind = (typeof changeKinds)[number];

const note = {
  on: z.iso.date().optional().describe('The day it takes effect; today unless told'),
  reason: z.string().trim().max(500).optional(),
  documentNumber: z.string().trim().max(60).optional(),
};
const schoolId = z.uuid();
const personIds = z.array(z.uuid()).min(1).max(500);

export const admissionRequest = z.object({
  schoolId,
  classId: z.uuid().optional().describe('Without it the pupil is placed later'),
  entryYear: z.number().int().min(1990).max(2100).optional(),
  ...note,
  pupil: z
    .union([
      z.object({ personId: z.uuid() }),
      z.object({
        identifier: z.object({
          type: z.enum(['student-number', 'resident-id', 'person-number', 'passport']),
          value: z.string().min(1).max(64),
        }),
        name: z.string().min(1).max(100).describe('Must agree with the register'),
      }),
      z.object({
        name: z.string().min(1).max(100),
        sex: z.enum(['male', 'female', 'unknown']),
        birthDate: z.iso.date(),
        ethnicity: z
          .string()
          .regex(/^\d{2}$/)
          .optional(),
        identifiers: z
          .array(
            z.object({
              type: z.enum(['student-number', 'resident-id', 'passport']),
              value: z.string().min(1).max(64),
            }),
          )
          .max(3),
      }),
    ])
    .describe('A known person, one found by an identifier, or a new one'),
});

export const placementRequest = z.object({ schoolId, classId: z.uuid(), personIds, ...note });
export const suspensionRequest = z.object({
  schoolId,
  personId: z.uuid(),
  until: z.iso.date(),
  ...note,
  reason: z.string().trim().min(1).max(500),
});
export const resumptionRequest = z.object({ schoolId, personId: z.uuid(), classId: z.uuid(), ...note });
export const withdrawalRequest = z.object({
  schoolId,
  personId: z.uuid(),
  ...note,
  reason: z.string().trim().min(1).max(500),
});
export const graduationRequest = z.object({
  schoolId,
  ...note,
  who: z.union([
    z.object({ personIds }),
    z.object({ classId: z.uuid() }),
    z.object({ gradeId: z.uuid().describe('A whole cohort') }),
  ]),
});

export const changesResponse = z.object({
  kind: z.enum(changeKinds),
  effectiveOn: z.iso.date(),
  personIds: z.array(z.uuid()),
  changeIds: z.array(z.uuid()),
});
export type ChangesMade = z.infer<typeof changesResponse>;

const place = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const changeResponse = z.object({
  id: z.uuid(),
  kind: z.enum(changeKinds),
  school: place,
  fromClass: place,
  toClass: place,
  effectiveOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
  reason: z.string().nullable(),
  documentNumber: z.string().nullable(),
  madeBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  madeAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
  mayUndo: z.boolean(),
});
export type Change = z.infer<typeof changeResponse>;

/** What a change did to the enrolments of its pupil: enough to take it back. */
export type Effect = { ended: EnrolmentRecord | null; opened: EnrolmentChanges['opened'][number] | null };

export const effectOf = (row: ChangeRow): Effect => row.effect as unknown as Effect;
