import pg from 'pg';
import { defineErrors, PlatformError } from '../errors.ts';
import { listTables } from './catalogue.ts';
import { appRole } from './tables.ts';

defineErrors({
  'db.no-citus': {
    status: 409,
    zh: '这个数据库没有安装 Citus 扩展，不能分布',
    en: 'The Citus extension is not installed in this database, so nothing can be distributed',
  },
  'db.distributed-otherwise': {
    status: 409,
    zh: '表 {name} 已按另一种方式分布',
    en: 'The table {name} is distributed in another way already',
  },
});

/** One step: a statement that declares one table to Citus. */
export type DistributionStep = { table: string; statement: string };

/** A table as the plan sees it. */
export type PlannedTable = {
  name: string;
  kind: string;
  /** The column that a distributed table is spread by, and its type. */
  column: string;
  type: string;
  /** Tables that its foreign keys point to, itself left out. */
  references: string[];
};

/** How a table is distributed already: its column, or undefined for a reference or a local table. */
export type Distributed = ReadonlyMap<string, { kind: string; column: string | undefined }>;

/** The tables with their kinds, as their comments declare them, and how they hang together. */
export async function plannedTables(client: pg.Client): Promise<PlannedTable[]> {
  const tables = await listTables(client);
  const types = await client.query<{ name: string; column: string; type: string }>(`
    select n.nspname || '.' || c.relname as name, a.attname as column, format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`);
  const typeOf = new Map(types.rows.map((row) => [`${row.name} ${row.column}`, row.type]));
  const keys = await client.query<{ name: string; target: string }>(`
    select distinct k.conrelid::regclass::text as name, k.confrelid::regclass::text as target
    from pg_constraint k where k.contype = 'f' and k.conparentid = 0 and k.conrelid <> k.confrelid`);
  return tables.flatMap(({ name, facts }) => {
    if (!facts) return [];
    const type = typeOf.get(`${name} ${facts.distributeBy}`) ?? '';
    const references = keys.rows.filter((key) => key.name === name).map((key) => key.target);
    return [{ name, kind: facts.kind, column: facts.distributeBy, type, references: references.sort() }];
  });
}

/**
 * The statements that are still missing, in an order that foreign keys allow: reference tables, then tenant tables
 * together with one base, then global tables together where type and column are the same (what belongs to a person lies
 * with the person), then local tables that a foreign key ties to the others. A partitioned table takes its partitions along.
 * @throws PlatformError `db.distributed-otherwise`
 */
export function planDistribution(tables: readonly PlannedTable[], done: Distributed): DistributionStep[] {
  const steps: DistributionStep[] = [];
  const bases = new Map<string, string>();
  const groupOf = ({ kind, type, column }: PlannedTable) =>
    kind === 'tenant' ? 'tenant' : `${type} ${column}`;
  for (const table of tables) {
    const known = done.get(table.name);
    if (!known) continue;
    refuseOther(table, known);
    if (known.kind === 'distributed' && !bases.has(groupOf(table))) bases.set(groupOf(table), table.name);
  }
  for (const table of inOrder(tables)) {
    if (done.has(table.name)) continue;
    const name = pg.escapeLiteral(table.name);
    if (table.kind === 'reference') {
      steps.push({ table: table.name, statement: `select create_reference_table(${name})` });
    } else if (table.kind === 'local') {
      if (!isTied(table, tables)) continue;
      steps.push({ table: table.name, statement: `select citus_add_local_table_to_metadata(${name})` });
    } else {
      const base = bases.get(groupOf(table));
      if (!base) bases.set(groupOf(table), table.name);
      const options = [
        name,
        pg.escapeLiteral(table.column),
        `colocate_with => ${pg.escapeLiteral(base ?? 'none')}`,
      ];
      steps.push({ table: table.name, statement: `select create_distributed_table(${options.join(', ')})` });
    }
  }
  return steps;
}

function refuseOther(
  { name, kind, column }: PlannedTable,
  known: { kind: string; column: string | undefined },
): void {
  const wanted = { reference: 'reference', local: 'local', tenant: 'distributed', global: 'distributed' }[
    kind
  ];
  const same = known.kind === wanted && (wanted !== 'distributed' || known.column === column);
  if (same) return;
  const detail = {
    zh: `它现在是 ${known.kind}（${known.column ?? '无分布列'}），应为 ${wanted}（${column}）。请先执行 select undistribute_table('${name}')，再重新运行`,
    en: `It is ${known.kind} (${known.column ?? 'no column'}) and should be ${wanted} (${column}). Run select undistribute_table('${name}') first, then this command again`,
  };
  throw new PlatformError('db.distributed-otherwise', { values: { name }, detail });
}

/** A local table that points to others, or is pointed to: its foreign keys hold only when Citus knows it. */
const isTied = (table: PlannedTable, tables: readonly PlannedTable[]) =>
  table.references.length > 0 || tables.some(({ references }) => references.includes(table.name));

const kinds = ['reference', 'tenant', 'global', 'local'];

/** By kind, then what is pointed to before what points to it, then by name. Keys in a circle keep the order of names. */
function inOrder(tables: readonly PlannedTable[]): PlannedTable[] {
  const sorted = [...tables].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  );
  const byName = new Map(sorted.map((table) => [table.name, table]));
  const placed = new Set<PlannedTable>();
  const place = (table: PlannedTable) => {
    if (placed.has(table) || entered.has(table)) return;
    entered.add(table);
    for (const name of table.references) {
      const target = byName.get(name);
      if (target && target.kind === table.kind) place(target);
    }
    placed.add(table);
  };
  const entered = new Set<PlannedTable>();
  for (const table of sorted) place(table);
  return [...placed];
}

export type DistributeOptions = {
  /** The role that owns the tables. */
  migratorUrl: string;
  /** Tells the statements without running them. */
  dryRun: boolean;
  onStep?: (step: DistributionStep) => void;
};

/** What was run (or would be), and statements that only an administrator may run, for settings of the roles. */
export type DistributeResult = { steps: DistributionStep[]; forAdministrator: string[] };

/**
 * Declares every table to Citus by its kind. Each statement lands by itself, and what is done is not done again: after
 * a failure, or a migration with new tables, run it once more.
 * @throws PlatformError `db.no-citus` with the remedy (not for a dry run), `db.distributed-otherwise`
 */
export async function distribute({
  migratorUrl,
  dryRun,
  onStep,
}: DistributeOptions): Promise<DistributeResult> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`select 1 from pg_extension where extname = 'citus'`);
    const hasCitus = rows.length > 0;
    if (!hasCitus && !dryRun) throw withoutCitus(client.database ?? '');
    const steps = planDistribution(
      await plannedTables(client),
      hasCitus ? await alreadyDone(client) : new Map(),
    );
    for (const step of steps) {
      onStep?.(step);
      if (!dryRun) await client.query(step.statement);
    }
    return { steps, forAdministrator: await missingSettings(client) };
  } finally {
    await client.end();
  }
}

async function alreadyDone(client: pg.Client): Promise<Distributed> {
  const { rows } = await client.query<{ name: string; kind: string; column: string }>(
    'select table_name::text as name, citus_table_type as kind, distribution_column as column from citus_tables',
  );
  return new Map(
    rows.map(({ name, kind, column }) => [
      name,
      { kind, column: kind === 'distributed' ? column : undefined },
    ]),
  );
}

function withoutCitus(database: string): PlatformError {
  const zh = `请在协调节点和每个工作节点安装 Citus（postgresql.conf 中 shared_preload_libraries = 'citus'，重启），由超级用户在数据库 ${database} 中执行 CREATE EXTENSION citus; 再用 citus_add_node 加入工作节点。只想看语句，请加 --dry-run`;
  const en = `Install Citus on the coordinator and on every worker (shared_preload_libraries = 'citus' in postgresql.conf, restart), have a superuser run CREATE EXTENSION citus; in the database ${database}, and add the workers with citus_add_node. To see the statements only, add --dry-run`;
  return new PlatformError('db.no-citus', { detail: { zh, en } });
}

/** Settings of roles that the distributed database needs and the owner of the tables may not change. */
async function missingSettings(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ role: string; settings: string[] }>(
    `select rolname as role, coalesce(rolconfig, '{}') as settings from pg_roles where rolname in (current_user, $1) order by 1`,
    [appRole],
  );
  return rows.flatMap(({ role, settings }) => {
    const name = pg.escapeIdentifier(role);
    const wanted: string[] = [];
    if (!settings.includes('citus.propagate_set_commands=local'))
      wanted.push(`alter role ${name} set citus.propagate_set_commands to 'local'`);
    if (settings.includes('plan_cache_mode=force_generic_plan'))
      wanted.push(`alter role ${name} reset plan_cache_mode`);
    return wanted;
  });
}
