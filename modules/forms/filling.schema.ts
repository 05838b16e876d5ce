import { z } from 'zod';
import { bilingual, model } from './form.schema.ts';

const answers = z.record(z.string().max(60), z.unknown());
const right = z.enum(['hidden', 'read', 'write']);

export const fillingParams = z.object({ tenantId: z.uuid(), formId: z.uuid() });
export const fillingQuery = z.object({ childId: z.uuid().optional().describe('Filled in for this child') });
export const attachmentParams = z.object({ tenantId: z.uuid(), id: z.uuid() });
export const attachmentQuery = z.object({
  field: z.string().max(200).describe('Path of the field, `guardian.papers`'),
});

export const attachment = z.object({
  id: z.uuid(),
  kind: z.enum(['attachment', 'signature']),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int().describe('Bytes'),
  personId: z.uuid(),
  createdAt: z.string(),
});
const draft = z.object({
  answers,
  version: z.number().int(),
  savedAt: z.string(),
  device: z.string().optional(),
});
export const filling = z.object({
  form: z.object({
    tenantId: z.uuid(),
    id: z.uuid(),
    key: z.string(),
    version: z.number().int(),
    name: bilingual,
  }),
  model,
  answers: answers.describe('What the platform fills in'),
  rights: z.object({ fields: z.record(z.string(), right), otherwise: right }),
  provenance: z.record(
    z.string(),
    z.object({
      datum: z.string(),
      source: z.object({ zh: z.string(), en: z.string() }),
      of: z.string(),
      locked: z.boolean(),
      at: z.string(),
    }),
  ),
  draft: draft.optional(),
  files: z.array(attachment).describe('Attachments of the draft'),
  children: z
    .array(z.object({ id: z.uuid(), name: z.string() }))
    .describe('For whom else it may be filled in'),
});
export const draftBody = z.strictObject({
  childId: z.uuid().optional(),
  version: z.number().int().min(0).describe('The version that was read, 0 for none'),
  answers,
  device: z.string().max(60).optional(),
});
export const savedDraft = z.object({
  version: z.number().int(),
  savedAt: z.string(),
  device: z.string().optional(),
});
export const trialBody = z.strictObject({ childId: z.uuid().optional(), answers });
export const trialResult = z.object({ answers });
export const done = z.object({ done: z.literal(true) });
