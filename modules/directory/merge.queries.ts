import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

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
