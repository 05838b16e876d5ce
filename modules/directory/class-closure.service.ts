import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import {
  closeRows,
  type DutyRows,
  reopenRows,
  selectLedClasses,
  selectSchoolAt,
} from './class-closure.queries.ts';
import { type Organisation, toOrganisation } from './organisation.schema.ts';
import { getOrganisationRow } from './organisation.service.ts';
import { ancestorPaths } from './place.policy.ts';

// No right is checked in this file: callers authorised the school.

/** What was ended, as plain JSON: give it to `reopenClasses`. */
export type ClassClosure = DutyRows & { tenantId: string; on: string };

/** The school or teaching point of a class or grade; of a school, itself. @throws resource.not-found */
export async function schoolOf(ctx: Ctx, organisationId: string): Promise<Organisation> {
  const { path } = await getOrganisationRow(ctx, organisationId);
  const row = await selectSchoolAt(ctx.db, [...ancestorPaths(path), path]);
  if (!row) throw notFound('这所学校', 'school');
  return toOrganisation(row);
}

/** Which of these classes have a head teacher on a day. */
export async function classesWithHead(
  ctx: Ctx,
  tenantId: string,
  classIds: readonly string[],
  on: string,
): Promise<Set<string>> {
  return new Set(await selectLedClasses(ctx.db.scopedTo([tenantId]), tenantId, classIds, on));
}

/** Ends classes and grades of a cohort that left, and the postings and teaching duties at them. */
export async function closeClasses(
  ctx: Ctx,
  tenantId: string,
  ids: readonly string[],
  on: string,
): Promise<ClassClosure> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => ({
    tenantId,
    on,
    ...(await closeRows(ctx.db, tenantId, ids, on, ctx.now())),
  }));
}

/** Takes a closure back. */
export async function reopenClasses(ctx: Ctx, { tenantId, on, ...rows }: ClassClosure): Promise<void> {
  await inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, (ctx) =>
    reopenRows(ctx.db, tenantId, rows, on, ctx.now()),
  );
}
