import { z } from 'zod';
import type { ApplicationRow } from './application.queries.ts';

/** For whom one applies: oneself, one's child, or the institution of one's role. */
export const onBehalf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('self') }),
  z.strictObject({ kind: z.literal('child'), personId: z.uuid() }),
  z.strictObject({ kind: z.literal('institution'), organisationId: z.uuid() }),
]);
export type OnBehalf = z.infer<typeof onBehalf>;

/** Answers to the form; judged by the form itself (platform/forms). */
const answers = z.record(z.string().max(120), z.unknown());

export const applicationInput = z.strictObject({ onBehalf, answers });
export type ApplicationInput = z.infer<typeof applicationInput>;

/** 窗口代办: the clerk names the applicant by an identifier that was shown. */
export const counterInput = applicationInput.extend({
  applicant: z.strictObject({
    type: z.enum(['resident-id', 'phone', 'student-number']),
    value: z.string().min(4).max(64),
  }),
});
export type CounterInput = z.infer<typeof counterInput>;

export const applicationResponse = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  number: z.string(),
  itemId: z.uuid(),
  itemKey: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  caseId: z.uuid(),
  channel: z.enum(['online', 'counter']),
  state: z.enum(['running', 'completed', 'withdrawn', 'voided']),
  outcome: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  score: z.number().nullable(),
});
export type Application = z.infer<typeof applicationResponse>;

export const scoreInput = z.strictObject({
  score: z.number().int().min(1).max(5),
  opinion: z.string().trim().max(500).optional(),
});

export const startResponse = z.object({
  form: z.object({ id: z.uuid(), model: z.unknown() }),
  answers: z.record(z.string(), z.unknown()).describe('What is known already'),
  provenance: z.record(z.string(), z.unknown()),
  hidden: z.array(z.string()).describe('Fields that an office fills in later; the model lacks them'),
});

export function toApplication(row: ApplicationRow, title: { zh: string; en: string }): Application {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    number: row.number,
    itemId: row.item_id,
    itemKey: row.item_key,
    title,
    caseId: row.case_id,
    channel: row.channel as Application['channel'],
    state: row.state as Application['state'],
    outcome: row.outcome,
    submittedAt: row.submitted_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    score: row.score,
  };
}
