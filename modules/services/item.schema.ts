import { z } from 'zod';
import type { ItemRow } from './item.queries.ts';
import { lifeEvent } from './question.schema.ts';

const bilingual = z.strictObject({ zh: z.string().max(2000), en: z.string().max(4000) });

export const guide = z.strictObject({
  summary: bilingual,
  conditions: z.array(bilingual).max(30),
  materials: z
    .array(
      z.strictObject({
        key: z.string().max(60),
        name: bilingual,
        kind: z.enum(['original', 'copy', 'file', 'known']),
        required: z.boolean(),
        note: bilingual.optional(),
      }),
    )
    .max(40),
  legalBasis: z.array(bilingual).max(20),
  steps: z.array(bilingual).max(30),
  statutoryDays: z.number().int().min(1).max(400),
  fee: z.strictObject({ fen: z.number().int().min(0).max(100_000_000), basis: bilingual }),
});
export type Guide = z.infer<typeof guide>;

export const itemResponse = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  key: z.string(),
  version: z.number(),
  state: z.enum(['draft', 'published', 'retired']),
  title: z.object({ zh: z.string(), en: z.string() }),
  office: z.object({ id: z.uuid(), name: z.string() }),
  audience: z.enum(['person', 'institution']),
  lifeEvent,
  takenBy: z.enum(['bureau', 'school']),
  appliesFor: z.array(z.enum(['self', 'child', 'institution'])),
  promisedDays: z.number(),
  guide,
  form: z.object({ tenantId: z.uuid(), id: z.uuid() }),
  revision: z.number(),
});
export type Item = z.infer<typeof itemResponse>;

export const itemEdit = z.strictObject({
  title: z.strictObject({ zh: z.string().trim().min(2).max(60), en: z.string().trim().max(120) }),
  guide,
  promisedDays: z.number().int().min(1).max(400),
  lifeEvent,
});
export type ItemEdit = z.infer<typeof itemEdit>;

export function toItem(row: ItemRow, officeName: string): Item {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    key: row.key,
    version: row.version,
    state: row.state as Item['state'],
    title: { zh: row.title_zh, en: row.title_en },
    office: { id: row.organisation_id, name: officeName },
    audience: row.audience as Item['audience'],
    lifeEvent: row.life_event as Item['lifeEvent'],
    takenBy: row.taken_by as Item['takenBy'],
    appliesFor: row.applies_for as Item['appliesFor'],
    promisedDays: row.promised_days,
    guide: row.guide as Guide,
    form: { tenantId: row.tenant_id, id: row.form_id },
    revision: row.revision,
  };
}
