import { randomInt } from 'node:crypto';
import {
  childrenOf,
  findPersonByIdentifier,
  isGuardianOf,
  type PersonSummary,
  peopleByIds,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { parseName } from '#platform/codes/name.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { type FieldError, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { applicationSubmitted, seatConfirmed } from './admissions.events.ts';
import {
  type ApplicationRow,
  changeApplication,
  insertApplication,
  insertApplicationOf,
  selectApplication,
  selectApplications,
  selectApplicationsOf,
  selectByChild,
  selectSlots,
} from './application.queries.ts';
import {
  type Application,
  type ApplicationEdit,
  type ApplicationInput,
  type ApplicationState,
  toApplication,
} from './application.schema.ts';
import { type PlanRow, selectOffers, selectPlan } from './plan.queries.ts';
import { phaseOf } from './plan.schema.ts';
import { startReview } from './review.service.ts';
import { closeReview } from './review-case.service.ts';

type Child = {
  personId: string | undefined;
  name: string;
  sex: string;
  birthDate: string;
  relation: string;
  residentId: string | undefined;
  guardianKnown: boolean;
};

/** What a guardian may still change or take back, and from where. */
const editable: readonly ApplicationState[] = ['submitted', 'review', 'eligible', 'returned'];
const mostChildren = 10;

const at = (pointer: string, zh: string, en: string): FieldError => ({ pointer, detail: { zh, en } });

async function childFor(ctx: Ctx, guardianId: string, input: ApplicationInput['child']): Promise<Child> {
  if ('personId' in input) {
    const known = (await childrenOf(ctx, guardianId)).find(({ person }) => person.id === input.personId);
    if (!known) throw new PlatformError('admissions.not-your-child');
    return { ...ofPerson(known.person), relation: known.relation, guardianKnown: true };
  }
  const name = parseName(input.name);
  const id = parseResidentId(input.residentId);
  const fields: FieldError[] = [];
  if (!name.ok) fields.push(at('/child/name', name.zh, name.en));
  if (!id.ok) fields.push(at('/child/residentId', id.zh, id.en));
  if (!name.ok || !id.ok) throw new PlatformError('request.invalid', { fields });
  const personId = await findPersonByIdentifier(ctx, 'resident-id', id.value.number);
  const person = personId ? (await peopleByIds(ctx, [personId])).get(personId) : undefined;
  // Who types another family's child with a wrong name learns nothing: it is treated as a child nobody knows.
  if (person && person.name === name.value) {
    const guardianKnown = await isGuardianOf(ctx, guardianId, person.id);
    return { ...ofPerson(person), relation: input.relation, guardianKnown };
  }
  return {
    personId: undefined,
    name: name.value,
    sex: id.value.sex,
    birthDate: id.value.birthDate,
    relation: input.relation,
    residentId: id.value.number,
    guardianKnown: false,
  };
}

const ofPerson = (person: PersonSummary) => ({
  personId: person.id,
  name: person.name,
  sex: person.sex,
  birthDate: person.birthDate ?? '',
  residentId: undefined,
});

/** What makes a child one child: the person whom the directory knows, else the resident ID. */
const keyOf = ({ personId, residentId }: Child) =>
  personId ? `person:${personId}` : `resident-id:${residentId}`;

async function planOpen(ctx: Ctx, tenantId: string, planId: string): Promise<PlanRow> {
  const plan = await selectPlan(ctx.db, tenantId, planId);
  if (!plan || plan.state === 'draft') throw notFound('这个招生方案', 'admission plan');
  if (phaseOf(plan, ctx.now()) !== 'open') {
    throw new PlatformError('admissions.not-open', {
      values: { from: clock(plan.opens_at), to: clock(plan.closes_at) },
    });
  }
  return plan;
}

const clock = (time: Date) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(time);

async function checkChoices(ctx: Ctx, plan: PlanRow, choices: readonly string[]): Promise<void> {
  const offers = new Set((await selectOffers(ctx.db, plan.tenant_id, plan.id)).map((row) => row.school_id));
  const fields: FieldError[] = [];
  if (choices.length > plan.most_choices)
    fields.push(
      at(
        '/choices',
        `最多可填${plan.most_choices}个志愿`,
        `At most ${plan.most_choices} schools may be named`,
      ),
    );
  for (const [index, choice] of choices.entries()) {
    if (!offers.has(choice))
      fields.push(at(`/choices/${index}`, '这所学校不在本方案中', 'This school is not in the plan'));
    else if (choices.indexOf(choice) !== index)
      fields.push(at(`/choices/${index}`, '同一所学校填了两次', 'The same school is named twice'));
  }
  if (fields.length) throw new PlatformError('request.invalid', { fields });
}

/** `RX26-4KD8Q2M7XN`: no order, nothing of the family, no letters that look like digits. */
export function numberFor(plan: PlanRow): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const random = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  return `RX${plan.school_year % 100}-${random}`;
}

/**
 * 入学报名. A second application for a child that the same guardian sent – a double click, a retry – answers the first.
 * @throws admissions.child-applied when another guardian applied; admissions.not-open; admissions.too-many-children
 */
export async function apply(
  ctx: Ctx,
  { tenantId, planId }: { tenantId: string; planId: string },
  input: ApplicationInput,
): Promise<Application> {
  const { personId: guardianId } = personOf(ctx);
  const child = await childFor(ctx, guardianId, input.child);
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const plan = await planOpen(ctx, tenantId, planId);
    await checkChoices(ctx, plan, input.choices);
    const hashes = ctx.ports.cipher.hashes('admissions.child', keyOf(child));
    const before = await selectByChild(ctx.db, tenantId, planId, hashes);
    if (before && before.state !== 'withdrawn') return own(before, guardianId);
    const slots = await selectSlots(ctx.db, tenantId, planId, guardianId);
    const slot = Array.from({ length: mostChildren }, (_, at) => at + 1).find((one) => !slots.includes(one));
    const id = before?.id ?? uuidv7();
    const row = {
      ...wishesOf(input),
      guardian_id: guardianId,
      child_id: child.personId ?? null,
      child_name: child.name,
      child_hash: hashes[0] as string,
      child_sealed: child.residentId
        ? ctx.ports.cipher.seal(child.residentId, `admissions.application:${id}`)
        : null,
      sex: child.sex,
      birth_date: child.birthDate,
      relation: child.relation,
      state: 'submitted' as const,
      submitted_at: ctx.now(),
    };
    const made = before
      ? await changeApplication(ctx.db, { tenantId, id, from: ['withdrawn'] }, row)
      : await insertNew(ctx, plan, slot, { id, ...row });
    if (!made) {
      const other = await selectByChild(ctx.db, tenantId, planId, hashes);
      if (!other) throw new PlatformError('resource.conflict');
      return own(other, guardianId);
    }
    await insertApplicationOf(ctx.db, {
      guardian_id: guardianId,
      application_id: id,
      tenant_id: tenantId,
      plan_id: planId,
    });
    const started = await startReview(ctx, plan, made, child.guardianKnown);
    await emit(ctx, applicationSubmitted, tenantId, { applicationId: id, planId, guardianId });
    await audit(ctx, {
      action: 'admissions.application.submit',
      tenantId,
      subject: { type: 'admission-application', id },
    });
    return toApplication(started);
  });
}

function insertNew(
  ctx: Ctx,
  plan: PlanRow,
  slot: number | undefined,
  row: Omit<Parameters<typeof insertApplication>[1], 'tenant_id' | 'plan_id' | 'number' | 'child_slot'>,
): Promise<ApplicationRow | undefined> {
  if (!slot) throw new PlatformError('admissions.too-many-children');
  return insertApplication(ctx.db, {
    ...row,
    tenant_id: plan.tenant_id,
    plan_id: plan.id,
    number: numberFor(plan),
    child_slot: slot,
  });
}

function own(row: ApplicationRow, guardianId: string): Application {
  if (row.guardian_id !== guardianId) throw new PlatformError('admissions.child-applied');
  return toApplication(row);
}

const wishesOf = (input: ApplicationEdit) => ({
  household_area: input.householdArea,
  home_area: input.homeArea,
  home_kind: input.homeKind,
  choices: input.choices,
  first_school_id: input.choices[0] as string,
  accepts_other: input.acceptsOther,
});

async function ownApplication(ctx: Ctx, tenantId: string, id: string): Promise<ApplicationRow> {
  const row = await selectApplication(ctx.db, tenantId, id, { lock: 'update' });
  if (!row || row.guardian_id !== personOf(ctx).personId) throw notFound('这份报名', 'application');
  return row;
}

/** The plan of an application that is to change: while it is open, and until the draw when it was sent back. */
async function planFor(ctx: Ctx, row: ApplicationRow): Promise<PlanRow> {
  const plan = await selectPlan(ctx.db, row.tenant_id, row.plan_id);
  if (plan && row.state === 'returned' && phaseOf(plan, ctx.now()) === 'closed') return plan;
  return planOpen(ctx, row.tenant_id, row.plan_id);
}

/** Changes what was wished, while applications are open or when it was sent back; it is checked anew. */
export async function editApplication(
  ctx: Ctx,
  { tenantId, id, version }: { tenantId: string; id: string; version: number },
  input: ApplicationEdit,
): Promise<Application> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const row = await ownApplication(ctx, tenantId, id);
    if (row.version !== version) throw new PlatformError('resource.changed');
    const plan = await planFor(ctx, row);
    await checkChoices(ctx, plan, input.choices);
    await closeReview(ctx, row);
    const changed = await changeApplication(
      ctx.db,
      { tenantId, id, from: editable },
      { ...wishesOf(input), state: 'submitted', reason: null, decided_at: null, decided_by: null },
    );
    if (!changed) throw new PlatformError('admissions.application-state');
    const known = changed.child_id ? await isGuardianOf(ctx, changed.guardian_id, changed.child_id) : false;
    const started = await startReview(ctx, plan, changed, known);
    await emit(ctx, applicationSubmitted, tenantId, {
      applicationId: id,
      planId: plan.id,
      guardianId: row.guardian_id,
    });
    await audit(ctx, {
      action: 'admissions.application.edit',
      tenantId,
      subject: { type: 'admission-application', id },
    });
    return toApplication(started);
  });
}

/** 撤回报名: until the seats are given. */
export async function withdrawApplication(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Application> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    await closeReview(ctx, await ownApplication(ctx, tenantId, id));
    const changed = await changeApplication(
      ctx.db,
      { tenantId, id, from: editable },
      { state: 'withdrawn', school_id: null },
    );
    if (!changed) throw new PlatformError('admissions.application-state');
    await audit(ctx, {
      action: 'admissions.application.withdraw',
      tenantId,
      subject: { type: 'admission-application', id },
    });
    return toApplication(changed);
  });
}

/** The guardian takes or declines the seat, until the plan's last day for it. */
export async function answerSeat(
  ctx: Ctx,
  { tenantId, id, answer }: { tenantId: string; id: string; answer: 'confirmed' | 'declined' },
): Promise<Application> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const row = await ownApplication(ctx, tenantId, id);
    const plan = await selectPlan(ctx.db, tenantId, row.plan_id);
    if (!plan || ctx.now() > plan.confirm_until) throw new PlatformError('admissions.application-state');
    const changed = await changeApplication(
      ctx.db,
      { tenantId, id, from: ['placed'] },
      { state: answer, confirmed_at: ctx.now() },
    );
    if (!changed) throw new PlatformError('admissions.application-state');
    if (answer === 'confirmed' && changed.school_id) {
      await emit(ctx, seatConfirmed, tenantId, {
        applicationId: id,
        planId: plan.id,
        guardianId: row.guardian_id,
        schoolId: changed.school_id,
        childId: row.child_id,
      });
    }
    await audit(ctx, {
      action: `admissions.seat.${answer === 'confirmed' ? 'confirm' : 'decline'}`,
      tenantId,
      subject: { type: 'admission-application', id },
    });
    return toApplication(changed);
  });
}

/** 我的报名: in every tenant, the latest first. */
export async function ownApplications(ctx: Ctx): Promise<Application[]> {
  const { personId } = personOf(ctx);
  return read(ctx, async (ctx) => {
    const places = await selectApplicationsOf(ctx.db, personId);
    const tenants = [...new Set(places.map((place) => place.tenant_id))];
    const rows = await selectApplications(
      ctx.db.scopedTo(tenants),
      tenants,
      places.map((place) => place.application_id),
    );
    return rows.filter((row) => row.guardian_id === personId).map((row) => toApplication(row));
  });
}
