import { z } from 'zod';
import type { TransferRow } from './transfer.queries.ts';

const identity = {
  studentNumber: z.string().min(1).max(64),
  name: z.string().min(1).max(100),
};

export const candidateRequest = z.object(identity);

/** What a school sees of another school's pupil before that school agreed: as little as lets it be sure. */
export const candidateResponse = z.object({
  name: z.string().describe('Masked'),
  sex: z.enum(['male', 'female', 'unknown']),
  school: z.string(),
  class: z.string().nullable(),
  status: z.enum(['active', 'suspended']),
});
export type Candidate = z.infer<typeof candidateResponse>;

export const transferRequest = z.object({
  ...identity,
  schoolId: z.uuid().describe('The receiving school'),
  classId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
  wishedOn: z.iso.date(),
});

export const confirmationRequest = z.object({
  effectiveOn: z.iso.date().optional().describe('The day that was wished unless told'),
  reason: z.string().trim().max(500).optional(),
});
export const refusalRequest = z.object({ reason: z.string().trim().min(1).max(500) });

export const transferStates = ['applied', 'confirmed', 'refused', 'withdrawn'] as const;

export const transferResponse = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out', 'within', 'none']).describe('Seen from the node that the actor holds'),
  pupil: z.object({ id: z.uuid().nullable(), name: z.string(), sex: z.enum(['male', 'female', 'unknown']) }),
  from: z.object({ school: z.string(), class: z.string().nullable() }),
  to: z.object({ school: z.string(), class: z.string() }),
  state: z.enum(transferStates),
  reason: z.string(),
  wishedOn: z.iso.date(),
  dueOn: z.iso.date(),
  overdue: z.boolean(),
  effectiveOn: z.iso.date().nullable(),
  decisionReason: z.string().nullable(),
  appliedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Transfer = z.infer<typeof transferResponse>;
export type TransferState = (typeof transferStates)[number];

/** The ids that events carry. */
export const factsOf = (row: TransferRow) => ({
  transferId: row.id,
  personId: row.person_id,
  fromTenantId: row.from_tenant_id,
  fromSchoolId: row.from_school_id,
  toTenantId: row.to_tenant_id,
  toSchoolId: row.to_school_id,
});
