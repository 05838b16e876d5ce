import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { selectGuardianships } from './affiliation.queries.ts';
import { refreshAffiliations } from './affiliation.service.ts';
import { applyRows, guardianshipTable } from './bulk.queries.ts';
import { joinTenant } from './bulk.service.ts';
import { guardianshipEnded, guardianshipStarted } from './directory.events.ts';
import { selectEnrolmentPlaces } from './enrolment.queries.ts';
import type { Relation } from './guardianship.service.ts';
import { selectPerson } from './person.queries.ts';
import { lastDayOf, seen } from './posting.service.ts';

/** 入学平台惯例: one guardian registers at most ten children. */
const mostChildren = 10;
export type NewGuardianship = {
  guardianId: string;
  childId: string;
  relation: Relation;
  kind: 'legal' | 'delegated';
};

/** Registers a guardian of a pupil by the school. */
export async function registerGuardian(ctx: Ctx, input: NewGuardianship): Promise<{ id: string }> {
  return inTx(ctx, async (ctx) => {
    authorise(ctx, 'directory.guardianship.update');
    const places = await selectEnrolmentPlaces(ctx.db, [input.childId], todayInChina(ctx.now().getTime()));
    const place = places.find((place) =>
      may(ctx, 'directory.guardianship.update', { tenantId: place.tenant_id, path: place.path }),
    );
    if (!place) throw notFound('这名学生', 'pupil');
    return { id: await startGuardianship(ctx, place.tenant_id, input) };
  });
}

/**
 * Makes one person the guardian of another from today on, in the tenant that keeps it. No right is checked.
 * @throws directory.already-linked, directory.too-many-children
 */
export async function startGuardianship(ctx: Ctx, tenantId: string, input: NewGuardianship): Promise<string> {
  const [guardian, child] = [
    await selectPerson(ctx.db, input.guardianId),
    await selectPerson(ctx.db, input.childId),
  ];
  if (!guardian) throw invalidField('/guardianId', '没有这个人员', 'there is no such person');
  if (!child) throw invalidField('/childId', '没有这名学生', 'there is no such pupil');
  if (guardian.id === child.id)
    throw invalidField('/guardianId', '不能做自己的监护人', 'nobody is their own guardian');
  const today = todayInChina(ctx.now().getTime());
  const tenants = [...new Set([...guardian.tenants, tenantId])];
  const scoped = { ...ctx, tenants, db: ctx.db.scopedTo(tenants) };
  const known = await selectGuardianships(scoped.db, { guardianId: guardian.id, today });
  if (known.some((row) => row.child_id === child.id)) throw new PlatformError('directory.already-linked');
  if (new Set(known.map((row) => row.child_id)).size >= mostChildren) {
    throw new PlatformError('directory.too-many-children', { values: { most: mostChildren } });
  }
  const id = uuidv7();
  const row = {
    id,
    guardianId: guardian.id,
    childId: child.id,
    relation: input.relation,
    kind: input.kind,
    validFrom: today,
  };
  await applyRows(scoped.db, { tenantId, at: ctx.now() }, guardianshipTable, [row]);
  await joinTenant(ctx, tenantId, [guardian.id]);
  await refreshAffiliations(scoped, tenantId, [guardian.id], today);
  await emit(scoped, guardianshipStarted, tenantId, {
    guardianshipId: id,
    guardianId: guardian.id,
    childId: child.id,
  });
  await audit(scoped, {
    action: 'directory.guardianship.start',
    tenantId,
    subject: { type: 'person', id: child.id },
    detail: { guardianshipId: id, guardianId: guardian.id },
  });
  return id;
}

/** Ends a guardianship from today on: by the school, or by the guardian. Consents that it gave are not touched. */
export async function endGuardianship(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('directory.guardianship')
      .selectAll()
      .where('tenant_id', 'in', seen(ctx))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound('这项监护关系', 'guardianship');
    const own = ctx.actor.kind === 'person' && ctx.actor.personId === row.guardian_id;
    const today = todayInChina(ctx.now().getTime());
    if (!own) {
      const places = await selectEnrolmentPlaces(ctx.db, [row.child_id], today);
      if (
        !places.some((place) =>
          may(ctx, 'directory.guardianship.update', { tenantId: place.tenant_id, path: place.path }),
        )
      ) {
        throw notFound('这项监护关系', 'guardianship');
      }
    }
    await ctx.db
      .updateTable('directory.guardianship')
      .set({ valid_to: lastDayOf(row, today), updated_at: ctx.now() })
      .where('tenant_id', '=', row.tenant_id)
      .where('id', '=', id)
      .execute();
    await refreshAffiliations(ctx, row.tenant_id, [row.guardian_id], today);
    await emit(ctx, guardianshipEnded, row.tenant_id, {
      guardianshipId: id,
      guardianId: row.guardian_id,
      childId: row.child_id,
    });
    await audit(ctx, {
      action: 'directory.guardianship.end',
      tenantId: row.tenant_id,
      subject: { type: 'person', id: row.child_id },
      detail: { guardianshipId: id },
    });
  });
}
