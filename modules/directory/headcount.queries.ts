import { sql } from 'kysely';
import { texts, uuids } from '#platform/db/arrays.ts';
import type { Db } from '#platform/db/db.ts';
import { ancestorPaths } from './place.policy.ts';

export type HeadcountRow = {
  organisation_id: string;
  tenant_id: string;
  schools: number;
  classes: number;
  pupils: number;
  staff: number;
  guardians: number;
  counted_at: Date;
};

/**
 * Counts a tenant anew, in a transaction: a row for each school and teaching point, or for those among `ids` only, and their
 * sum for the bureau. Whoever counts holds the bureau's row until the end, so that of two changes at a time the second
 * counts what the first one did.
 */
export async function countAnew(
  db: Db,
  tenantId: string,
  ids: readonly string[] | undefined,
  now: Date,
): Promise<void> {
  const among = (column: string) => (ids ? sql`and ${sql.ref(column)} = any(${uuids(ids)}::uuid[])` : sql``);
  const bureau = sql`(select organisation_id from directory.tenant where id = ${tenantId})`;
  const open = sql`s.tenant_id = ${tenantId} and s.kind in ('school', 'teaching-point') and s.valid_to is null`;
  await sql`
    insert into directory.headcount (tenant_id, organisation_id, schools, classes, pupils, staff, guardians, counted_at)
    select id, organisation_id, 0, 0, 0, 0, 0, ${now}::timestamptz from directory.tenant where id = ${tenantId}
    on conflict (tenant_id, organisation_id) do update set counted_at = excluded.counted_at`.execute(db);
  await sql`delete from directory.headcount h where h.tenant_id = ${tenantId} ${among('h.organisation_id')}
    and h.organisation_id <> ${bureau}
    and not exists (select from directory.organisation s where ${open} and s.id = h.organisation_id)`.execute(
    db,
  );
  await sql`
    insert into directory.headcount (tenant_id, organisation_id, schools, classes, pupils, staff, guardians, counted_at)
    select s.tenant_id, s.id, 1,
      (select count(*) from directory.organisation c where c.tenant_id = ${tenantId} and c.kind = 'class'
         and c.valid_to is null and c.path >= s.path and c.path < s.path || '~'),
      coalesce(a.pupils, 0), coalesce(a.staff, 0), coalesce(a.guardians, 0), ${now}::timestamptz
    from directory.organisation s
    left join (
      select organisation_id, count(*) filter (where kind = 'pupil') as pupils,
        count(*) filter (where kind = 'staff') as staff, count(*) filter (where kind = 'guardian') as guardians
      from directory.affiliation where tenant_id = ${tenantId} ${among('organisation_id')} group by organisation_id
    ) a on a.organisation_id = s.id
    where ${open} ${among('s.id')}
    order by s.id
    on conflict (tenant_id, organisation_id) do update set schools = excluded.schools, classes = excluded.classes,
      pupils = excluded.pupils, staff = excluded.staff, guardians = excluded.guardians, counted_at = excluded.counted_at`.execute(
    db,
  );
  await sql`
    update directory.headcount b set schools = x.schools, classes = x.classes, pupils = x.pupils, staff = x.staff,
      guardians = x.guardians
    from (
      select count(*) as schools, coalesce(sum(classes), 0) as classes, coalesce(sum(pupils), 0) as pupils,
        coalesce(sum(staff), 0) as staff, coalesce(sum(guardians), 0) as guardians
      from directory.headcount where tenant_id = ${tenantId} and organisation_id <> ${bureau}
    ) x
    where b.tenant_id = ${tenantId} and b.organisation_id = ${bureau}`.execute(db);
}

/** Counts the schools at or above some places anew: a class came, went or moved, or a school did. */
export async function countAround(
  db: Db,
  tenantId: string,
  paths: readonly string[],
  now: Date,
): Promise<void> {
  const above = new Set(paths.flatMap((path) => [...ancestorPaths(path), path]));
  const { rows } = await sql<{ id: string }>`select id from directory.organisation
    where tenant_id = ${tenantId} and path = any(${texts([...above])}::text[])
      and kind in ('school', 'teaching-point')`.execute(db);
  if (rows.length > 0)
    await countAnew(
      db,
      tenantId,
      rows.map(({ id }) => id),
      now,
    );
}

export function selectHeadcounts(db: Db, organisationIds: readonly string[]): Promise<HeadcountRow[]> {
  if (organisationIds.length === 0 || db.tenants.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('directory.headcount')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where(sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`)
    .execute();
}

type Counts = { schools: number; classes: number; pupils: number; staff: number };

/** The sum over the schools at or below a bureau, as last counted. */
export async function sumBelow(db: Db, path: string): Promise<Counts & { counted_at: Date | null }> {
  const { rows } = await sql<Counts & { counted_at: Date | null }>`
    select coalesce(sum(h.schools), 0)::int as schools, coalesce(sum(h.classes), 0)::int as classes,
      coalesce(sum(h.pupils), 0)::int as pupils, coalesce(sum(h.staff), 0)::int as staff, min(h.counted_at) as counted_at
    from directory.headcount h join directory.tenant t on t.id = h.tenant_id and t.organisation_id = h.organisation_id
    where h.tenant_id = any(${[...db.tenants]}::uuid[]) and t.path >= ${path} and t.path < ${`${path}~`}`.execute(
    db,
  );
  return rows[0] as Counts & { counted_at: Date | null };
}

/** Counted on a day, at or below any node. */
export async function countBelow(db: Db, path: string, today: string): Promise<Counts> {
  const tenants = sql`any(${[...db.tenants]}::uuid[])`;
  const below = sql`(select id from directory.organisation where tenant_id = ${tenants}
    and path >= ${path} and path < ${`${path}~`} and (valid_to is null or valid_to > ${today}))`;
  const current = sql`valid_from <= ${today} and (valid_to is null or valid_to > ${today})`;
  const { rows } = await sql<Counts>`select
    (select count(*)::int from directory.organisation
      where tenant_id = ${tenants} and id in ${below} and kind in ('school', 'teaching-point')) as schools,
    (select count(*)::int from directory.organisation
      where tenant_id = ${tenants} and id in ${below} and kind = 'class') as classes,
    (select count(distinct person_id)::int from directory.enrolment where tenant_id = ${tenants}
      and (class_id in ${below} or school_id in ${below}) and status in ('active', 'suspended') and ${current}) as pupils,
    (select count(distinct person_id)::int from directory.posting
      where tenant_id = ${tenants} and organisation_id in ${below} and ${current}) as staff`.execute(db);
  return rows[0] as Counts;
}
