import { sql } from 'kysely';
import { uuids } from '#platform/db/arrays.ts';
import type { Db } from '#platform/db/db.ts';
import { type Column, insertNewRows, insertRows, replaceOn, textArray } from '#platform/db/unnest.ts';
import type {
  BeforeImage,
  EnrolmentInput,
  GuardianshipInput,
  PostingInput,
  RoleAssignmentInput,
  TeachingInput,
  TermInput,
} from './bulk.schema.ts';
import type { OrganisationRow } from './organisation.queries.ts';
import type { PersonRow } from './person.queries.ts';

/** What every row of a batch is written with. */
export type Stamp = { tenantId: string; at: Date };

/** A tenant table that rosters fill: its columns, each with where its value comes from. */
export type RosterTable<T extends { id: string }> = {
  table: string;
  versioned: boolean;
  columns: (stamp: Stamp) => Column<T>[];
};

const keyed = <T extends { id: string }>({ tenantId }: Stamp): Column<T>[] => [
  { name: 'tenant_id', type: 'uuid', all: tenantId },
  { name: 'id', type: 'uuid', of: (row) => row.id },
];
const dated = <T extends { validFrom: string; validTo?: string | undefined }>(): Column<T>[] => [
  { name: 'valid_from', type: 'date', of: (row) => row.validFrom },
  { name: 'valid_to', type: 'date', of: (row) => row.validTo },
];
const stamped = <T>({ at }: Stamp): Column<T>[] => [
  { name: 'created_at', type: 'timestamptz', all: at },
  { name: 'updated_at', type: 'timestamptz', all: at },
];

export const termTable: RosterTable<TermInput> = {
  table: 'directory.term',
  versioned: false,
  columns: (stamp) => [
    ...keyed<TermInput>(stamp),
    { name: 'school_year', type: 'text', of: (row) => row.schoolYear },
    { name: 'name_zh', type: 'text', of: (row) => row.nameZh },
    { name: 'name_en', type: 'text', of: (row) => row.nameEn },
    { name: 'kind', type: 'text', of: (row) => row.kind },
    { name: 'parent_id', type: 'uuid', of: (row) => row.parentId },
    { name: 'starts_on', type: 'date', of: (row) => row.startsOn },
    { name: 'ends_on', type: 'date', of: (row) => row.endsOn },
    { name: 'external_id', type: 'text', of: (row) => row.externalId },
    { name: 'updated_at', type: 'timestamptz', all: stamp.at },
  ],
};

export const enrolmentTable: RosterTable<EnrolmentInput> = {
  table: 'directory.enrolment',
  versioned: true,
  columns: (stamp) => [
    ...keyed<EnrolmentInput>(stamp),
    { name: 'person_id', type: 'uuid', of: (row) => row.personId },
    { name: 'school_id', type: 'uuid', of: (row) => row.schoolId },
    { name: 'class_id', type: 'uuid', of: (row) => row.classId },
    { name: 'status', type: 'text', of: (row) => row.status },
    { name: 'entry_year', type: 'int4', of: (row) => row.entryYear },
    { name: 'residence', type: 'text', of: (row) => row.residence },
    { name: 'reason', type: 'text', of: (row) => row.reason },
    ...dated<EnrolmentInput>(),
    ...stamped<EnrolmentInput>(stamp),
  ],
};

export const postingTable: RosterTable<PostingInput> = {
  table: 'directory.posting',
  versioned: true,
  columns: (stamp) => [
    ...keyed<PostingInput>(stamp),
    { name: 'person_id', type: 'uuid', of: (row) => row.personId },
    { name: 'organisation_id', type: 'uuid', of: (row) => row.organisationId },
    { name: 'post', type: 'text', of: (row) => row.post },
    { name: 'subjects', type: 'text', cast: 'text[]', of: (row) => textArray(row.subjects ?? []) },
    { name: 'is_primary', type: 'bool', of: (row) => row.isPrimary ?? true },
    ...dated<PostingInput>(),
    ...stamped<PostingInput>(stamp),
  ],
};

export const teachingTable: RosterTable<TeachingInput> = {
  table: 'directory.teaching',
  versioned: false,
  columns: (stamp) => [
    ...keyed<TeachingInput>(stamp),
    { name: 'person_id', type: 'uuid', of: (row) => row.personId },
    { name: 'class_id', type: 'uuid', of: (row) => row.classId },
    { name: 'subject', type: 'text', of: (row) => row.subject },
    { name: 'term_id', type: 'uuid', of: (row) => row.termId },
    ...dated<TeachingInput>(),
    ...stamped<TeachingInput>(stamp),
  ],
};

export const guardianshipTable: RosterTable<GuardianshipInput> = {
  table: 'directory.guardianship',
  versioned: false,
  columns: (stamp) => [
    ...keyed<GuardianshipInput>(stamp),
    { name: 'guardian_id', type: 'uuid', of: (row) => row.guardianId },
    { name: 'child_id', type: 'uuid', of: (row) => row.childId },
    { name: 'relation', type: 'text', of: (row) => row.relation },
    { name: 'kind', type: 'text', of: (row) => row.kind },
    ...dated<GuardianshipInput>(),
    ...stamped<GuardianshipInput>(stamp),
  ],
};

export type PlacedRoleAssignment = RoleAssignmentInput & { path: string; grantedBy: string | undefined };

export const roleAssignmentTable: RosterTable<PlacedRoleAssignment> = {
  table: 'directory.role_assignment',
  versioned: false,
  columns: (stamp) => [
    ...keyed<PlacedRoleAssignment>(stamp),
    { name: 'person_id', type: 'uuid', of: (row) => row.personId },
    { name: 'role', type: 'text', of: (row) => row.role },
    { name: 'organisation_id', type: 'uuid', of: (row) => row.organisationId },
    { name: 'path', type: 'text', of: (row) => row.path },
    { name: 'granted_by', type: 'uuid', of: (row) => row.grantedBy },
    ...dated<PlacedRoleAssignment>(),
    ...stamped<PlacedRoleAssignment>(stamp),
  ],
};

type NewOrganisation = Omit<OrganisationRow, 'version' | 'created_at' | 'updated_at' | 'tenant_id'>;

export const organisationTable: RosterTable<NewOrganisation> = {
  table: 'directory.organisation',
  versioned: true,
  columns: (stamp) => [
    ...keyed<NewOrganisation>(stamp),
    { name: 'parent_id', type: 'uuid', of: (row) => row.parent_id },
    { name: 'kind', type: 'text', of: (row) => row.kind },
    { name: 'school_type', type: 'text', of: (row) => row.school_type },
    { name: 'name', type: 'text', of: (row) => row.name },
    { name: 'short_name', type: 'text', of: (row) => row.short_name },
    { name: 'name_pinyin', type: 'text', of: (row) => row.name_pinyin },
    { name: 'name_initials', type: 'text', of: (row) => row.name_initials },
    { name: 'path', type: 'text', of: (row) => row.path },
    { name: 'region_code', type: 'text', of: (row) => row.region_code },
    { name: 'stage', type: 'text', of: (row) => row.stage },
    { name: 'entry_year', type: 'int4', of: (row) => row.entry_year },
    { name: 'class_number', type: 'int4', of: (row) => row.class_number },
    { name: 'mixed_grades', type: 'bool', of: (row) => row.mixed_grades },
    { name: 'sort_order', type: 'int4', of: (row) => row.sort_order },
    { name: 'address', type: 'text', of: (row) => row.address },
    { name: 'external_id', type: 'text', of: (row) => row.external_id },
    { name: 'valid_from', type: 'date', of: (row) => row.valid_from },
    { name: 'valid_to', type: 'date', of: (row) => row.valid_to },
    ...stamped<NewOrganisation>(stamp),
  ],
};

export type NewPerson = Omit<PersonRow, 'merged_into' | 'version' | 'created_at' | 'updated_at'>;

export const personColumns = (at: Date): Column<NewPerson>[] => [
  { name: 'id', type: 'uuid', of: (row) => row.id },
  { name: 'number', type: 'text', of: (row) => row.number },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'name_pinyin', type: 'text', of: (row) => row.name_pinyin },
  { name: 'name_initials', type: 'text', of: (row) => row.name_initials },
  { name: 'sex', type: 'text', of: (row) => row.sex },
  { name: 'birth_date', type: 'date', of: (row) => row.birth_date },
  { name: 'ethnicity', type: 'text', of: (row) => row.ethnicity },
  { name: 'identifiers', type: 'jsonb', of: (row) => JSON.stringify(row.identifiers) },
  { name: 'contact', type: 'jsonb', of: (row) => JSON.stringify(row.contact) },
  { name: 'tenants', type: 'text', cast: 'uuid[]', of: (row) => `{${row.tenants.join(',')}}` },
  ...stamped<NewPerson>({ tenantId: '', at }),
];

const sameCell = (value: unknown, before: unknown): boolean =>
  (value ?? null) === (before ?? null) || (Array.isArray(before) && value === textArray(before as string[]));

/**
 * Writes rows of one table and tells what it did: rows that exist and are equal are left alone.
 * Two statements for each 5,000 rows: one that reads what was, one that writes.
 */
export async function applyRows<T extends { id: string }>(
  db: Db,
  stamp: Stamp,
  { table, versioned, columns }: RosterTable<T>,
  inputs: readonly T[],
  fresh?: ReadonlySet<string>,
): Promise<{ created: T[]; updated: { before: BeforeImage; input: T }[] }> {
  const created: T[] = [];
  const updated: { before: BeforeImage; input: T }[] = [];
  if (inputs.length === 0) return { created, updated };
  const many = inputs.length > 100;
  if (many) await planFor(db, 'batch');
  const before = await selectBefore(
    db,
    table,
    stamp.tenantId,
    inputs.flatMap(({ id }) => (fresh?.has(id) ? [] : [id])),
  );
  if (many) await planFor(db, 'rows');
  const cells = columns(stamp);
  const compared = cells.flatMap((column) =>
    'of' in column && column.name !== 'id' && column.name !== 'granted_by' ? [column] : [],
  );
  const sure: T[] = [];
  for (const input of inputs) {
    const row = before.get(input.id);
    if (!row) (fresh?.has(input.id) ? sure : created).push(input);
    else if (!compared.every(({ name, of }) => sameCell(of(input), row[name])))
      updated.push({ before: row, input });
  }
  const wereNew = await insertNewRows(db, table, cells, sure);
  const conflict = replaceOn(
    ['tenant_id', 'id'],
    cells,
    versioned ? sql`version = ${sql.table(table)}.version + 1` : undefined,
  );
  const careful = [...(wereNew ? [] : sure), ...created, ...updated.map(({ input }) => input)];
  await insertRows(db, table, cells, careful, conflict);
  return { created: [...sure, ...created], updated };
}

/** Rows as they are, by id, for comparing and for undo. */
async function selectBefore(
  db: Db,
  table: string,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, BeforeImage>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BeforeImage>`select * from ${sql.table(table)}
    where tenant_id = ${tenantId} and id = any(${uuids(ids)}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * How statements of this transaction are planned. With `batch`, anew for the ids that they carry: only then does
 * PostgreSQL hash a long list of ids instead of walking it for each row. With `rows`, once: the check of a foreign key
 * is a statement for each row, and planning it costs five times its work.
 */
export async function planFor(db: Db, what: 'batch' | 'rows'): Promise<void> {
  await sql`set local plan_cache_mode = ${sql.raw(what === 'batch' ? 'force_custom_plan' : 'auto')}`.execute(
    db,
  );
}
