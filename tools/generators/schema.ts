import { Kysely, PostgresDialect as KyselyPostgresDialect } from 'kysely';
import { generate, PostgresDialect } from 'kysely-codegen';
import pg from 'pg';

const foreign = '{pgboss.*,platform.migration*,*_20*}';

/** Table types for Kysely, every table named with its schema; days are strings and int8 numbers, as `platform/db/db.ts` reads them. */
export async function tableTypes(databaseUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const db = new Kysely<unknown>({ dialect: new KyselyPostgresDialect({ pool }) });
  try {
    const types = await generate({
      db,
      dialect: new PostgresDialect({ dateParser: 'string', defaultSchemas: ['none'] }),
      defaultSchemas: ['none'],
      excludePattern: foreign,
      outFile: null,
      typeOnlyImports: true,
    });
    // platform/db/db.ts parses int8 to numbers.
    return types.replace('Int8 = ColumnType<string,', 'Int8 = ColumnType<number,');
  } finally {
    await db.destroy();
  }
}

type Table = {
  schema: string;
  name: string;
  kind: string;
  partitioned: string | null;
  parts: string[];
  after: string[];
};

const tables = `
  select n.nspname as schema, c.relname as name,
    coalesce(obj_description(c.oid, 'pg_class'), 'no kind') as kind,
    pg_get_partkeydef(c.oid) as partitioned,
    (select coalesce(array_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
        case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
             when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
        case when a.attnotnull then 'not null' end) order by a.attnum), '{}')
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
    || (select coalesce(array_agg('constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) order by k.contype <> 'p', k.conname), '{}')
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')) as parts,
    (select coalesce(array_agg(pg_get_indexdef(i.indexrelid) order by x.relname), '{}')
      from pg_index i join pg_class x on x.oid = i.indexrelid
      where i.indrelid = c.oid and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid))
    || (select coalesce(array_agg(format('create policy %I on %I.%I using %s', p.polname, n.nspname, c.relname,
          pg_get_expr(p.polqual, p.polrelid)) order by p.polname), '{}')
      from pg_policy p where p.polrelid = c.oid)
    || (select coalesce(array_agg(right_ order by right_), '{}') from (
        select format('grant %s on %I.%I to %s', string_agg(lower(privilege_type), ', ' order by privilege_type),
          n.nspname, c.relname, grantee) as right_
        from information_schema.role_table_grants g
        where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee <> g.grantor
        group by grantee) rights) as after
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg_toast%'
  order by n.nspname, c.relname`;

/** Every table with kind, columns, keys, indexes, policies and grants, in the spelling of SQL: to be read and diffed, not run. */
export async function schemaDump(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Table>(tables);
    return `-- Generated from a freshly migrated database by npm run gen. To be read, not run.\n${rows.map(tableText).join('')}`;
  } finally {
    await client.end();
  }
}

function tableText({ schema, name, kind, partitioned, parts, after }: Table): string {
  const columns = parts.map((part) => `  ${part}`).join(',\n');
  const partition = partitioned ? ` partition by ${partitioned.toLowerCase()}` : '';
  const rest = after.map((line) => `${line};\n`);
  return `\n-- ${kind}\ncreate table ${schema}.${name} (\n${columns}\n)${partition};\n${rest.join('')}`;
}
