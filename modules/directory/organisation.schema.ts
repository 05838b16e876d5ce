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
