import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { LookupType } from './identifier.policy.ts';

export type PersonRow = Selectable<Schema['directory.person']>;

/** People by id; those merged into another are found under the id asked for, with the row of whom they became. */
export async function selectPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const found = new Map<string, PersonRow>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('directory.person')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
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
    .where(sql<boolean>`hash = any(${[...hashes]}::text[])`)
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
export const personColumns = [
  ['directory.enrolment', 'person_id'],
  ['directory.posting', 'person_id'],
  ['directory.teaching', 'person_id'],
  ['directory.guardianship', 'guardian_id'],
  ['directory.guardianship', 'child_id'],
  ['directory.consent', 'guardian_id'],
  ['directory.consent', 'child_id'],
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
