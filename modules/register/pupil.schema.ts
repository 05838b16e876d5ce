import { z } from 'zod';
import { pageQuery } from '#platform/http/page.ts';
import { changeResponse } from './change.schema.ts';
import { transferResponse } from './transfer.schema.ts';

const status = z.enum(['admitted', 'active', 'suspended', 'transferred', 'graduated', 'withdrawn']);
const named = z.object({ id: z.uuid(), name: z.string() });

export const pupilQuery = pageQuery.extend({
  schoolId: z.uuid(),
  classId: z.union([z.uuid(), z.literal('none')]).optional(),
  view: z.enum(['here', 'active', 'suspended', 'admitted', 'coming', 'left']).default('here'),
  q: z.string().trim().max(60).optional().describe('Begin of the name, of its pinyin or of the initials'),
});

export const pupilResponse = z.object({
  personId: z.uuid(),
  enrolmentId: z.uuid(),
  name: z.string(),
  number: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  birthDate: z.iso.date().nullable(),
  class: named.nullable(),
  entryYear: z.number().int().nullable(),
  status,
  since: z.iso.date(),
  until: z.iso.date().nullable().describe('The first day after; set when it ends or will end'),
});
export type SchoolPupil = z.infer<typeof pupilResponse>;

const roomResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: z.string(),
  mixedGrades: z.boolean(),
  hasHead: z.boolean(),
  active: z.number().int(),
  suspended: z.number().int(),
});
export const schoolResponse = z.object({
  id: z.uuid(),
  name: z.string(),
  schoolYear: z.number().int(),
  active: z.number().int(),
  suspended: z.number().int(),
  admitted: z.number().int(),
  withoutClass: z.number().int(),
  cohorts: z.array(
    z.object({
      stage: z.string().nullable(),
      entryYear: z.number().int().nullable(),
      level: z.number().int().nullable(),
      name: z.string().nullable(),
      classes: z.array(roomResponse),
    }),
  ),
});
export type SchoolOverview = z.infer<typeof schoolResponse>;

export const periodResponse = z.object({
  enrolmentId: z.uuid(),
  school: named,
  class: named.nullable(),
  stage: z.string().nullable(),
  entryYear: z.number().int().nullable(),
  status,
  from: z.iso.date(),
  to: z.iso.date().nullable().describe('The first day after'),
  /** How it ended, where it ended for good. */
  ended: status.nullable(),
});
export const historyResponse = z.object({
  pupil: z.object({
    id: z.uuid(),
    number: z.string(),
    name: z.string(),
    sex: z.enum(['male', 'female', 'unknown']),
    birthDate: z.iso.date().nullable(),
  }),
  on: z.iso.date(),
  standing: periodResponse.nullable().describe('Where the pupil was on that day'),
  level: z.number().int().nullable().describe('Within the stage on that day'),
  periods: z.array(periodResponse),
  changes: z.array(changeResponse),
  transfers: z.array(transferResponse),
});
export type History = z.infer<typeof historyResponse>;
export type Period = z.infer<typeof periodResponse>;
