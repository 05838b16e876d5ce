import { type Kysely, sql } from 'kysely';

/**
 * The kinds of table (see ARCHITECTURE.md, "Data that can be distributed"):
 * tenant (`tenant_id` first in every key), global (keyed by its own id), reference (small, copied everywhere), local.
 */
export type TableKind = 'tenant' | 'global' | 'reference' | 'local';

/** What the application may do with the rows. `append`: neither change nor delete, as in an audit trail. */
export type TableUse = 'write' | 'append' | 'read';

export type TableDeclaration = {
  kind: TableKind;
  use?: TableUse;
  /** Partitioned by month on this column. */
  byMonth?: string;
  /** The column that a global table is distributed by; `id` unless told. */
  distributeBy?: string;
};

// biome-ignore lint/suspicious/noExplicitAny: migrations are frozen in time and know no current schema
type AnyDb = Kysely<any>;

export const appRole = 'tongxue_app';

/**
 * Declares a table's kind: a comment that the catalogue test and `db -- distribute` read, the application's grants,
 * and for tenant tables the row-level security that shows only rows of `app.tenants`.
 */
export async function declareTable(db: AnyDb, table: string, declaration: TableDeclaration): Promise<void> {
  const { kind, use = kind === 'reference' ? 'write' : 'write', byMonth, distributeBy } = declaration;
  const name = sql.table(table);
  const words = [kind, byMonth && `by month on ${byMonth}`, distributeBy && `distributed by ${distributeBy}`];
  await sql`comment on table ${name} is ${sql.lit(words.filter(Boolean).join('; '))}`.execute(db);
  const rights = { write: 'select, insert, update, delete', append: 'select, insert', read: 'select' }[use];
  await sql`grant ${sql.raw(rights)} on ${name} to ${sql.id(appRole)}`.execute(db);
  if (kind !== 'tenant') return;
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`create policy tenants on ${name} to ${sql.id(appRole)}
    using (tenant_id = any (nullif(current_setting('app.tenants', true), '')::uuid[]))`.execute(db);
}

/** A module's schema, usable by the application. */
export async function declareSchema(db: AnyDb, schema: string): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
  await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(appRole)}`.execute(db);
}

/** Creates the missing month partitions of every table declared `by month`, from one month back to `ahead` months on. */
export async function ensurePartitions(db: AnyDb, now: Date, ahead = 14): Promise<void> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'p' and obj_description(c.oid, 'pg_class') like '%by month on%'`.execute(db);
  for (const { schema, name } of rows) {
    for (let offset = -1; offset <= ahead; offset++) {
      const from = monthStart(now, offset);
      const partition = `${name}_${from.slice(0, 7).replace('-', '_')}`;
      await sql`create table if not exists ${sql.id(schema, partition)} partition of ${sql.id(schema, name)}
        for values from (${sql.lit(from)}) to (${sql.lit(monthStart(now, offset + 1))})`.execute(db);
    }
  }
}

function monthStart(now: Date, offset: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 10);
}
