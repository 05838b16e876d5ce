import { z } from 'zod';
import { bilingual } from './template.schema.ts';

/** As many documents as one request carries: what a person can look through before releasing. */
export const mostDocuments = 500;

const values = z.record(z.string().max(30), z.string().max(300));

export const newRelease = z.strictObject({
  templateId: z.uuid(),
  /** Who issues. */
  organisationId: z.uuid(),
  reason: z.string().trim().min(2).max(200),
  documents: z
    .array(z.strictObject({ holderId: z.uuid(), values: values.default({}) }))
    .min(1)
    .max(mostDocuments),
});

export const releaseStates = ['requested', 'released', 'used', 'refused', 'withdrawn', 'expired'] as const;
export type ReleaseState = (typeof releaseStates)[number];

const named = z.object({ id: z.uuid(), name: z.string() });

export const releaseSummary = z.object({
  id: z.uuid(),
  state: z.enum(releaseStates),
  type: bilingual,
  seal: named,
  documents: z.number().int(),
  reason: z.string(),
  requestedBy: named,
  requestedAt: z.iso.datetime(),
  decidedBy: named.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type ReleaseSummary = z.infer<typeof releaseSummary>;

export const releaseDetail = releaseSummary.extend({
  certificates: z.array(
    z.object({
      id: z.uuid(),
      holderName: z.string(),
      state: z.enum(['prepared', 'issued', 'superseded', 'revoked', 'refused']),
      number: z.string().nullable(),
    }),
  ),
  /** The actor may decide it: holds the seal, and did not ask for it. */
  mayDecide: z.boolean(),
  isOwn: z.boolean(),
});
export type ReleaseDetail = z.infer<typeof releaseDetail>;

export const decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('release'), reason: z.string().trim().max(200).optional() }),
  z.strictObject({ decision: z.literal('refuse'), reason: z.string().trim().min(2).max(200) }),
]);
