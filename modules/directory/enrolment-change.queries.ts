import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import { insertRows } from '#platform/db/unnest.ts';
import type {
  EnrolmentEnd,
  EnrolmentRecord,
  EnrolmentStart,
  StatusFilter,
} from './enrolment-change.schema.ts';

export type EnrolmentRow = Selectable<Schema['directory.enrolment']>;

const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** Every enrolment of these people in the tenants that the handle sees, the earliest first. */
export function selectEnrolmentsOf(db: Db, personIds: readonly string[]): Promise<EnrolmentRow[]> {
  if (personIds.length === 0 || db.tenants.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('directory.enrolment')
    .selectAll()
    .where(among('tenant_id', db.tenants))
    .where(among('person_id', personIds))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

/** Enrolments at a school, or in some of its classes, that have no end. */
export function selectLasting(
  db: Db,
  tenantId: string,
  { schoolId, classIds }: { schoolId: string; classIds?: readonly string[] | undefined },
): Promise<EnrolmentRow[]> {
  return db
    .selectFrom('directory.enrolment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('school_id', '=', schoolId)
    .where('valid_to', 'is', null)
    .$if(classIds !== undefined, (query) => query.where(among('class_id', classIds ?? [])))
    .orderBy('id')
    .execute();
}

/** One writer at a time for each of these people, until the transaction ends. In one order, so none waits in a ring. */
export async function lockPeople(db: Db, personIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(personIds)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db);
}

/** Ends rows that are as they were read; those that changed meanwhile are not among the ids given back. */
export async function endEnrolmentRows(
  db: Db,
  tenantId: string,
  ends: readonly EnrolmentEnd[],
  on: string,
  now: Date,
): Promise<string[]> {
  if (ends.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update directory.enrolment e set valid_to = ${on}, status = coalesce(x.status, e.status),
      reason = coalesce(x.reason, e.reason), version = e.version + 1, updated_at = ${now}
    from unnest(${ends.map((end) => end.record.id)}::uuid[], ${ends.map((end) => end.record.version)}::int[],
      ${ends.map((end) => end.status ?? null)}::text[],
      ${ends.map((end) => end.reason ?? null)}::text[]) as x(id, version, status, reason)
    where e.tenant_id = ${tenantId} and e.id = x.id and e.version = x.version and e.valid_from <= ${on}
    returning e.id`.execute(db);
  return rows.map((row) => row.id);
}

export type NewEnrolment = EnrolmentStart & { id: string; validFrom: string };

export async function insertEnrolments(
  db: Db,
  tenantId: string,
  rows: readonly NewEnrolment[],
  now: Date,
): Promise<void> {
  await insertRows<NewEnrolment>(
    db,
    'directory.enrolment',
    [
      { name: 'tenant_id', type: 'uuid', all: tenantId },
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'person_id', type: 'uuid', of: (row) => row.personId },
      { name: 'school_id', type: 'uuid', of: (row) => row.schoolId },
      { name: 'class_id', type: 'uuid', of: (row) => row.classId },
      { name: 'status', type: 'text', of: (row) => row.status },
      { name: 'entry_year', type: 'int4', of: (row) => row.entryYear },
      { name: 'residence', type: 'text', of: (row) => row.residence },
      { name: 'reason', type: 'text', of: (row) => row.reason },
      { name: 'valid_from', type: 'date', of: (row) => row.validFrom },
      { name: 'created_at', type: 'timestamptz', all: now },
      { name: 'updated_at', type: 'timestamptz', all: now },
    ],
    rows,
  );
}

/** Rows as they are, held against other writers until the transaction ends. */
export async function lockEnrolments(
  db: Db,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, EnrolmentRow>> {
  const rows = await db
    .selectFrom('directory.enrolment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(among('id', ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes opened rows away again and gives ended ones back what they were. */
export async function restoreEnrolments(
  db: Db,
  tenantId: string,
  { opened, ended }: { opened: readonly string[]; ended: readonly EnrolmentRecord[] },
  now: Date,
): Promise<void> {
  await db
    .deleteFrom('directory.enrolment')
    .where('tenant_id', '=', tenantId)
    .where(among('id', opened))
    .execute();
  if (ended.length === 0) return;
  await sql`
    update directory.enrolment e set valid_to = x.day, status = x.status, reason = x.reason, version = e.version + 1,
      updated_at = ${now}
    from unnest(${ended.map((row) => row.id)}::uuid[], ${ended.map((row) => row.validTo ?? null)}::date[],
      ${ended.map((row) => row.status)}::text[], ${ended.map((row) => row.reason ?? null)}::text[])
      as x(id, day, status, reason)
    where e.tenant_id = ${tenantId} and e.id = x.id`.execute(db);
}

/** People whose enrolment begins or ends on a day. */
export async function selectTurning(db: Db, tenantId: string, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.enrolment')
    .select('person_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where((where) => where.or([where('valid_from', '=', day), where('valid_to', '=', day)]))
    .execute();
  return rows.map((row) => row.person_id);
}

export type StandingCount = {
  class_id: string | null;
  entry_year: number | null;
  status: string;
  pupils: number;
};

/** How many a school has on a day by class, entry year and status. */
export async function countStandings(
  db: Db,
  tenantId: string,
  schoolId: string,
  day: string,
): Promise<StandingCount[]> {
  const { rows } = await sql<StandingCount>`
    select class_id, entry_year, case when valid_to is not null and status in ('graduated', 'transferred', 'withdrawn')
      then 'active' else status end as status, count(*)::int as pupils
    from directory.enrolment
    where tenant_id = ${tenantId} and school_id = ${schoolId} and valid_from <= ${day}
      and (valid_to is null or valid_to > ${day})
      and (status in ('admitted', 'active', 'suspended') or valid_to is not null)
    group by 1, 2, 3`.execute(db);
  return rows;
}

export type SchoolPupilQuery = {
  schoolId: string;
  classId?: string | null | undefined;
  view: StatusFilter;
  name?: { by: 'name' | 'pinyin'; text: string } | undefined;
  day: string;
  after: readonly (string | number)[] | undefined;
  limit: number;
};

export type SchoolPupilRow = EnrolmentRow & { sort: string };

/**
 * Pupils of a school: those here by pinyin, those to come by the day they come, those who left by the day they left,
 * the latest first.
 */
export async function selectSchoolPupils(
  db: Db,
  tenantId: string,
  { schoolId, classId, view, name, day, after, limit }: SchoolPupilQuery,
): Promise<SchoolPupilRow[]> {
  const inClass =
    classId === undefined ? sql`` : classId ? sql`and e.class_id = ${classId}` : sql`and e.class_id is null`;
  const here = sql`e.valid_from <= ${day} and (e.valid_to is null or e.valid_to > ${day})
    and (e.status in ('admitted', 'active', 'suspended') or e.valid_to is not null)`;
  if (view === 'coming' || view === 'left') {
    const key = view === 'coming' ? sql`e.valid_from` : sql`e.valid_to`;
    const which =
      view === 'coming'
        ? sql`e.valid_from > ${day} and (e.valid_to is null or e.valid_to > e.valid_from)`
        : sql`e.valid_to <= ${day} and e.valid_to > e.valid_from and e.status in ('graduated', 'transferred', 'withdrawn')`;
    const order = view === 'coming' ? sql`` : sql`desc`;
    const compare = view === 'coming' ? sql`>` : sql`<`;
    const { rows } = await sql<SchoolPupilRow>`
      select e.*, ${key}::text as sort from directory.enrolment e
      where e.tenant_id = ${tenantId} and e.school_id = ${schoolId} and ${which} ${inClass}
        ${after ? sql`and (${key}, e.id) ${compare} (${after[0]}::date, ${after[1]}::uuid)` : sql``}
      order by ${key} ${order}, e.id ${order} limit ${limit}`.execute(db);
    return rows;
  }
  const status = {
    here: sql``,
    active: sql`and (e.status = 'active' or e.valid_to is not null and e.status <> 'suspended')`,
    suspended: sql`and e.status = 'suspended'`,
    admitted: sql`and e.status = 'admitted'`,
  }[view];
  const up = name ? `${name.text}\u{10ffff}` : '';
  const named = !name
    ? sql``
    : name.by === 'name'
      ? sql`and ((a.name >= ${name.text} and a.name < ${up}) or (a.given_name >= ${name.text} and a.given_name < ${up}))`
      : sql`and ((a.name_pinyin >= ${name.text} and a.name_pinyin < ${up}) or (a.name_initials >= ${name.text} and a.name_initials < ${up}))`;
  const { rows } = await sql<SchoolPupilRow>`
    select e.*, a.name_pinyin as sort from directory.affiliation a
    join directory.enrolment e on e.tenant_id = a.tenant_id and e.person_id = a.person_id
    where a.tenant_id = ${tenantId} and a.organisation_id = ${schoolId} and a.kind = 'pupil' ${named}
      and e.tenant_id = ${tenantId} and e.school_id = ${schoolId} and ${here} ${status} ${inClass}
      ${after ? sql`and (a.name_pinyin, e.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by a.name_pinyin, e.id limit ${limit}`.execute(db);
  return rows;
}
