import pg from 'pg';
import { z } from 'zod';

const columnSchema = z.object({ name: z.string(), type: z.string() });

/** A table as the catalogue knows it. Rows are in the leaves; a partitioned table (`partitionBy`) holds none of its own. */
export const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(columnSchema),
  partitionBy: z.string().nullable(),
  partitionOf: z.object({ schema: z.string(), name: z.string(), bound: z.string() }).nullable(),
});
export type Table = z.infer<typeof tableSchema>;

export const sequenceSchema = z.object({
  schema: z.string(),
  name: z.string(),
  last: z.string(),
  called: z.boolean(),
});
export type Sequence = z.infer<typeof sequenceSchema>;

/** `schema.name`, as people write it. */
export const nameOf = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}`;

/** The same, quoted for a statement. */
export const quoted = ({ schema, name }: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

export const columnList = (table: Table) =>
  table.columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ');

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'citus', 'citus_internal')
  and c.relpersistence <> 't'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** All tables of the database that are not the system's or an extension's, with their size on disk, the largest first. */
export async function findTables(
  client: pg.ClientBase,
): Promise<(Table & { bytes: number; owned: boolean })[]> {
  const { rows } = await client.query(`
    select n.nspname as schema, c.relname as name, pg_has_role(c.relowner, 'usage') as owned,
      (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                       order by a.attnum), '[]')
         from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionBy",
      case when c.relispartition then json_build_object('schema', pn.nspname, 'name', p.relname,
           'bound', pg_get_expr(c.relpartbound, c.oid)) end as "partitionOf",
      pg_relation_size(c.oid)::float8 as bytes
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
    left join pg_class p on p.oid = i.inhparent
    left join pg_namespace pn on pn.oid = p.relnamespace
    where c.relkind in ('r', 'p') and ${ours}
    order by bytes desc, 1, 2`);
  return rows;
}

/** Where each sequence stands. Sequences do not obey snapshots: a restored one may be further on, never behind. */
export async function findSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by 1, 2`);
  const sequences: Sequence[] = [];
  for (const sequence of rows) {
    const at = await client.query(
      `select last_value::text as last, is_called as called from ${quoted(sequence)}`,
    );
    sequences.push({ ...sequence, ...at.rows[0] });
  }
  return sequences;
}

/** A foreign key as the statements that take it away and put it back. */
export type ForeignKey = { drop: string; add: string };

export async function findForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as drop,
           format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as add
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${ours}
    order by n.nspname, c.relname, k.conname`);
  return rows;
}

/**
 * Settings under which COPY writes and reads the same text on every server, for the current transaction. With row
 * security off a policy that would hide rows is an error instead of a gap. No time limit applies to a backup.
 */
export const plainText = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local row_security = off;
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
