import type pg from 'pg';

type Table = { name: string; comment: string | null; rls: boolean; policies: number };
type Index = { table: string; name: string; first: string; columns: string[]; unique: boolean };
type Reference = { table: string; name: string; columns: string[]; target: string };

export type TableFacts = { kind: string; byMonth: string | undefined; distributeBy: string };

/** What a table's comment declares; undefined without a kind. */
function readDeclaration(comment: string | null): TableFacts | undefined {
  const [kind, ...words] = (comment ?? '').split('; ');
  if (!kind || !['tenant', 'global', 'reference', 'local'].includes(kind)) return undefined;
  const after = (prefix: string) => words.find((word) => word.startsWith(prefix))?.slice(prefix.length);
  return {
    kind,
    byMonth: after('by month on '),
    distributeBy: kind === 'tenant' ? 'tenant_id' : (after('distributed by ') ?? 'id'),
  };
}

const ours = `n.nspname not in ('pgboss', 'information_schema') and n.nspname not like 'pg\\_%' and not c.relispartition`;

/** All tables with their declared facts, in a stable order; undeclared ones with `facts` undefined. */
export async function listTables(client: pg.Client): Promise<(Table & { facts: TableFacts | undefined })[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as rls,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} order by 1`);
  return rows.map((row) => ({ ...row, facts: readDeclaration(row.comment) }));
}

/**
 * Checks every table against the rules of its kind, so that the schema can be distributed.
 * @returns one sentence a fault; empty when all is well.
 */
export async function checkCatalogue(client: pg.Client): Promise<string[]> {
  const tables = await listTables(client);
  const faults: string[] = [];
  const factsOf = new Map<string, TableFacts>();
  for (const { name, facts, rls, policies } of tables) {
    if (!facts) faults.push(`${name} has no kind: declareTable() it in its migration`);
    else factsOf.set(name, facts);
    if (facts?.kind === 'tenant' && !(rls && policies > 0))
      faults.push(`${name} is a tenant table without row-level security`);
  }
  for (const index of await indexes(client)) faults.push(...indexFaults(index, factsOf.get(index.table)));
  for (const reference of await references(client)) faults.push(...referenceFaults(reference, factsOf));
  faults.push(...(await forbiddenObjects(client)));
  return faults;
}

function indexFaults(
  { table, name, first, columns, unique }: Index,
  facts: TableFacts | undefined,
): string[] {
  if (facts?.kind === 'tenant' && first !== 'tenant_id')
    return [`${name} on ${table} does not begin with tenant_id`];
  if (facts?.kind === 'global' && unique && !columns.includes(facts.distributeBy)) {
    return [`${name} on ${table} is unique without ${facts.distributeBy}, by which the table is distributed`];
  }
  return [];
}

function referenceFaults(
  { table, name, columns, target }: Reference,
  factsOf: Map<string, TableFacts>,
): string[] {
  const [from, to] = [factsOf.get(table), factsOf.get(target)];
  if (!from || !to || from.kind === 'local' || to.kind === 'reference') return [];
  const coLocated = from.kind === 'tenant' && to.kind === 'tenant' && columns[0] === 'tenant_id';
  return coLocated
    ? []
    : [
        `${name} of ${table} points to ${target}, which lies elsewhere when distributed: keep the id, check in the service`,
      ];
}

async function indexes(client: pg.Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    select n.nspname || '.' || c.relname as table, i.relname as name, x.indisunique as unique,
           pg_get_indexdef(x.indexrelid, 1, true) as first,
           array(select a.attname::text from unnest(x.indkey::int[]) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k) as columns
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours}`);
  return rows;
}

async function references(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select n.nspname || '.' || c.relname as table, k.conname as name, tn.nspname || '.' || t.relname as target,
           array(select a.attname::text from unnest(k.conkey) with ordinality u(num, at)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num order by u.at) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and ${ours}`);
  return rows;
}

async function forbiddenObjects(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(`
    select 'trigger ' || g.tgname || ' on ' || n.nspname || '.' || c.relname || ': do it in the service' as fault
    from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not g.tgisinternal and ${ours}
    union all
    select 'sequence ' || n.nspname || '.' || c.relname || ': ids are UUIDv7 made in the application'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours}
    union all
    select 'constraint ' || k.conname || ' on ' || n.nspname || '.' || c.relname || ' is deferrable or an exclusion'
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where (k.condeferrable or k.contype = 'x') and ${ours}`);
  return rows.map((row) => row.fault);
}
