import { z } from 'zod';

export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'applying',
  'applied',
  'partly-applied',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

const bilingual = z.object({ zh: z.string(), en: z.string() });
const count = z.number().int();

/** A school of which the file leaves out many pupils: 10% of them and more than 20. */
const shrinkingSchool = z.object({ schoolId: z.uuid(), name: z.string(), now: count, ends: count });

export const importCounts = z.object({
  rows: count.optional(),
  people: count.optional(),
  peopleCreated: count.optional(),
  organisationsCreated: count.optional(),
  organisationsMatched: count.optional(),
  enrolments: count.optional(),
  enrolmentsCreated: count.optional(),
  postings: count.optional(),
  teachings: count.optional(),
  guardianships: count.optional(),
  errors: count.optional(),
  warnings: count.optional(),
  repairs: count.optional(),
  badRows: count.optional(),
  /** Enrolments that end because a complete file leaves them out. */
  ends: count.optional(),
  shrinking: z.array(shrinkingSchool).optional(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const importResponse = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  fileName: z.string(),
  fileSize: count,
  format: z.enum(['oneroster', 'xlsx', 'csv']),
  state: z.enum(importStates),
  accept: z.enum(['all', 'good-rows']).nullable(),
  counts: importCounts,
  failure: z.object({ code: z.string(), title: bilingual, detail: bilingual.optional() }).nullable(),
  jobId: z.uuid().nullable(),
  createdBy: z.uuid().nullable(),
  createdByName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ImportResponse = z.infer<typeof importResponse>;

export const issueResponse = z.object({
  seq: count,
  severity: z.enum(['error', 'warning', 'repair']),
  file: z.string(),
  row: count,
  column: z.string(),
  /** Masked where it is personal. */
  value: z.string(),
  code: z.string(),
  reason: bilingual,
  suggestion: bilingual.nullable(),
});

export const applyRequest = z.object({
  /** All rows or none, or the good rows only. */
  accept: z.enum(['all', 'good-rows']),
  /** The number of enrolments that will end, typed by the person, when a school shrinks by much. */
  confirmedEnds: z.number().int().min(0).max(10_000_000).optional(),
});

export const jobStarted = z.object({ jobId: z.uuid() });
