import { z } from 'zod';
import { maskName } from '#platform/crypto/mask.ts';
import type { ApplicationRow } from './application.queries.ts';
import { areaCode } from './plan.schema.ts';

const homeKinds = ['owned', 'rented', 'relatives', 'none'] as const;
const relations = ['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other'] as const;
export const applicationStates = [
  'submitted',
  'review',
  'eligible',
  'returned',
  'refused',
  'placed',
  'unplaced',
  'confirmed',
  'declined',
  'withdrawn',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** One of the guardian's children in the directory, or a child that no school knows yet. */
const child = z.union([
  z.strictObject({ personId: z.uuid() }),
  z.strictObject({
    name: z.string().trim().min(1).max(50),
    residentId: z.string().trim().min(15).max(20),
    relation: z.enum(relations),
  }),
]);

export const applicationInput = z.strictObject({
  child,
  householdArea: areaCode.describe('统计用区划代码 of the household register'),
  homeArea: areaCode.describe('Where the family lives'),
  homeKind: z.enum(homeKinds),
  choices: z.array(z.uuid()).min(1).max(5),
  acceptsOther: z.boolean().default(true),
});
export type ApplicationInput = z.infer<typeof applicationInput>;

export const applicationEdit = applicationInput.omit({ child: true });
export type ApplicationEdit = z.infer<typeof applicationEdit>;

export const checkResult = z.object({
  code: z.enum(['age', 'guardian', 'household', 'home', 'enrolled']),
  verdict: z.enum(['passed', 'failed', 'manual']),
  zh: z.string(),
  en: z.string(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const applicationResponse = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  planId: z.uuid(),
  number: z.string(),
  child: z.object({
    id: z.uuid().nullable(),
    name: z.string(),
    sex: z.string(),
    birthDate: z.iso.date(),
    relation: z.enum(relations),
  }),
  householdArea: z.string(),
  homeArea: z.string(),
  homeKind: z.enum(homeKinds),
  choices: z.array(z.uuid()),
  acceptsOther: z.boolean(),
  category: z.number().nullable(),
  checks: z.array(checkResult),
  state: z.enum(applicationStates),
  reason: z.string().nullable(),
  schoolId: z.uuid().nullable(),
  round: z.number().nullable(),
  drawn: z.boolean().nullable(),
  caseId: z.uuid().nullable(),
  submittedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable(),
  version: z.number(),
});
export type Application = z.infer<typeof applicationResponse>;

/** `whole` for the guardian and the reviewers; others see a masked name. */
export function toApplication(row: ApplicationRow, seen: 'whole' | 'masked' = 'whole'): Application {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    planId: row.plan_id,
    number: row.number,
    child: {
      id: row.child_id,
      name: seen === 'whole' ? row.child_name : maskName(row.child_name),
      sex: row.sex,
      birthDate: row.birth_date,
      relation: row.relation as Application['child']['relation'],
    },
    householdArea: row.household_area,
    homeArea: row.home_area,
    homeKind: row.home_kind as Application['homeKind'],
    choices: row.choices,
    acceptsOther: row.accepts_other,
    category: row.category,
    checks: row.checks as CheckResult[],
    state: row.state as ApplicationState,
    reason: row.reason,
    schoolId: row.school_id,
    round: row.round,
    drawn: row.drawn,
    caseId: row.case_id,
    submittedAt: row.submitted_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    version: row.version,
  };
}
