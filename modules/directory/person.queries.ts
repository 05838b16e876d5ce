import { type RawBuilder, type Selectable, sql } from 'kysely';
import { texts, uuids } from '#platform/db/arrays.ts';
import type { Db, Schema } from '#platform/db/db.ts';
import { prepare } from '#platform/db/prepare.ts';
import type { LookupType } from './identifier.policy.ts';
import { endOfPrefix } from './place.policy.ts';

export type PersonRow = Selectable<Schema['directory.person']>;

// The planner plans a list anew each time, because it cannot know how long it is; one id is what each request asks.
const personQuery = prepare((db, given: { id: string }) =>
  db.selectFrom('directory.person').selectAll().where('id', '=', given.id),
);
const peopleQuery = prepare((db, given: { ids: Buffer }) =>
  db.selectFrom('directory.person').selectAll().where(sql<boolean>`id = any(${given.ids}::uuid[])`),
);

/** People by id; those merged into another are found under the id asked for, with the row of whom they became. */
export async function selectPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const found = new Map<string, PersonRow>();
  if (ids.length === 0) return found;
  const [first, ...others] = ids;
  const rows =
    first !== undefined && others.length === 0
      ? await personQuery(db, { id: first })
      : await peopleQuery(db, { ids: uuids(ids) });
  const became = new Map<string, string[]>();
  for (const row of rows) {
    if (!row.merged_into) found.set(row.id, row);
    else became.set(row.merged_into, [...(became.get(row.merged_into) ?? []), row.id]);
  }
  if (became.size === 0) return found;
  // A merge always leads to a person who is not merged (see merge.service.ts), so one step is enough.
  for (const [keptId, row] of await selectPeople(db, [...became.keys()])) {
    for (const id of became.get(keptId) ?? []) found.set(id, row);
  }
  return found;
}

export async function selectPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return (await selectPeople(db, [id])).get(id);
}

/** The records that were merged into a person. */
export async function selectMergedInto(db: Db, id: string): Promise<string[]> {
  const rows = await db.selectFrom('directory.person').select('id').where('merged_into', '=', id).execute();
  return rows.map((row) => row.id);
}

/** The holder of an identifier, whichever look-up key its hash was made with. */
export async function selectHolder(
  db: Db,
  type: LookupType,
  hashes: readonly string[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom('directory.identifier')
    .select('person_id')
    .where(sql<boolean>`hash = any(${[...hashes]}::text[])`)
    .where('type', '=', type)
    .executeTakeFirst();
  return row?.person_id;
}

export type HolderRow = { hash: string; type: string; person_id: string };

/** The holders of many identifiers. */
export async function selectHolders(db: Db, hashes: readonly string[]): Promise<HolderRow[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('directory.identifier')
    .select(['hash', 'type', 'person_id'])
    .where(sql<boolean>`hash = any(${texts(hashes)}::text[])`)
    .execute();
}

type Spell = { id: string; valid_from: string; valid_to: string | null };
export type EnrolmentSpell = Spell & {
  status: string;
  entry_year: number | null;
  reason: string | null;
  version: number;
  school_id: string;
  school_name: string;
  class_id: string | null;
  class_name: string | null;
};
export type PostingSpell = Spell & {
  post: string;
  subjects: string[];
  is_primary: boolean;
  version: number;
  organisation_id: string;
  organisation_name: string;
};
export type TeachingSpell = Spell & { subject: string; class_id: string; class_name: string };
export type GuardianshipSpell = Spell & { guardian_id: string; child_id: string; relation: string };

export type PersonHistory = {
  enrolments: EnrolmentSpell[];
  postings: PostingSpell[];
  teachings: TeachingSpell[];
  guardianships: GuardianshipSpell[];
};

/** Everything that registers hold of a person, the newest first, or only what held on a day. */
export async function selectPersonHistory(
  db: Db,
  id: string,
  on: string | undefined,
): Promise<PersonHistory> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const then: RawBuilder<unknown> = on
    ? sql`and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to > ${on})`
    : sql``;
  const newest = sql`order by r.valid_from desc, r.id limit 500`;
  const [enrolments, postings, teachings, guardianships] = await Promise.all([
    sql<EnrolmentSpell>`select r.id, r.status, r.entry_year, r.reason, r.valid_from, r.valid_to, r.version,
        r.school_id, s.name as school_name, r.class_id, c.name as class_name
      from directory.enrolment r
      join directory.organisation s on s.tenant_id = r.tenant_id and s.id = r.school_id
      left join directory.organisation c on c.tenant_id = r.tenant_id and c.id = r.class_id
      where r.tenant_id = ${tenants} and r.person_id = ${id} ${then} ${newest}`.execute(db),
    sql<PostingSpell>`select r.id, r.post, r.subjects, r.is_primary, r.valid_from, r.valid_to, r.version,
        o.id as organisation_id, o.name as organisation_name
      from directory.posting r join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
      where r.tenant_id = ${tenants} and r.person_id = ${id} ${then} ${newest}`.execute(db),
    sql<TeachingSpell>`select r.id, r.subject, r.valid_from, r.valid_to, o.id as class_id, o.name as class_name
      from directory.teaching r join directory.organisation o on o.tenant_id = r.tenant_id and o.id = r.class_id
      where r.tenant_id = ${tenants} and r.person_id = ${id} ${then} ${newest}`.execute(db),
    sql<GuardianshipSpell>`select r.id, r.guardian_id, r.child_id, r.relation, r.valid_from, r.valid_to
      from directory.guardianship r
      where r.tenant_id = ${tenants} and (r.guardian_id = ${id} or r.child_id = ${id}) ${then} ${newest}`.execute(
      db,
    ),
  ]);
  return {
    enrolments: enrolments.rows,
    postings: postings.rows,
    teachings: teachings.rows,
    guardianships: guardianships.rows,
  };
}

/** Rows that name a person, and the column that does. */
const personColumns = [
  ['directory.enrolment', 'person_id'],
  ['directory.posting', 'person_id'],
  ['directory.teaching', 'person_id'],
  ['directory.guardianship', 'guardian_id'],
  ['directory.guardianship', 'child_id'],
  ['directory.role_assignment', 'person_id'],
] as const;

/** `<table>.<column>` → the ids of rows that were moved. */
export type MovedRows = Record<string, string[]>;

/** Lets rows name another person; with `only`, just these rows. @returns what was moved */
export async function movePerson(db: Db, from: string, to: string, only?: MovedRows): Promise<MovedRows> {
  const moved: MovedRows = {};
  for (const [table, column] of personColumns) {
    const key = `${table}.${column}`;
    if (only && !only[key]?.length) continue;
    const narrowed: RawBuilder<unknown> = only ? sql`and id = any(${only[key] as string[]}::uuid[])` : sql``;
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where tenant_id = any(${[...db.tenants]}::uuid[]) and ${sql.ref(column)} = ${from} ${narrowed} returning id`.execute(
      db,
    );
    if (rows.length > 0) moved[key] = rows.map((row) => row.id);
  }
  return moved;
}

/** Whether one of two people is, or was, the other's guardian. */
export async function areFamily(db: Db, a: string, b: string): Promise<boolean> {
  const { rows } = await sql`select 1 from directory.guardianship
    where tenant_id = any(${[...db.tenants]}::uuid[])
      and ((guardian_id = ${a} and child_id = ${b}) or (guardian_id = ${b} and child_id = ${a})) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Gives all identifiers of one person to another; with `only`, just these. @returns their keys */
export async function moveClaims(
  db: Db,
  from: string,
  to: string,
  only?: readonly { hash: string; type: string }[],
) {
  const narrowed = only
    ? sql`and (hash, type) in (select * from unnest(${only.map(({ hash }) => hash)}::text[], ${only.map(({ type }) => type)}::text[]))`
    : sql``;
  const { rows } = await sql<{ hash: string; type: string }>`update directory.identifier set person_id = ${to}
    where person_id = ${from} ${narrowed} returning hash, type`.execute(db);
  return rows;
}

export type SearchColumn = 'name' | 'given_name' | 'name_pinyin' | 'name_initials';

/** People whose name in one form begins with a text: the scope is whole tenants, or organisations of one. */
export type PersonSearch = {
  column: SearchColumn;
  prefix: string;
  tenants: readonly string[];
  organisations: readonly string[] | undefined;
  kind: string | undefined;
  after: readonly [string, string] | undefined;
  limit: number;
};

export type FoundPerson = { key: string; person_id: string };

/**
 * One ordered index range for each tenant, each cut at the limit, then merged: the cost follows the page, not the
 * count of those who are called so.
 */
export async function searchAffiliations(db: Db, search: PersonSearch): Promise<FoundPerson[]> {
  const { column, prefix, tenants, organisations, kind, after, limit } = search;
  const key = sql.ref(`a.${column}`);
  const one = (tenant: string): RawBuilder<unknown> => sql`(
    select ${key} as key, a.person_id from directory.affiliation a
    where a.tenant_id = ${tenant} and ${key} >= ${prefix} and ${key} < ${endOfPrefix(prefix)}
      ${organisations ? sql`and a.organisation_id = any(${[...organisations]}::uuid[])` : sql``}
      ${kind ? sql`and a.kind = ${kind}` : sql``}
      ${after ? sql`and (${key}, a.person_id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    group by ${key}, a.person_id order by ${key}, a.person_id limit ${limit + 1})`;
  const { rows } = await sql<FoundPerson>`
    select distinct key, person_id from (${sql.join(tenants.map(one), sql` union all `)}) found
    order by key, person_id limit ${limit + 1}`.execute(db);
  return rows;
}

export type AffiliationRow = {
  person_id: string;
  kind: string;
  organisation_id: string;
  organisation_name: string;
};

/**
 * Where these people belong today. One list of pairs of tenant and person instead of two lists: with two, the planner of
 * PostgreSQL 18 takes any index that holds both columns somewhere and goes through the whole tenant (20 to 250 ms in a
 * full region).
 */
export async function selectAffiliations(db: Db, personIds: readonly string[]): Promise<AffiliationRow[]> {
  if (personIds.length === 0) return [];
  const pairs = db.tenants.flatMap((tenantId) => personIds.map((personId) => ({ tenantId, personId })));
  const { rows } = await sql<AffiliationRow>`
    select a.person_id, a.kind, a.organisation_id, o.name as organisation_name
    from unnest(${uuids(pairs.map((pair) => pair.tenantId))}::uuid[], ${uuids(pairs.map((pair) => pair.personId))}::uuid[])
      as pair (tenant_id, person_id)
    join directory.affiliation a on a.tenant_id = pair.tenant_id and a.person_id = pair.person_id
    join directory.organisation o on o.tenant_id = a.tenant_id and o.id = a.organisation_id
    order by a.person_id, a.kind, o.name`.execute(db);
  return rows;
}

/** The people of one organisation by kind, in the order of pinyin. */
export async function selectPeopleOf(
  db: Db,
  {
    organisationId,
    kind,
    after,
    limit,
  }: { organisationId: string; kind: string; after: readonly (string | number)[] | undefined; limit: number },
): Promise<{ person_id: string; name_pinyin: string }[]> {
  const { rows } = await sql<{ person_id: string; name_pinyin: string }>`
    select person_id, name_pinyin from directory.affiliation
    where tenant_id = any(${[...db.tenants]}::uuid[]) and organisation_id = ${organisationId} and kind = ${kind}
      ${after ? sql`and (name_pinyin, person_id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by name_pinyin, person_id limit ${limit + 1}`.execute(db);
  return rows;
}

/** Who was at an organisation on a past day, by person: names may have changed since. */
export async function selectPeopleThen(
  db: Db,
  {
    organisationId,
    kind,
    on,
    after,
    limit,
  }: {
    organisationId: string;
    kind: 'pupil' | 'staff' | 'guardian';
    on: string;
    after: string | undefined;
    limit: number;
  },
): Promise<string[]> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const valid = (alias: string) =>
    sql`${sql.ref(`${alias}.valid_from`)} <= ${on} and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${on})`;
  const pupils = sql`select e.person_id as id from directory.enrolment e
    where e.tenant_id = ${tenants} and (e.school_id = ${organisationId} or e.class_id = ${organisationId}) and ${valid('e')}`;
  const from = {
    pupil: pupils,
    staff: sql`select p.person_id as id from directory.posting p
      where p.tenant_id = ${tenants} and p.organisation_id = ${organisationId} and ${valid('p')}`,
    guardian: sql`select g.guardian_id as id from directory.guardianship g
      where g.tenant_id = ${tenants} and g.child_id in (${pupils}) and ${valid('g')}`,
  }[kind];
  const { rows } = await sql<{ id: string }>`select distinct id from (${from}) found
    ${after ? sql`where id > ${after}::uuid` : sql``} order by id limit ${limit + 1}`.execute(db);
  return rows.map((row) => row.id);
}

/** Pupils of the classes at or below a path, with their guardians: the small world of a head teacher. */
export async function selectClassPeople(
  db: Db,
  tenantId: string,
  path: string,
  today: string,
): Promise<{ person_id: string; kind: string }[]> {
  const { rows } = await sql<{ person_id: string; kind: string }>`
    with pupils as (
      select e.person_id from directory.enrolment e
      where e.tenant_id = ${tenantId} and e.class_id in (
          select id from directory.organisation where tenant_id = ${tenantId} and path >= ${path} and path < ${`${path}~`})
        and e.valid_from <= ${today} and (e.valid_to is null or e.valid_to > ${today}))
    select person_id, 'pupil' as kind from pupils
    union
    select g.guardian_id, 'guardian' from directory.guardianship g
    where g.tenant_id = ${tenantId} and g.child_id in (select person_id from pupils)
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})
    limit 5000`.execute(db);
  return rows;
}

/** Merges that any of these records was part of, the latest first. */
export function selectMerges(db: Db, ids: readonly string[]) {
  const among = sql`any(${[...ids]}::uuid[])`;
  return db
    .selectFrom('directory.person_merge')
    .select(['id', 'kept_id', 'merged_id', 'merged_at', 'merged_by', 'undone_at'])
    .where(sql<boolean>`(kept_id = ${among} or merged_id = ${among})`)
    .orderBy('merged_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

/** Names and numbers of records as they stand, merged ones too: each by its own id. */
export async function selectRecords(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('directory.person')
    .select(['id', 'name', 'number'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
