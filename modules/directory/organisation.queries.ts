import { type Selectable, sql } from 'kysely';
import { todayInChina } from '#platform/codes/dates.ts';
import type { Db, Schema } from '#platform/db/db.ts';

export type OrganisationRow = Selectable<Schema['directory.organisation']>;
export type TenantRow = Selectable<Schema['directory.tenant']>;

/** Bureaus that own data. Few, and readable by all: the names of bureaus are public. */
export async function selectTenants(db: Db): Promise<TenantRow[]> {
  return db.selectFrom('directory.tenant').selectAll().orderBy('path').execute();
}

/** Tenants at or below a node. */
export async function selectTenantsBelow(db: Db, path: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.tenant')
    .select('id')
    .where('path', '>=', path)
    .where('path', '<', `${path}~`)
    .orderBy('path')
    .execute();
  return rows.map((row) => row.id);
}

export async function selectOrganisations(
  db: Db,
  ids: readonly string[],
  tenantIds: readonly string[] = db.tenants,
): Promise<OrganisationRow[]> {
  if (ids.length === 0 || tenantIds.length === 0) return [];
  return db
    .selectFrom('directory.organisation')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...tenantIds]}::uuid[])`)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Writes the paths of a whole subtree anew after its top moved; the top itself may carry the new path already. */
export async function movePaths(db: Db, tenantId: string, from: string, to: string): Promise<number> {
  const result = await sql`
    update directory.organisation set path = ${to} || substr(path, ${from.length + 1})
    where tenant_id = ${tenantId} and path >= ${from} and path < ${`${from}~`}`.execute(db);
  await sql`
    update directory.role_assignment set path = ${to} || substr(path, ${from.length + 1})
    where tenant_id = ${tenantId} and path >= ${from} and path < ${`${from}~`}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

type After = readonly (string | number)[] | undefined;

const openOn = (day: string) =>
  sql<boolean>`o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day})`;

/** Organisations directly below a node on a day, in their order, with the question whether they have any below. */
export async function selectChildren(
  db: Db,
  {
    parentId,
    on,
    withClosed,
    after,
    limit,
  }: { parentId: string; on: string; withClosed: boolean; after: After; limit: number },
): Promise<(OrganisationRow & { has_children: boolean })[]> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const { rows } = await sql<OrganisationRow & { has_children: boolean }>`
    select o.*, exists(select 1 from directory.organisation c
      where c.tenant_id = ${tenants} and c.parent_id = o.id) as has_children
    from directory.organisation o
    where o.tenant_id = ${tenants} and o.parent_id = ${parentId}
      ${withClosed ? sql`` : sql`and ${openOn(on)}`}
      ${after ? sql`and (o.sort_order, o.name_pinyin, o.id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)` : sql``}
    order by o.sort_order, o.name_pinyin, o.id limit ${limit + 1}`.execute(db);
  return rows;
}

/** What stood below a node on a past day: history of what left it since, and of what was called otherwise. */
export async function selectChildrenBefore(
  db: Db,
  parentId: string,
  on: string,
): Promise<{ id: string; name: string }[]> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const { rows } = await sql<{ id: string; name: string }>`
    select h.organisation_id as id, h.name from directory.organisation_history h
    where h.tenant_id = ${tenants} and h.parent_id = ${parentId} and h.valid_from <= ${on} and h.valid_to > ${on}
    order by h.name, h.organisation_id limit 500`.execute(db);
  return rows;
}

/** The history of some organisations, the oldest first. */
export async function selectHistory(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('directory.organisation_history')
    .select([
      'organisation_id',
      'version',
      'name',
      'parent_id',
      'valid_from',
      'valid_to',
      'changed_at',
      'changed_by',
    ])
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where(sql<boolean>`organisation_id = any(${[...ids]}::uuid[])`)
    .orderBy('organisation_id')
    .orderBy('version')
    .execute();
}

export async function selectByPaths(db: Db, paths: readonly string[]): Promise<OrganisationRow[]> {
  if (paths.length === 0) return [];
  return db
    .selectFrom('directory.organisation')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where(sql<boolean>`path = any(${[...paths]}::text[])`)
    .execute();
}

/** What stands at or below a path on a day, in the order of paths: parents before what is below them. */
export async function selectBelow(
  db: Db,
  { path, on, after, limit }: { path: string; on: string; after: string; limit: number },
): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`select o.* from directory.organisation o
    where o.tenant_id = any(${[...db.tenants]}::uuid[]) and o.path >= ${path} and o.path < ${`${path}~`}
      and o.path > ${after} and ${openOn(on)}
    order by o.path limit ${limit}`.execute(db);
  return rows;
}

/** Ids of organisations of some kinds at or below a path. */
export async function selectIdsBelow(
  db: Db,
  tenantIds: readonly string[],
  path: string,
  kinds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from directory.organisation
    where tenant_id = any(${[...tenantIds]}::uuid[]) and path >= ${path} and path < ${`${path}~`} and kind = any(${[...kinds]}::text[])
    limit 20000`.execute(db);
  return rows.map((row) => row.id);
}

export type OrganisationSearch = {
  path: string;
  kinds: readonly string[];
  by: 'name' | 'pinyin';
  text: string;
  regionCode?: string | undefined;
  on: string;
  after: After;
  limit: number;
};

const upTo = (prefix: string) => `${prefix}\u{10ffff}`;
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * Organisations by part of the name, or by the beginning of the pinyin or of the initials, in the order of pinyin.
 * The kind narrows before the name is looked at: some 20,000 schools of a province are read in milliseconds.
 */
export async function searchOrganisationRows(db: Db, search: OrganisationSearch): Promise<OrganisationRow[]> {
  const { path, kinds, by, text, regionCode, on, after, limit } = search;
  const fits =
    by === 'name'
      ? sql`(o.name like ${`%${literally(text)}%`} or o.short_name like ${`%${literally(text)}%`})`
      : sql`((o.name_pinyin >= ${text} and o.name_pinyin < ${upTo(text)}) or (o.name_initials >= ${text} and o.name_initials < ${upTo(text)}))`;
  const { rows } = await sql<OrganisationRow>`
    select o.* from directory.organisation o
    where o.tenant_id = any(${[...db.tenants]}::uuid[]) and o.kind = any(${[...kinds]}::text[])
      and o.path >= ${path} and o.path < ${`${path}~`} and ${openOn(on)} and ${fits}
      ${regionCode ? sql`and o.region_code >= ${regionCode} and o.region_code < ${`${regionCode}~`}` : sql``}
      ${after ? sql`and (o.name_pinyin, o.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by o.name_pinyin, o.id limit ${limit + 1}`.execute(db);
  return rows;
}

export type CodeRow = {
  organisation_id: string;
  type: string;
  value: string;
  valid_from: string;
  valid_to: string | null;
};

export async function selectCodes(db: Db, organisationIds: readonly string[]): Promise<CodeRow[]> {
  if (organisationIds.length === 0) return [];
  return db
    .selectFrom('directory.organisation_code')
    .select(['organisation_id', 'type', 'value', 'valid_from', 'valid_to'])
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where(sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`)
    .orderBy('valid_from')
    .execute();
}

/** Who holds a code now, of the tenants that the handle sees. */
export async function selectByCode(db: Db, value: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directory.code_claim')
    .select('organisation_id')
    .where('value', '=', value)
    .where('voided_at', 'is', null)
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** Ends an organisation's code of a type today. The claim stays for ever: codes are never given twice. */
export async function voidCode(
  db: Db,
  {
    tenantId,
    organisationId,
    type,
    at,
    unless,
  }: { tenantId: string; organisationId: string; type: string; at: Date; unless?: string },
): Promise<void> {
  let current = db
    .updateTable('directory.organisation_code')
    .set({ valid_to: todayInChina(at.getTime()) })
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('type', '=', type)
    .where('valid_to', 'is', null);
  let claim = db
    .updateTable('directory.code_claim')
    .set({ voided_at: at })
    .where('organisation_id', '=', organisationId)
    .where('type', '=', type)
    .where('voided_at', 'is', null);
  if (unless !== undefined) {
    current = current.where('value', '!=', unless);
    claim = claim.where('value', '!=', unless);
  }
  await current.execute();
  await claim.execute();
}
