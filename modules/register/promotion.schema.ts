import { z } from 'zod';

const stageSystems = ['six-three', 'five-four'] as const;
const stage = z.string().max(20);

/** What a school decides about its year end; everything else is derived. */
export const choicesSchema = z.object({
  cohorts: z
    .array(z.object({ key: z.string().max(40), action: z.enum(['graduate', 'continue']) }))
    .max(60)
    .default([])
    .describe('What a cohort that ends a stage does, where the school teaches the next one too'),
  newCohorts: z
    .array(z.object({ stage, classes: z.number().int().min(0).max(60) }))
    .max(10)
    .default([])
    .describe('How many first-year classes are opened'),
  exceptions: z
    .array(
      z.object({
        personId: z.uuid(),
        choice: z.enum(['repeat', 'leave']),
        classId: z.uuid().optional().describe('With repeat: a class of the cohort below'),
      }),
    )
    .max(500)
    .default([])
    .describe('Pupils who do otherwise than their cohort'),
});
export type Choices = z.infer<typeof choicesSchema>;

export const planRequest = z.object({
  schoolId: z.uuid(),
  schoolYear: z
    .number()
    .int()
    .min(2000)
    .max(2100)
    .describe('The year in whose autumn the new school year begins'),
  system: z.enum(stageSystems).optional().describe('六三制 or 五四制; as last time unless told'),
});
export const adjustRequest = z.object({
  system: z.enum(stageSystems).optional(),
  choices: choicesSchema.partial(),
});

const room = z.object({
  id: z.uuid(),
  name: z.string(),
  active: z.number().int(),
  suspended: z.number().int(),
  hasHead: z.boolean(),
});
const cohort = z.object({
  key: z.string(),
  stage,
  entryYear: z.number().int(),
  name: z.string(),
  fromLevel: z.number().int(),
  toLevel: z.number().int().nullable().describe('null when the cohort ends the stage'),
  action: z.enum(['promote', 'graduate', 'continue']),
  mayContinue: z.boolean(),
  gradeId: z.uuid().nullable(),
  classes: z.array(room),
  active: z.number().int(),
  suspended: z.number().int(),
});
const newCohort = z.object({
  stage,
  entryYear: z.number().int(),
  name: z.string(),
  parentId: z.uuid(),
  gradeId: z.uuid().nullable(),
  existing: z.array(z.object({ id: z.uuid(), name: z.string() })),
  suggested: z.number().int(),
  classes: z.number().int(),
});
const mixed = z.object({
  classId: z.uuid(),
  name: z.string(),
  stage,
  hasHead: z.boolean(),
  levels: z.array(
    z.object({
      entryYear: z.number().int(),
      fromLevel: z.number().int(),
      toLevel: z.number().int().nullable(),
      active: z.number().int(),
      suspended: z.number().int(),
    }),
  ),
  leavers: z.number().int(),
});
const problemCodes = [
  'no-class-to-continue',
  'without-class',
  'without-head',
  'suspended',
  'open-transfer',
  'exception-gone',
] as const;
const problem = z.object({
  code: z.enum(problemCodes),
  blocking: z.boolean(),
  count: z.number().int(),
  names: z.array(z.string()).describe('Classes or cohorts concerned, at most 30'),
});

export const planSchema = z.object({
  effectiveOn: z.iso.date(),
  cohorts: z.array(cohort),
  newCohorts: z.array(newCohort),
  mixed: z.array(mixed),
  problems: z.array(problem),
  totals: z.object({
    promoted: z.number().int(),
    graduated: z.number().int(),
    continued: z.number().int(),
    repeated: z.number().int(),
    suspended: z.number().int(),
    opened: z.number().int().describe('Classes'),
    closed: z.number().int().describe('Classes'),
  }),
});
export type Plan = z.infer<typeof planSchema>;
export type CohortPlan = z.infer<typeof cohort>;
export type NewCohortPlan = z.infer<typeof newCohort>;
export type MixedPlan = z.infer<typeof mixed>;
export type Problem = z.infer<typeof problem>;

export const promotionStates = ['planned', 'applying', 'applied', 'undoing', 'undone', 'discarded'] as const;
export type PromotionState = (typeof promotionStates)[number];

export const resultSchema = z.object({
  promoted: z.number().int(),
  graduated: z.number().int(),
  continued: z.number().int(),
  repeated: z.number().int(),
  opened: z.number().int(),
  closed: z.number().int(),
  kept: z.number().int().describe('After an undo: pupils for whom later changes stand'),
});
export type Result = z.infer<typeof resultSchema>;

export const promotionResponse = z.object({
  id: z.uuid(),
  version: z.number().int(),
  school: z.object({ id: z.uuid(), name: z.string() }),
  schoolYear: z.number().int(),
  system: z.enum(stageSystems),
  state: z.enum(promotionStates),
  choices: choicesSchema,
  exceptions: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      class: z.string().nullable(),
      choice: z.enum(['repeat', 'leave']),
      toClass: z.string().nullable(),
    }),
  ),
  plan: planSchema,
  jobId: z.uuid().nullable(),
  done: z.number().int().describe('Cohorts done'),
  steps: z.number().int(),
  result: resultSchema.nullable(),
  madeAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  mayApply: z.boolean(),
  mayUndo: z.boolean(),
  undoUntil: z.iso.date().describe('The day before the new term starts'),
});
export type Promotion = z.infer<typeof promotionResponse>;

export const promotionSummary = promotionResponse.pick({
  id: true,
  school: true,
  schoolYear: true,
  state: true,
  madeAt: true,
  appliedAt: true,
  undoneAt: true,
});
export type PromotionSummary = z.infer<typeof promotionSummary>;

export const startedResponse = z.object({ jobId: z.uuid() });
export const removedResponse = z.object({ state: z.enum(promotionStates), jobId: z.uuid().nullable() });
