import { z } from 'zod';
import { organisationCodeTypes } from './bulk.schema.ts';
import { schoolTypes, stages } from './organisation.policy.ts';
import type { OrganisationRow } from './organisation.queries.ts';

export const organisationKinds = [
  'bureau',
  'school',
  'campus',
  'teaching-point',
  'department',
  'grade',
  'class',
  'group',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation as other modules see it. Days are `YYYY-MM-DD`; `validTo` is the first day after. */
export type Organisation = {
  id: string;
  tenantId: string;
  parentId: string | undefined;
  kind: OrganisationKind;
  schoolType: string | undefined;
  name: string;
  shortName: string | undefined;
  path: string;
  regionCode: string | undefined;
  stage: string | undefined;
  entryYear: number | undefined;
  classNumber: number | undefined;
  mixedGrades: boolean;
  sortOrder: number;
  address: string | undefined;
  externalId: string | undefined;
  validFrom: string;
  validTo: string | undefined;
  version: number;
};

export function toOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    parentId: row.parent_id ?? undefined,
    kind: row.kind as OrganisationKind,
    schoolType: row.school_type ?? undefined,
    name: row.name,
    shortName: row.short_name ?? undefined,
    path: row.path,
    regionCode: row.region_code ?? undefined,
    stage: row.stage ?? undefined,
    entryYear: row.entry_year ?? undefined,
    classNumber: row.class_number ?? undefined,
    mixedGrades: row.mixed_grades,
    sortOrder: row.sort_order,
    address: row.address ?? undefined,
    externalId: row.external_id ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    version: row.version,
  };
}

export const day = z.iso.date().describe('YYYY-MM-DD');
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export const id = z.uuid();
export const idParams = z.object({ id });
export const named = z.object({ id, name: z.string() });
/** What people type into a search box. */
export const searchText = z.string().trim().min(1).max(60);

export const organisationWire = z.object({
  id,
  tenantId: id,
  parentId: id.optional(),
  kind: z.enum(organisationKinds),
  schoolType: z.string().optional(),
  name: z.string(),
  shortName: z.string().optional(),
  path: z.string(),
  regionCode: z.string().optional(),
  stage: z.string().optional(),
  entryYear: z.number().int().optional(),
  classNumber: z.number().int().optional(),
  mixedGrades: z.boolean(),
  sortOrder: z.number().int(),
  address: z.string().optional(),
  externalId: z.string().optional(),
  validFrom: day,
  validTo: day.optional(),
  version: z.number().int(),
});

const treeNodeWire = organisationWire.extend({ hasChildren: z.boolean() });
export const treeLevelWire = z.object({
  items: z.array(treeNodeWire),
  nextCursor: z.string().nullable(),
  before: z.array(named).describe('with `on`: what stood here then and stands elsewhere now'),
});

export const organisationDetailWire = organisationWire.extend({
  breadcrumb: z.array(named.extend({ kind: z.enum(organisationKinds) })),
  mayHold: z.array(z.enum(organisationKinds)).describe('kinds that may stand directly below'),
  codes: z.array(z.object({ type: z.string(), value: z.string(), validFrom: day, validTo: day.nullable() })),
  history: z.array(
    z.object({ name: z.string(), parentId: id.nullable(), validFrom: day, validTo: day.nullable() }),
  ),
});

const name = z.string().min(1).max(100);
const codes = z
  .array(z.object({ type: z.enum(organisationCodeTypes), value: z.string().min(1).max(60) }))
  .max(10);

export const newOrganisationBody = z.strictObject({
  parentId: id,
  kind: z.enum(organisationKinds),
  schoolType: z.enum(schoolTypes).optional(),
  name,
  shortName: z.string().max(50).optional(),
  regionCode: z.string().max(12).optional(),
  stage: z.enum(stages).optional(),
  entryYear: z.number().int().min(1900).max(2100).optional(),
  classNumber: z.number().int().min(1).max(200).optional(),
  mixedGrades: z.boolean().optional(),
  sortOrder: z.number().int().min(-1_000_000).max(1_000_000).optional(),
  address: z.string().max(200).optional(),
  codes: codes.optional(),
  validFrom: day.optional(),
});

export const organisationEditBody = z.strictObject({
  name: name.optional(),
  shortName: z.string().max(50).nullable().optional(),
  schoolType: z.enum(schoolTypes).optional(),
  regionCode: z.string().max(12).nullable().optional(),
  stage: z.enum(stages).nullable().optional(),
  entryYear: z.number().int().min(1900).max(2100).nullable().optional(),
  classNumber: z.number().int().min(1).max(200).nullable().optional(),
  mixedGrades: z.boolean().optional(),
  sortOrder: z.number().int().min(-1_000_000).max(1_000_000).optional(),
  address: z.string().max(200).nullable().optional(),
  codes: codes.optional(),
});

export const closeBody = z.strictObject({
  remaining: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('refuse') }),
      z.strictObject({ kind: z.literal('close-all') }),
      z.strictObject({ kind: z.literal('merge-into'), organisationId: id }),
    ])
    .default({ kind: 'refuse' }),
});

export const publicSchoolWire = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  schoolType: z.string().nullable(),
  regionCode: z.string().nullable(),
  bureau: z.string(),
  schoolCode: z.string().nullable(),
  address: z.string().nullable(),
});
