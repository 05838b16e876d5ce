import type { z } from 'zod';
import {
  type EnrolmentRecord,
  enrolmentsOfPeople,
  findPersonByIdentifier,
  isGuardianOf,
  organisationsByIds,
  type PersonSummary,
  peopleByIds,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { parseName } from '#platform/codes/name.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { maskName } from '#platform/crypto/mask.ts';
import { type Ctx, grantOf, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { type EventType, emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { addWorkingDays, workingCalendar } from '#platform/workflow/index.ts';
import { changeable, refuseSameDay, standingOn } from './change.policy.ts';
import { classOf, dayOf, recordChanges, schoolFor, today } from './change.service.ts';
import { transferApplied, transferDecided } from './register.events.ts';
import {
  decideTransfer,
  insertTransfer,
  selectOpenTransfers,
  selectTransfer,
  selectTransfers,
  selectTransfersOf,
  type TransferRow,
} from './transfer.queries.ts';
import {
  type Candidate,
  type confirmationRequest,
  factsOf,
  type Transfer,
  type TransferState,
  type transferRequest,
} from './transfer.schema.ts';

/** 转学核办: the sending school answers within ten working days. */
const workingDaysToDecide = 10;

const later = (one: string, other: string): string => [one, other].sort()[1] as string;

type Identity = { studentNumber: string; name: string };

/** The enrolled pupil whom a student number and a name mean together. A wrong name is told like an unknown number. */
async function identified(
  ctx: Ctx,
  { studentNumber, name }: Identity,
  on: string,
): Promise<{ person: PersonSummary; record: EnrolmentRecord }> {
  const id = await findPersonByIdentifier(ctx, 'student-number', studentNumber);
  const person = id && (await peopleByIds(ctx, [id])).get(id);
  const wanted = parseName(name);
  const record =
    person && wanted.ok && person.name === wanted.value
      ? standingOn(await enrolmentsOfPeople(ctx, [person.id]), on)
      : undefined;
  if (!person || !record) throw new PlatformError('register.pupil-unknown');
  return { person, record };
}

/** While a transfer is open, nothing else ends or suspends the enrolment. @throws register.transfer-open */
export async function refuseOpenTransfer(
  ctx: Ctx,
  tenantId: string,
  personIds: readonly string[],
): Promise<void> {
  const [personId] = await selectOpenTransfers(ctx.db.scopedTo([tenantId]), tenantId, personIds);
  if (personId) throw new PlatformError('register.transfer-open', { extra: { personId } });
}

/** Is this the pupil? Shown masked to a school that the pupil does not belong to yet; each question is audited. */
export async function findCandidate(ctx: Ctx, input: Identity): Promise<Candidate> {
  authorise(ctx, 'register.transfer.apply');
  const { person, record } = await identified(ctx, input, today(ctx));
  const names = await namesAt(ctx, record);
  await audit(ctx, { action: 'register.transfer.look-up', subject: { type: 'person', id: person.id } });
  return {
    name: maskName(person.name),
    sex: person.sex,
    school: names.school,
    class: names.class,
    status: record.status === 'suspended' ? 'suspended' : 'active',
  };
}

async function namesAt(ctx: Ctx, record: EnrolmentRecord) {
  const there = { ...ctx, db: ctx.db.scopedTo([record.tenantId]) };
  const found = await organisationsByIds(there, [
    record.schoolId,
    ...(record.classId ? [record.classId] : []),
  ]);
  const school = found.get(record.schoolId);
  return {
    school: school?.name ?? '',
    path: school?.path ?? '',
    class: (record.classId && found.get(record.classId)?.name) ?? null,
  };
}

/**
 * 转学申请: the receiving school asks the school where the pupil is enrolled, in this tenant or another.
 * @throws register.transfer-open when a transfer of the pupil is open already
 */
export async function applyForTransfer(ctx: Ctx, input: z.infer<typeof transferRequest>): Promise<Transfer> {
  return inTx(ctx, async (ctx) => {
    const school = await schoolFor(ctx, 'register.transfer.apply', input.schoolId);
    const now = today(ctx);
    const wishedOn = dayOf(ctx, input.wishedOn);
    const room = await classOf(ctx, school, input.classId, wishedOn);
    const { person, record } = await identified(ctx, input, now);
    if (record.schoolId === school.id) throw new PlatformError('register.transfer-same-school');
    const records = await enrolmentsOfPeople(ctx, [person.id]);
    const on = later(wishedOn, now);
    changeable(records, { schoolId: record.schoolId, on, from: ['active'] });
    const names = await namesAt(ctx, record);
    const row = {
      id: uuidv7(),
      person_id: person.id,
      from_tenant_id: record.tenantId,
      from_school_id: record.schoolId,
      from_school_name: names.school,
      from_class_name: names.class,
      from_path: names.path,
      to_tenant_id: school.tenantId,
      to_school_id: school.id,
      to_school_name: school.name,
      to_class_id: room.id,
      to_class_name: room.name,
      to_path: school.path,
      state: 'applied' as const,
      reason: input.reason,
      wished_on: wishedOn,
      due_on: addWorkingDays(await workingCalendar(ctx), now, workingDaysToDecide),
      applied_by: actorId(ctx),
      applied_at: ctx.now(),
    };
    if (!(await insertTransfer(ctx.db, row))) throw new PlatformError('register.transfer-open');
    const made = (await selectTransfer(ctx.db.scopedTo([school.tenantId]), row.id)) as TransferRow;
    await tellBoth(ctx, made, transferApplied, { ...factsOf(made), dueOn: made.due_on });
    await auditBoth(ctx, made, 'register.transfer.apply');
    return toTransfer(ctx, made, person);
  });
}

/**
 * The sending school agrees: the enrolment ends there and opens at the receiving school, on one day, in one
 * transaction. @throws register.transfer-closed, and what forbids the change now
 */
export async function confirmTransfer(
  ctx: Ctx,
  id: string,
  input: z.infer<typeof confirmationRequest>,
): Promise<Transfer> {
  return inTx(ctx, async (ctx) => {
    const row = await openTransfer(ctx, id);
    authorise(ctx, 'register.transfer.decide', { tenantId: row.from_tenant_id, path: row.from_path });
    const on = dayOf(ctx, input.effectiveOn ?? later(row.wished_on, today(ctx)));
    const person = await getPerson(ctx, row.person_id);
    const records = await enrolmentsOfPeople(ctx, [person.id], { hold: true });
    const from = refuseSameDay(
      changeable(records, { schoolId: row.from_school_id, on, from: ['active'] }),
      on,
    );
    await decide(ctx, row, { state: 'confirmed', reason: input.reason, effectiveOn: on });
    const there = { ...ctx, db: ctx.db.scopedTo([row.to_tenant_id]) };
    const school = (await organisationsByIds(there, [row.to_school_id])).get(row.to_school_id);
    if (!school) throw notFound('转入学校', 'receiving school');
    const room = await classOf(there, school, row.to_class_id, on);
    const facts = { on, transferId: row.id, reason: row.reason };
    await recordChanges(
      ctx,
      { ...facts, kind: 'transferred-out', tenantId: row.from_tenant_id, schoolId: row.from_school_id },
      [{ personId: person.id, from, leaves: 'transferred' }],
    );
    await recordChanges(
      ctx,
      { ...facts, kind: 'transferred-in', tenantId: row.to_tenant_id, schoolId: row.to_school_id },
      [
        {
          personId: person.id,
          to: {
            schoolId: school.id,
            classId: room.id,
            status: 'active',
            entryYear: room.entryYear ?? from.entryYear,
            residence: from.residence,
          },
        },
      ],
    );
    return toTransfer(ctx, await reread(ctx, row), person);
  });
}

/** The sending school refuses, with a reason that the other side and the guardian read. */
export async function refuseTransfer(ctx: Ctx, id: string, reason: string): Promise<Transfer> {
  return inTx(ctx, async (ctx) => {
    const row = await openTransfer(ctx, id);
    authorise(ctx, 'register.transfer.decide', { tenantId: row.from_tenant_id, path: row.from_path });
    await decide(ctx, row, { state: 'refused', reason });
    return toTransfer(ctx, await reread(ctx, row), await getPerson(ctx, row.person_id));
  });
}

/** The receiving school takes its application back. */
export async function withdrawTransfer(ctx: Ctx, id: string): Promise<Transfer> {
  return inTx(ctx, async (ctx) => {
    const row = await openTransfer(ctx, id);
    authorise(ctx, 'register.transfer.apply', { tenantId: row.to_tenant_id, path: row.to_path });
    await decide(ctx, row, { state: 'withdrawn' });
    return toTransfer(ctx, await reread(ctx, row), await getPerson(ctx, row.person_id));
  });
}

async function openTransfer(ctx: Ctx, id: string): Promise<TransferRow> {
  const row = await selectTransfer(ctx.db, id);
  if (!row || !sees(ctx, row)) throw notFound('这项转学', 'transfer');
  if (row.state !== 'applied')
    throw new PlatformError('register.transfer-closed', { extra: { state: row.state } });
  return row;
}

async function decide(
  ctx: Ctx,
  row: TransferRow,
  decision: { state: Exclude<TransferState, 'applied'>; reason?: string | undefined; effectiveOn?: string },
): Promise<void> {
  const done = await decideTransfer(ctx.db, row, {
    state: decision.state,
    decided_at: ctx.now(),
    decided_by: actorId(ctx),
    decision_reason: decision.reason ?? null,
    effective_on: decision.effectiveOn ?? null,
  });
  if (!done) throw new PlatformError('register.transfer-closed');
  await tellBoth(ctx, row, transferDecided, { ...factsOf(row), decision: decision.state });
  await auditBoth(ctx, row, `register.transfer.${decision.state}`);
}

const sides = (row: TransferRow) => [...new Set([row.from_tenant_id, row.to_tenant_id])];
const actorId = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

async function tellBoth<P extends z.ZodType>(
  ctx: Ctx,
  row: TransferRow,
  event: EventType<P>,
  payload: z.input<P>,
): Promise<void> {
  for (const tenantId of sides(row))
    await emit({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, event, tenantId, payload);
}

async function auditBoth(ctx: Ctx, row: TransferRow, action: string): Promise<void> {
  for (const tenantId of sides(row))
    await audit(ctx, {
      action,
      tenantId,
      subject: { type: 'person', id: row.person_id },
      detail: { transferId: row.id, fromSchoolId: row.from_school_id, toSchoolId: row.to_school_id },
    });
}

async function getPerson(ctx: Ctx, id: string): Promise<PersonSummary> {
  const person = (await peopleByIds(ctx, [id])).get(id);
  if (!person) throw notFound('这名学生', 'pupil');
  return person;
}

async function reread(ctx: Ctx, row: TransferRow): Promise<TransferRow> {
  return (await selectTransfer(ctx.db.scopedTo([row.tenant_id]), row.id)) as TransferRow;
}

const place = (row: TransferRow, side: 'from' | 'to') =>
  side === 'from'
    ? { tenantId: row.from_tenant_id, path: row.from_path }
    : { tenantId: row.to_tenant_id, path: row.to_path };

function sees(ctx: Ctx, row: TransferRow): boolean {
  return (['from', 'to'] as const).some((side) => may(ctx, 'register.transfer.read', place(row, side)));
}

/** One transfer, seen by either side, the bureau above, the guardian or the pupil. */
export async function getTransfer(ctx: Ctx, id: string): Promise<Transfer> {
  authorise(ctx, 'register.transfer.read');
  return read(ctx, async (ctx) => {
    const row = await selectTransfer(ctx.db, id);
    if (!row || !(sees(ctx, row) || (await isOwn(ctx, row.person_id))))
      throw notFound('这项转学', 'transfer');
    return toTransfer(ctx, row, await getPerson(ctx, row.person_id));
  });
}

/** The signed-in pupil itself, or one of the signed-in guardian's children. */
export async function isOwn(ctx: Ctx, personId: string): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false;
  const self = personOf(ctx).personId;
  if (grantOf(ctx).role === 'guardian') return isGuardianOf(ctx, self, personId);
  return grantOf(ctx).role === 'pupil' && self === personId;
}

/** Transfers into or out of the schools at or below the actor's node, the latest first. */
export async function listTransfers(
  ctx: Ctx,
  query: PageQuery & {
    direction: 'in' | 'out';
    state?: TransferState | undefined;
    schoolId?: string | undefined;
  },
): Promise<Page<Transfer>> {
  authorise(ctx, 'register.transfer.read');
  const { direction, state, limit } = query;
  return read(ctx, async (ctx) => {
    const grant = grantOf(ctx);
    const where = query.schoolId
      ? await schoolFor(ctx, 'register.transfer.read', query.schoolId)
      : { path: grant.path, tenantId: undefined };
    const key = fromCursor(query.cursor, 1);
    const rows = await selectTransfers(ctx.db, {
      tenantIds: where.tenantId ? [where.tenantId] : grant.tenants,
      direction,
      path: where.path,
      state,
      before: key && String(key[0]),
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (row) => [row.id]);
    const people = await peopleByIds(
      ctx,
      page.items.map((row) => row.person_id),
    );
    const items = page.items.flatMap((row) => {
      const person = people.get(row.person_id);
      return person ? [toTransfer(ctx, row, person)] : [];
    });
    return { ...page, items };
  });
}

/** A child's transfers, for its guardian and for who sees its history. The caller authorised it. */
export async function transfersOf(ctx: Ctx, person: PersonSummary): Promise<Transfer[]> {
  return (await selectTransfersOf(ctx.db, person.id)).map((row) => toTransfer(ctx, row, person));
}

function toTransfer(ctx: Ctx, row: TransferRow, person: PersonSummary): Transfer {
  const from = may(ctx, 'register.transfer.read', place(row, 'from'));
  const to = may(ctx, 'register.transfer.read', place(row, 'to'));
  // Until the sending school agreed, the receiving one knows no more than it asked about.
  const known = from || row.state === 'confirmed' || (!to && !from);
  const open = row.state === 'applied';
  return {
    id: row.id,
    direction: from ? (to ? 'within' : 'out') : to ? 'in' : 'none',
    pupil: {
      id: known ? row.person_id : null,
      name: known ? person.name : maskName(person.name),
      sex: person.sex,
    },
    from: { school: row.from_school_name, class: row.from_class_name },
    to: { school: row.to_school_name, class: row.to_class_name },
    state: row.state as TransferState,
    reason: row.reason,
    wishedOn: row.wished_on,
    dueOn: row.due_on,
    overdue: open && row.due_on < today(ctx),
    effectiveOn: row.effective_on,
    decisionReason: row.decision_reason,
    appliedAt: row.applied_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    mayDecide: open && may(ctx, 'register.transfer.decide', place(row, 'from')),
    mayWithdraw: open && may(ctx, 'register.transfer.apply', place(row, 'to')),
  };
}
