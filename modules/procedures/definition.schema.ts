import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const name = z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().trim().max(200) });

/** Text of a BPMN 2.0 file; what is larger is refused by the reader in words of its own. */
const bpmn = z.string().max(3_000_000);

const finding = z.object({
  severity: z.enum(['error', 'remark']),
  code: z.string(),
  element: z.object({ id: z.string().optional(), name: z.string().optional(), kind: z.string() }),
  problem: bilingual,
  remedy: bilingual,
});

const definitionState = z.enum(['draft', 'published', 'retired']);

const summary = {
  id: z.uuid(),
  key: z.string(),
  version: z.number().int(),
  state: definitionState,
  name: bilingual,
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
};

export const definitionsQuery = pageQuery.extend({ state: definitionState.optional() });
export const definitionsResponse = pageOf(z.object({ ...summary, steps: z.number().int() }));

export const definitionResponse = z.object({
  ...summary,
  revision: z.number().int(),
  /** The drawing as a BPMN 2.0 file. */
  bpmn: z.string(),
  findings: z.array(finding),
  versions: z.array(z.object({ id: z.uuid(), version: z.number().int(), state: definitionState })),
});

export const createRequest = z.strictObject({
  key: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+){0,7}$/),
  name,
  bpmn: bpmn.optional(),
});
export type CreateRequest = z.infer<typeof createRequest>;

export const saveRequest = z.strictObject({ name, bpmn });
export type SaveRequest = z.infer<typeof saveRequest>;

export const fileRequest = z.strictObject({ bpmn });
export const findingsResponse = z.object({ findings: z.array(finding) });
export const fileResponse = z.object({
  /** Null when the file was refused: the findings say why. */
  bpmn: z.string().nullable(),
  key: z.string().nullable(),
  name: bilingual.nullable(),
  findings: z.array(finding),
});

export const changesResponse = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(bilingual),
});

const option = z.object({ key: z.string(), name: bilingual });
/** What a drawing may name: roles, places relative to a case, actions of modules, procedures, people by search. */
export const vocabularyResponse = z.object({
  tenantId: z.uuid(),
  roles: z.array(option),
  places: z.array(option),
  actions: z.array(z.string()),
  procedures: z.array(option),
});
