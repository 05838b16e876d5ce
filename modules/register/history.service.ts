import {
  type EnrolmentRecord,
  enrolmentsOfPeople,
  type Organisation,
  organisationsByIds,
  type PersonSummary,
  peopleByIds,
} from '#modules/directory/index.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { notFound } from '#platform/errors.ts';
import { isLeaving, standingOn, statusOn } from './change.policy.ts';
import { type ChangeRow, selectChanges } from './change.queries.ts';
import type { Change, ChangeKind } from './change.schema.ts';
import { today } from './change.service.ts';
import { levelIn, schoolYearOf } from './level.policy.ts';
import type { History, Period } from './pupil.schema.ts';
import { isOwn, transfersOf } from './transfer.service.ts';

/**
 * Where a pupil was on a date, and all its periods, changes and transfers. The school where the pupil is now, the
 * pupil and the guardian see everything; a former school sees what was at its own place.
 */
export async function pupilHistory(ctx: Ctx, personId: string, on?: string): Promise<History> {
  authorise(ctx, 'register.history.read');
  return read(ctx, async (ctx) => {
    const person = (await peopleByIds(ctx, [personId])).get(personId);
    if (!person) throw notFound('这名学生', 'pupil');
    const day = on ?? today(ctx);
    const all = { ...ctx, db: ctx.db.scopedTo(person.tenants) };
    const records = (await enrolmentsOfPeople(all, [person.id])).filter(
      (record) => record.validTo === undefined || record.validTo > record.validFrom,
    );
    const places = await organisationsByIds(
      all,
      records.flatMap((record) => [record.schoolId, ...(record.classId ? [record.classId] : [])]),
    );
    const within = (record: EnrolmentRecord) => {
      const node = places.get(record.classId ?? record.schoolId) ?? places.get(record.schoolId);
      return !!node && may(ctx, 'register.history.read', { tenantId: record.tenantId, path: node.path });
    };
    const own = await isOwn(ctx, person.id);
    const current = records.at(-1);
    const whole = own || (current !== undefined && within(current));
    const visible = whole ? records : records.filter(within);
    if (visible.length === 0) throw notFound('这名学生', 'pupil');
    const schools = new Set(visible.map((record) => record.schoolId));
    const changes = (await selectChanges(all.db, person.id)).filter(
      (row) => whole || schools.has(row.school_id),
    );
    const standing = standingOn(visible, day);
    const stage = standing && stageOf(standing, places);
    return {
      pupil: {
        id: person.id,
        number: person.number,
        name: person.name,
        sex: person.sex,
        birthDate: person.birthDate ?? null,
      },
      on: day,
      standing: standing ? toPeriod(standing, places, day) : null,
      level: standing?.entryYear && stage ? levelIn(schoolYearOf(day), standing.entryYear) : null,
      periods: visible.map((record) => toPeriod(record, places, day)).reverse(),
      changes: await toChanges(ctx, all, changes, places, person),
      transfers: await transfersOf(whole ? { ...ctx, db: all.db } : ctx, person),
    };
  });
}

const named = (node: Organisation | undefined) => (node ? { id: node.id, name: node.name } : null);

const stageOf = (record: EnrolmentRecord, places: Map<string, Organisation>) =>
  record.classId ? places.get(record.classId)?.stage : undefined;

function toPeriod(record: EnrolmentRecord, places: Map<string, Organisation>, day: string): Period {
  const room = record.classId ? places.get(record.classId) : undefined;
  const leaving = isLeaving(record.status);
  return {
    enrolmentId: record.id,
    school: named(places.get(record.schoolId)) ?? { id: record.schoolId, name: '' },
    class: named(room),
    stage: room?.stage ?? null,
    entryYear: record.entryYear ?? null,
    status: leaving && record.validTo ? 'active' : statusOn(record, day),
    from: record.validFrom,
    to: record.validTo ?? null,
    ended: leaving ? record.status : null,
  };
}

async function toChanges(
  ctx: Ctx,
  all: Ctx,
  rows: readonly ChangeRow[],
  known: Map<string, Organisation>,
  person: PersonSummary,
): Promise<Change[]> {
  const missing = rows
    .flatMap((row) => [row.school_id, row.from_class_id, row.to_class_id])
    .filter((id): id is string => id !== null && !known.has(id));
  const places = new Map([...known, ...(await organisationsByIds(all, missing))]);
  const makers = await peopleByIds(
    ctx,
    rows.flatMap((row) => row.made_by ?? []),
  );
  const last = rows.find((row) => !row.undone_at);
  return rows.map((row) => {
    const school = places.get(row.school_id);
    const maker = row.made_by ? makers.get(row.made_by) : undefined;
    return {
      id: row.id,
      kind: row.kind as ChangeKind,
      school: named(school),
      fromClass: named(row.from_class_id ? places.get(row.from_class_id) : undefined),
      toClass: named(row.to_class_id ? places.get(row.to_class_id) : undefined),
      effectiveOn: row.effective_on,
      untilOn: row.until_on,
      reason: row.reason,
      documentNumber: row.document_number,
      madeBy: maker && maker.id !== person.id ? { id: maker.id, name: maker.name } : null,
      madeAt: row.made_at.toISOString(),
      undoneAt: row.undone_at?.toISOString() ?? null,
      mayUndo:
        row.id === last?.id &&
        !row.transfer_id &&
        !row.promotion_id &&
        !!school &&
        may(ctx, 'register.change.undo', { tenantId: row.tenant_id, path: school.path }),
    };
  });
}
