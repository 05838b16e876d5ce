import { sql } from 'kysely';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { organisationClosed } from './directory.events.ts';
import { countAround } from './headcount.queries.ts';
import { type OrganisationRow, selectOrganisations, voidCode } from './organisation.queries.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';
import { getOrganisationRow, placeOf } from './organisation.service.ts';
import { parentPlace, placeBelow, refuseClosed, refuseStale } from './organisation-edit.service.ts';

/** What becomes of what is still there: nothing may be, all of it ends too, or all of it joins another organisation. */
export type Remaining =
  | { kind: 'refuse' }
  | { kind: 'close-all' }
  | { kind: 'merge-into'; organisationId: string };

export type Remains = { children: number; pupils: number; staff: number };

/** What `closeOrganisation` would find still there. For the person who is about to close it. */
export async function getRemains(ctx: Ctx, id: string): Promise<Remains> {
  return read(ctx, async (ctx) => {
    const node = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.close', parentPlace(node));
    return countRemains(ctx, node, todayInChina(ctx.now().getTime()));
  });
}

/**
 * Closes an organisation from today on. Its school identification code is void and never given again.
 * @throws directory.not-empty with the counts of what remains, unless `remaining` says what to do with it;
 *   directory.pupils-remain, because nobody's schooling ends by closing a school
 */
export async function closeOrganisation(
  ctx: Ctx,
  id: string,
  version: number,
  remaining: Remaining,
): Promise<Organisation> {
  return inTx(ctx, async (ctx) => {
    const before = await getOrganisationRow(ctx, id);
    authorise(ctx, 'directory.organisation.close', parentPlace(before));
    refuseClosed(before);
    refuseStale(before, version);
    const today = todayInChina(ctx.now().getTime());
    const remains = await countRemains(ctx, before, today);
    let mergedIntoId: string | null = null;
    if (remains.children + remains.pupils + remains.staff > 0) {
      if (remaining.kind === 'refuse') throw new PlatformError('directory.not-empty', { extra: { remains } });
      if (remaining.kind === 'close-all') await closeBelow(ctx, before, remains, today);
      else {
        mergedIntoId = remaining.organisationId;
        await mergeInto(ctx, before, await getOrganisationRow(ctx, mergedIntoId), today);
      }
    }
    await endRows(ctx, before.tenant_id, [before.id], today);
    await voidCode(ctx.db, {
      tenantId: before.tenant_id,
      organisationId: id,
      type: 'school-code',
      at: ctx.now(),
    });
    await emit(ctx, organisationClosed, before.tenant_id, { organisationId: id, mergedIntoId });
    await audit(ctx, {
      action: 'directory.organisation.close',
      tenantId: before.tenant_id,
      subject: { type: 'organisation', id },
      detail: { remaining: remaining.kind, mergedIntoId, remains },
    });
    return toOrganisation(await getOrganisationRow(ctx, id));
  });
}

async function countRemains(ctx: Ctx, { tenant_id, path }: OrganisationRow, today: string): Promise<Remains> {
  const below = sql`(select id from directory.organisation where tenant_id = ${tenant_id} and path >= ${path} and path < ${`${path}~`})`;
  const current = sql`valid_from <= ${today} and (valid_to is null or valid_to > ${today})`;
  const { rows } = await sql<Remains>`select
    (select count(*)::int - 1 from directory.organisation where tenant_id = ${tenant_id}
      and path >= ${path} and path < ${`${path}~`} and valid_to is null) as children,
    (select count(*)::int from directory.enrolment where tenant_id = ${tenant_id}
      and (school_id in ${below} or class_id in ${below}) and status in ('admitted', 'active', 'suspended') and ${current}) as pupils,
    (select count(*)::int from directory.posting where tenant_id = ${tenant_id} and organisation_id in ${below} and ${current}) as staff`.execute(
    ctx.db,
  );
  return rows[0] as Remains;
}

async function closeBelow(
  ctx: Ctx,
  { id, tenant_id, path }: OrganisationRow,
  remains: Remains,
  today: string,
): Promise<void> {
  if (remains.pupils > 0) throw new PlatformError('directory.pupils-remain', { extra: { remains } });
  const { rows } = await sql<{ id: string }>`select id from directory.organisation
    where tenant_id = ${tenant_id} and path >= ${path} and path < ${`${path}~`} and valid_to is null and id <> ${id}`.execute(
    ctx.db,
  );
  await endRows(
    ctx,
    tenant_id,
    rows.map((row) => row.id),
    today,
  );
  for (const row of rows) {
    await voidCode(ctx.db, {
      tenantId: tenant_id,
      organisationId: row.id,
      type: 'school-code',
      at: ctx.now(),
    });
    await emit(ctx, organisationClosed, tenant_id, { organisationId: row.id, mergedIntoId: null });
  }
}

/** Ends organisations and what people did there: postings, teaching, roles. */
async function endRows(ctx: Ctx, tenantId: string, ids: readonly string[], today: string): Promise<void> {
  const at = ctx.now();
  await sql`update directory.organisation set valid_to = greatest(valid_from, ${today}::date), version = version + 1, updated_at = ${at}
    where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[]) and valid_to is null`.execute(ctx.db);
  const { rows } = await sql<{ person_id: string }>`update directory.posting
    set valid_to = greatest(valid_from, ${today}::date), version = version + 1, updated_at = ${at}
    where tenant_id = ${tenantId} and organisation_id = any(${[...ids]}::uuid[]) and (valid_to is null or valid_to > ${today})
    returning person_id`.execute(ctx.db);
  await sql`update directory.teaching set valid_to = greatest(valid_from, ${today}::date), updated_at = ${at}
    where tenant_id = ${tenantId} and class_id = any(${[...ids]}::uuid[]) and (valid_to is null or valid_to > ${today})`.execute(
    ctx.db,
  );
  await sql`update directory.role_assignment set valid_to = greatest(valid_from, ${today}::date), updated_at = ${at}
    where tenant_id = ${tenantId} and organisation_id = any(${[...ids]}::uuid[]) and (valid_to is null or valid_to > ${today})`.execute(
    ctx.db,
  );
  await refreshAffiliations(
    ctx,
    tenantId,
    rows.map((row) => row.person_id),
    today,
  );
  const closed = await selectOrganisations(ctx.db, ids, [tenantId]);
  await countAround(
    ctx.db,
    tenantId,
    closed.map((row) => row.path),
    at,
  );
}

/**
 * A merger: what stood below stands below the other, whose pupils and staff theirs become from today on; the rows
 * before stay as history.
 */
async function mergeInto(ctx: Ctx, from: OrganisationRow, to: OrganisationRow, today: string): Promise<void> {
  authorise(ctx, 'directory.organisation.move', placeOf(to));
  refuseClosed(to);
  if (to.path.startsWith(from.path)) throw new PlatformError('directory.cycle');
  if (to.tenant_id !== from.tenant_id) throw new PlatformError('directory.other-tenant');
  const tenantId = from.tenant_id;
  const at = ctx.now();
  const children = await ctx.db
    .selectFrom('directory.organisation')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('parent_id', '=', from.id)
    .where('valid_to', 'is', null)
    .execute();
  for (const child of children) await placeBelow(ctx, child, to);

  const enrolments = await ctx.db
    .selectFrom('directory.enrolment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('school_id', '=', from.id)
    .where('status', 'in', ['admitted', 'active', 'suspended'])
    .where('valid_to', 'is', null)
    .execute();
  const postings = await ctx.db
    .selectFrom('directory.posting')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', from.id)
    .where('valid_to', 'is', null)
    .execute();
  const fresh = { valid_from: today, version: 1, created_at: at, updated_at: at };
  for (let start = 0; start < enrolments.length; start += 1000) {
    const part = enrolments.slice(start, start + 1000);
    await ctx.db
      .insertInto('directory.enrolment')
      .values(part.map((row) => ({ ...row, ...fresh, id: uuidv7(), school_id: to.id })))
      .execute();
  }
  if (postings.length > 0) {
    await ctx.db
      .insertInto('directory.posting')
      .values(postings.map((row) => ({ ...row, ...fresh, id: uuidv7(), organisation_id: to.id })))
      .execute();
  }
  await sql`update directory.enrolment set status = 'transferred', reason = 'merger', valid_to = greatest(valid_from, ${today}::date),
      version = version + 1, updated_at = ${at}
    where tenant_id = ${tenantId} and id = any(${enrolments.map((row) => row.id)}::uuid[])`.execute(ctx.db);
  await sql`update directory.posting set valid_to = greatest(valid_from, ${today}::date), version = version + 1, updated_at = ${at}
    where tenant_id = ${tenantId} and id = any(${postings.map((row) => row.id)}::uuid[])`.execute(ctx.db);
  const pupils = enrolments.map((row) => row.person_id);
  const guardians = await ctx.db
    .selectFrom('directory.guardianship')
    .select('guardian_id')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`child_id = any(${pupils}::uuid[])`)
    .execute();
  const concerned = [
    ...pupils,
    ...postings.map((row) => row.person_id),
    ...guardians.map((row) => row.guardian_id),
  ];
  await refreshAffiliations(ctx, tenantId, concerned, today);
}
