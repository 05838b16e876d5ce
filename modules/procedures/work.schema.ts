import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const instant = z.iso.datetime();
const light = z.enum(['none', 'yellow', 'red']);
const right = z.enum(['hidden', 'read', 'write']);
const reason = z.string().trim().max(1000);

export const tasksQuery = pageQuery.extend({
  state: z.enum(['open', 'done']).default('open'),
  procedure: z.string().max(80).optional(),
});
export const tasksResponse = pageOf(
  z.object({
    id: z.uuid(),
    tenantId: z.uuid(),
    caseTenantId: z.uuid(),
    caseId: z.uuid(),
    procedure: z.string(),
    procedureName: bilingual,
    name: bilingual,
    title: bilingual,
    /** Common to all of the role, not only this person's. */
    shared: z.boolean(),
    choice: z.string().nullable(),
    openedAt: instant,
    endedAt: instant.nullable(),
    dueAt: instant.nullable(),
    urgedAt: instant.nullable(),
    light,
    version: z.number().int(),
  }),
);
export const countsResponse = z.object({
  open: z.number().int(),
  yellow: z.number().int(),
  red: z.number().int(),
});

const taskKey = { tenantId: z.uuid() };
export const completeRequest = z.strictObject({
  ...taskKey,
  choice: z.string().max(40),
  comment: z.string().max(2000).optional(),
  data: z.record(z.string().max(120), z.unknown()).optional(),
  version: z.number().int().optional(),
});
/** The same choice for many tasks; each succeeds or fails for itself. */
export const completeManyRequest = z.strictObject({
  choice: z.string().max(40),
  comment: z.string().max(2000).optional(),
  tasks: z
    .array(z.strictObject({ id: z.uuid(), tenantId: z.uuid(), version: z.number().int() }))
    .min(1)
    .max(50),
});
export type CompleteManyRequest = z.infer<typeof completeManyRequest>;
export const completeManyResponse = z.object({
  done: z.number().int(),
  failed: z.array(z.object({ id: z.uuid(), code: z.string(), title: bilingual })),
});
export const returnRequest = z.strictObject({
  ...taskKey,
  to: z.string().max(80),
  reason,
  directly: z.boolean().optional(),
});
export const signersRequest = z.strictObject({
  ...taskKey,
  how: z.enum(['before', 'after', 'parallel']),
  people: z.array(z.uuid()).min(1).max(20),
  reason: reason.optional(),
});
export const reassignRequest = z.strictObject({ ...taskKey, personId: z.uuid(), reason: reason.optional() });
export const taskRequest = z.strictObject({ ...taskKey, reason: reason.optional() });
export const caseRequest = z.strictObject({ tenantId: z.uuid(), reason: reason.optional() });
export const tokenRequest = z.strictObject({
  tenantId: z.uuid(),
  tokenId: z.uuid(),
  reason: reason.optional(),
});

export const movedResponse = z.object({
  tenantId: z.uuid(),
  caseId: z.uuid(),
  status: z.string(),
  outcome: z.string().nullable(),
  version: z.number().int(),
});

const caseSummary = {
  id: z.uuid(),
  tenantId: z.uuid(),
  procedure: z.string(),
  procedureName: bilingual,
  title: bilingual,
  status: z.enum(['draft', 'running', 'suspended', 'completed', 'withdrawn', 'voided']),
  outcome: z.string().nullable(),
  applicant: z.string().nullable(),
  organisation: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  dueAt: instant.nullable(),
  light,
};
export const casesQuery = pageQuery.extend({
  of: z.enum(['mine', 'node']).default('mine'),
  status: z.enum(['draft', 'running', 'suspended', 'completed', 'withdrawn', 'voided']).optional(),
  procedure: z.string().max(80).optional(),
  late: z.stringbool().optional(),
});
export const casesResponse = pageOf(z.object(caseSummary));

const choice = z.object({
  key: z.string(),
  label: bilingual,
  refuses: z.boolean().optional(),
  reason: z.boolean().optional(),
});
const target = z.object({ node: z.string(), name: bilingual });
export const caseResponse = z.object({
  ...caseSummary,
  version: z.number().int(),
  form: z.record(z.string(), z.unknown()).nullable(),
  data: z.record(z.string(), z.unknown()),
  /** The same in the words of the form. */
  answers: z.array(z.object({ title: bilingual, value: bilingual })),
  fields: z.record(z.string(), right),
  /** The drawing as a BPMN 2.0 file, with where the case stands and what it has passed. */
  bpmn: z.string(),
  now: z.array(z.string()),
  passed: z.array(z.string()),
  standing: z.array(
    z.object({
      tokenId: z.uuid(),
      node: z.string(),
      name: bilingual,
      kind: z.string(),
      since: instant,
      wakeAt: instant.nullable(),
      failure: z.object({ title: bilingual, final: z.boolean() }).nullable(),
      tasks: z.array(
        z.object({
          id: z.uuid(),
          tenantId: z.uuid(),
          doer: bilingual,
          organisation: z.string().nullable(),
          status: z.string(),
          added: z.enum(['before', 'after', 'parallel']).nullable(),
          dueAt: instant.nullable(),
          light,
          version: z.number().int(),
          mine: z
            .object({
              onBehalfOf: z.string().nullable(),
              choices: z.array(choice),
              fields: z.record(z.string(), right),
              returnTargets: z.array(target),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  timeline: z.array(
    z.object({
      id: z.uuid(),
      at: instant,
      kind: z.string(),
      step: bilingual.nullable(),
      person: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      choice: bilingual.nullable(),
      comment: z.string().nullable(),
    }),
  ),
  may: z.object({
    withdraw: z.boolean(),
    manage: z.boolean(),
    urge: z.boolean(),
    takeBack: z.array(z.uuid()),
  }),
});

export const delegationRequest = z.strictObject({
  deputyId: z.uuid(),
  procedure: z.string().max(80).nullable().default(null),
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  reason: reason.min(1),
});
const delegation = z.object({
  id: z.uuid(),
  principal: z.string(),
  deputy: z.string(),
  procedure: z.string().nullable(),
  from: instant,
  until: instant,
  reason: z.string(),
});
export const delegationsResponse = z.object({ given: z.array(delegation), received: z.array(delegation) });

export const holiday = z.strictObject({
  day: z.iso.date(),
  kind: z.enum(['holiday', 'working-day']),
  name: z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().max(80) }),
  provisional: z.boolean(),
});
export const holidaysResponse = z.object({ items: z.array(holiday) });
