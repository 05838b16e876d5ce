import { z } from 'zod';

export const bilingual = z.strictObject({
  zh: z.string().trim().min(1).max(100),
  en: z.string().trim().max(200),
});
/** Read and judged by `readForm`, which names each place: JSON Schema 2020-12 in our subset, and the layout. */
export const model = z.record(z.string().max(40), z.unknown());
const state = z.enum(['draft', 'published', 'retired']);

export const newForm = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('Names the form for ever: letters, digits and hyphens'),
  name: bilingual,
});
export const editedForm = z.strictObject({ name: bilingual, model });

export const formHead = z.object({
  id: z.uuid(),
  key: z.string(),
  version: z.number().int(),
  state,
  name: bilingual,
  changedAt: z.string(),
  publishedVersion: z.number().int().optional(),
});
const formVersion = z.object({
  id: z.uuid(),
  version: z.number().int(),
  state,
  changedAt: z.string(),
  publishedAt: z.string().optional(),
});
export const formDetail = z.object({
  tenantId: z.uuid(),
  id: z.uuid(),
  key: z.string(),
  version: z.number().int(),
  state,
  name: bilingual,
  model,
  revision: z.number().int().describe('Send it as If-Match with the next edit'),
  changedAt: z.string(),
  publishedAt: z.string().optional(),
  versions: z.array(formVersion),
});
export const findings = z.object({
  findings: z.array(z.object({ pointer: z.string(), detail: z.object({ zh: z.string(), en: z.string() }) })),
});
export const catalogue = z.object({
  data: z.array(
    z.object({
      key: z.string(),
      subject: z.enum(['person', 'child', 'guardian', 'school']),
      subjectName: z.object({ zh: z.string(), en: z.string() }),
      title: z.object({ zh: z.string(), en: z.string() }),
      sensitive: z.boolean(),
      source: z.object({ zh: z.string(), en: z.string() }),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
});
