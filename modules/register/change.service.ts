import {
  changeEnrolments,
  type EnrolmentRecord,
  type EnrolmentStart,
  enrolmentsOfPeople,
  getOrganisation,
  type LeavingStatus,
  type Organisation,
  revertEnrolments,
  schoolOf,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { invalidField, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { insertChanges, markUndone, type NewChange, selectChange, selectChanges } from './change.queries.ts';
import { type ChangeKind, type ChangesMade, effectOf } from './change.schema.ts';
import { changeUndone, pupilsChanged } from './register.events.ts';

export const today = (ctx: Ctx): string => todayInChina(ctx.now().getTime());

/** One pupil's part of a change: the row that it ends, the row that it opens, or both. */
export type Move = {
  personId: string;
  from?: EnrolmentRecord | undefined;
  leaves?: LeavingStatus | undefined;
  to?: Omit<EnrolmentStart, 'personId'> | undefined;
};

export type Facts = {
  kind: ChangeKind;
  tenantId: string;
  schoolId: string;
  on: string;
  until?: string | undefined;
  reason?: string | undefined;
  documentNumber?: string | undefined;
  transferId?: string | undefined;
  promotionId?: string | undefined;
  /** Who asked for it, where a job does it. */
  madeBy?: string | undefined;
};

export const eventSize = 500;

/**
 * Writes status changes of one kind: the enrolments, the record of the change, events by 500 pupils, the audit
 * trail. In the caller's transaction; the caller authorised it and saw that the state allows it.
 */
export async function recordChanges(ctx: Ctx, facts: Facts, moves: readonly Move[]): Promise<ChangesMade> {
  const { kind, tenantId, schoolId, on, transferId, promotionId } = facts;
  const scoped = { ...ctx, db: ctx.db.scopedTo([tenantId]) };
  const ends = moves.flatMap(({ from, leaves }) =>
    from ? [{ record: from, status: leaves, reason: leaves && facts.reason }] : [],
  );
  const opens = moves.flatMap(({ personId, to }) => (to ? [{ ...to, personId }] : []));
  const done = await changeEnrolments(scoped, tenantId, on, { end: ends, open: opens });
  const opened = new Map(done.opened.map((row) => [row.personId, row]));
  const rows: NewChange[] = moves.map(({ personId, from, to }) => ({
    id: uuidv7(),
    personId,
    kind,
    schoolId,
    fromClassId: from?.classId,
    toClassId: to?.classId,
    effectiveOn: on,
    untilOn: facts.until,
    reason: facts.reason,
    documentNumber: facts.documentNumber,
    transferId,
    promotionId,
    effect: { ended: from ?? null, opened: opened.get(personId) ?? null },
  }));
  const madeBy = ctx.actor.kind === 'person' ? ctx.actor.personId : facts.madeBy;
  await insertChanges(scoped.db, { tenantId, madeBy, now: ctx.now() }, rows);
  const personIds = rows.map((row) => row.personId);
  for (let from = 0; from < personIds.length; from += eventSize) {
    await emit(scoped, pupilsChanged, tenantId, {
      kind,
      schoolId,
      effectiveOn: on,
      personIds: personIds.slice(from, from + eventSize),
      transferId,
      promotionId,
    });
  }
  const [only] = rows;
  await audit(scoped, {
    action: `register.pupil.${kind}`,
    tenantId,
    subject:
      only && rows.length === 1
        ? { type: 'person', id: only.personId }
        : { type: 'organisation', id: schoolId },
    personId: madeBy,
    detail: {
      schoolId,
      on,
      pupils: rows.length,
      ...(promotionId && { promotionId }),
      ...(transferId && { transferId }),
    },
  });
  return { kind, effectiveOn: on, personIds, changeIds: rows.map((row) => row.id) };
}

/** A school where the actor may do this. @throws resource.not-found, auth.forbidden */
export async function schoolFor(ctx: Ctx, permission: string, schoolId: string): Promise<Organisation> {
  const school = await getOrganisation(ctx, schoolId);
  authorise(ctx, permission, { tenantId: school.tenantId, path: school.path });
  if (school.kind !== 'school' && school.kind !== 'teaching-point')
    throw invalidField('/schoolId', '这不是一所学校', 'this is no school');
  return school;
}

/** A class of the school that exists on a day. @throws register.wrong-class */
export async function classOf(
  ctx: Ctx,
  school: Organisation,
  classId: string,
  on: string,
): Promise<Organisation> {
  const found = await getOrganisation(ctx, classId).catch(() => undefined);
  const open = found && (found.validTo === undefined || found.validTo > on) && found.validFrom <= on;
  if (found?.kind !== 'class' || !open || (await schoolOf(ctx, classId)).id !== school.id)
    throw new PlatformError('register.wrong-class', { extra: { classId } });
  return found;
}

/** The day of a change: neither in the dim past nor more than a school year ahead. */
export function dayOf(ctx: Ctx, on: string | undefined): string {
  const now = today(ctx);
  if (on === undefined) return now;
  const year = Number(now.slice(0, 4));
  if (on < `${year - 3}${now.slice(4)}` || on > `${year + 1}${now.slice(4)}`)
    throw invalidField(
      '/on',
      '生效日期须在三年以内、一年之后以前',
      'the day must lie within three years back and one ahead',
    );
  return on;
}

/** The enrolments of some people, each person's own together. */
export async function recordsByPerson(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<Map<string, EnrolmentRecord[]>> {
  return Map.groupBy(await enrolmentsOfPeople(ctx, personIds), (record) => record.personId);
}

/**
 * Takes a pupil's latest change back: its rows are what they were. Changes of a transfer or a promotion are undone
 * there. @throws register.not-the-last, resource.changed
 */
export async function undoChange(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const change = await selectChange(ctx.db, id);
    if (!change) throw notFound('这项异动', 'status change');
    const school = await getOrganisation(ctx, change.school_id);
    authorise(ctx, 'register.change.undo', { tenantId: school.tenantId, path: school.path });
    const scoped = { ...ctx, db: ctx.db.scopedTo([change.tenant_id]) };
    const last = (await selectChanges(scoped.db, change.person_id)).find((row) => !row.undone_at);
    if (last?.id !== id || change.transfer_id || change.promotion_id)
      throw new PlatformError('register.not-the-last');
    const { ended, opened } = effectOf(change);
    const { kept } = await revertEnrolments(scoped, {
      tenantId: change.tenant_id,
      on: change.effective_on,
      ended: ended ? [ended] : [],
      opened: opened ? [opened] : [],
    });
    if (kept.length > 0) throw new PlatformError('register.not-the-last');
    const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
    await markUndone(scoped.db, change.tenant_id, [id], { now: ctx.now(), by });
    const kind = change.kind as ChangeKind;
    await emit(scoped, changeUndone, change.tenant_id, {
      changeId: id,
      kind,
      schoolId: change.school_id,
      personId: change.person_id,
    });
    await audit(scoped, {
      action: 'register.change.undo',
      tenantId: change.tenant_id,
      subject: { type: 'person', id: change.person_id },
      detail: { changeId: id, kind },
    });
  });
}
