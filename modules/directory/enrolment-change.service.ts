import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { cutPage, fromCursor, type Page } from '#platform/http/page.ts';
import { selectGuardiansOfAll } from './affiliation.queries.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { joinTenant } from './bulk.service.ts';
import {
  countStandings,
  endEnrolmentRows,
  insertEnrolments,
  lockEnrolments,
  lockPeople,
  restoreEnrolments,
  type SchoolPupilQuery,
  selectEnrolmentsOf,
  selectLasting,
  selectSchoolPupils,
  selectTurning,
} from './enrolment-change.queries.ts';
import {
  type EnrolmentChanges,
  type EnrolmentEnd,
  type EnrolmentRecord,
  type EnrolmentStart,
  toEnrolmentRecord,
} from './enrolment-change.schema.ts';
import { selectPeople } from './person.queries.ts';

// No right is checked in this file: the module of school-status changes authorises each of them.

/**
 * All enrolments of these people, in every tenant that knows them, the earliest first: who was where on which date.
 * With `hold`, nobody else opens an enrolment for them until the transaction ends.
 */
export async function enrolmentsOfPeople(
  ctx: Ctx,
  personIds: readonly string[],
  { hold = false }: { hold?: boolean } = {},
): Promise<EnrolmentRecord[]> {
  if (hold) await lockPeople(ctx.db, personIds);
  const people = await selectPeople(ctx.db, personIds);
  const tenants = [...new Set([...people.values()].flatMap((person) => person.tenants))];
  const ids = [...new Set([...personIds, ...[...people.values()].map((person) => person.id)])];
  return (await selectEnrolmentsOf(ctx.db.scopedTo(tenants), ids)).map(toEnrolmentRecord);
}

/** Enrolments at a school, or in some of its classes, that have no end. */
export async function lastingEnrolments(
  ctx: Ctx,
  tenantId: string,
  where: { schoolId: string; classIds?: readonly string[] | undefined },
): Promise<EnrolmentRecord[]> {
  return (await selectLasting(ctx.db.scopedTo([tenantId]), tenantId, where)).map(toEnrolmentRecord);
}

/**
 * Ends rows on a day and opens others from it on in one pass, so that history is continued and never overwritten; who belongs where
 * today is written anew.
 * @throws resource.changed when a row is not as it was read any more
 */
export async function changeEnrolments(
  ctx: Ctx,
  tenantId: string,
  on: string,
  { end = [], open = [] }: { end?: readonly EnrolmentEnd[]; open?: readonly EnrolmentStart[] },
): Promise<EnrolmentChanges> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const now = ctx.now();
    const ended = await endEnrolmentRows(ctx.db, tenantId, end, on, now);
    if (ended.length !== end.length) throw new PlatformError('resource.changed');
    const opened = open.map((row) => ({ ...row, id: uuidv7(), validFrom: on }));
    await insertEnrolments(ctx.db, tenantId, opened, now);
    const people = [...end.map(({ record }) => record.personId), ...opened.map((row) => row.personId)];
    await joinTenant(
      ctx,
      tenantId,
      opened.map((row) => row.personId),
    );
    await refresh(ctx, tenantId, people);
    return {
      tenantId,
      on,
      ended: end.map(({ record }) => record),
      opened: opened.map(({ id, personId, classId }) => ({ id, personId, classId })),
    };
  });
}

/**
 * Takes a change back for everybody whose rows nobody touched since.
 * @returns the people for whom it was taken back, and those for whom later changes stand
 */
export async function revertEnrolments(
  ctx: Ctx,
  { tenantId, on, ended, opened }: EnrolmentChanges,
): Promise<{ reverted: string[]; kept: string[] }> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const rows = await lockEnrolments(
      ctx.db,
      tenantId,
      [...ended, ...opened].map((row) => row.id),
    );
    const kept = new Set<string>();
    for (const { id, personId } of ended) if (rows.get(id)?.valid_to !== on) kept.add(personId);
    for (const { id, personId, classId } of opened) {
      const row = rows.get(id);
      if (!row || row.valid_to !== null || (row.class_id ?? undefined) !== classId) kept.add(personId);
    }
    const free = <T extends { personId: string }>(all: readonly T[]) =>
      all.filter((row) => !kept.has(row.personId));
    await restoreEnrolments(
      ctx.db,
      tenantId,
      { opened: free(opened).map((row) => row.id), ended: free(ended) },
      ctx.now(),
    );
    const reverted = [...new Set(free([...ended, ...opened]).map((row) => row.personId))];
    await refresh(ctx, tenantId, reverted);
    return { reverted, kept: [...kept] };
  });
}

/** On the day when announced changes take effect, writes anew who belongs where. */
export async function settleEnrolments(ctx: Ctx, tenantId: string): Promise<number> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const people = await selectTurning(ctx.db, tenantId, todayInChina(ctx.now().getTime()));
    await refresh(ctx, tenantId, people);
    return people.length;
  });
}

async function refresh(ctx: Ctx, tenantId: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const ids = [...new Set(people)];
  const guardians = await selectGuardiansOfAll(ctx.db, tenantId, ids);
  await refreshAffiliations(ctx, tenantId, [...ids, ...guardians], todayInChina(ctx.now().getTime()));
}

export type Standing = {
  classId: string | undefined;
  entryYear: number | undefined;
  status: string;
  pupils: number;
};

/** How many a school has on a day by class, entry year and status. */
export async function standingsAt(
  ctx: Ctx,
  tenantId: string,
  schoolId: string,
  on: string,
): Promise<Standing[]> {
  const rows = await countStandings(ctx.db.scopedTo([tenantId]), tenantId, schoolId, on);
  return rows.map((row) => ({
    classId: row.class_id ?? undefined,
    entryYear: row.entry_year ?? undefined,
    status: row.status,
    pupils: row.pupils,
  }));
}

/** Pupils of a school, a page at a time. */
export async function schoolPupils(
  ctx: Ctx,
  tenantId: string,
  { cursor, limit, ...query }: Omit<SchoolPupilQuery, 'after'> & { cursor?: string | undefined },
): Promise<Page<EnrolmentRecord>> {
  const after = fromCursor(cursor, 2);
  const rows = await selectSchoolPupils(ctx.db.scopedTo([tenantId]), tenantId, {
    ...query,
    after,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.sort, row.id]);
  return { ...page, items: page.items.map(toEnrolmentRecord) };
}
