import { z } from 'zod';

const id = z.uuid();
const bilingual = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().max(300) });
const mostData = 256 * 1024;

export const caseData = z
  .record(z.string().max(120), z.json())
  .refine((data) => JSON.stringify(data).length <= mostData, { error: 'at most 256 KiB' });

export const startInput = z.strictObject({
  procedure: z.strictObject({
    tenantId: id,
    key: z.string().max(80),
    version: z.number().int().min(1).optional(),
  }),
  /** The tenant that handles the case. */
  tenantId: id,
  /** The organisation that handles it; who supervises its node supervises the case. */
  organisation: z.strictObject({ organisationId: id, path: z.string().max(400) }),
  applicant: z.strictObject({ personId: id }).optional(),
  /** Whom it is about, when that is not the applicant: a child. */
  subject: z.strictObject({ personId: id }).optional(),
  title: bilingual,
  data: caseData,
  draft: z.boolean().default(false),
  /** Made by the caller so that the same case is started once. */
  id: id.optional(),
});
export type StartInput = z.input<typeof startInput>;

export const doerInput = z.union([
  z.strictObject({ personId: id }),
  z.strictObject({ role: z.string().min(1).max(60), organisationId: id, tenantId: id }),
]);

/** Why somebody made a move, as the trace keeps it. */
export const reasonText = z.string().trim().min(1).max(1000);
