import type { z } from 'zod';
import {
  applyRoster,
  enrolmentsOfPeople,
  findPersonByIdentifier,
  type Organisation,
  peopleByIds,
} from '#modules/directory/index.ts';
import { parseName } from '#platform/codes/name.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { type FieldError, notFound, PlatformError } from '#platform/errors.ts';
import { refuseEnrolled } from './change.policy.ts';
import type { admissionRequest, ChangesMade } from './change.schema.ts';
import { classOf, dayOf, recordChanges, schoolFor } from './change.service.ts';
import { schoolYearOf } from './level.policy.ts';

export type Admission = z.infer<typeof admissionRequest>;

/**
 * 入学: a known person or a new one is enrolled at a school, and in a class where one is given.
 * @throws register.enrolled-elsewhere when the pupil is enrolled anywhere: the remedy is a transfer
 */
export async function admitPupil(ctx: Ctx, input: Admission): Promise<ChangesMade> {
  return inTx(ctx, async (ctx) => {
    const school = await schoolFor(ctx, 'register.admission.create', input.schoolId);
    const on = dayOf(ctx, input.on);
    const room = input.classId ? await classOf(ctx, school, input.classId, on) : undefined;
    const personId = await personOfAdmission(ctx, school, input.pupil);
    refuseEnrolled(await enrolmentsOfPeople(ctx, [personId], { hold: true }), on);
    const { tenantId } = school;
    const facts = { kind: 'admitted' as const, tenantId, schoolId: school.id, on };
    return recordChanges(ctx, { ...facts, reason: input.reason, documentNumber: input.documentNumber }, [
      {
        personId,
        to: {
          schoolId: school.id,
          classId: room?.id,
          status: room ? 'active' : 'admitted',
          entryYear: input.entryYear ?? room?.entryYear ?? schoolYearOf(on),
        },
      },
    ]);
  });
}

async function personOfAdmission(ctx: Ctx, school: Organisation, pupil: Admission['pupil']): Promise<string> {
  if ('personId' in pupil) {
    const person = (await peopleByIds(ctx, [pupil.personId])).get(pupil.personId);
    // An id tells nothing about a stranger: only people whom this bureau knows are admitted by it.
    if (!person?.tenants.includes(school.tenantId)) throw notFound('这个人', 'person');
    return person.id;
  }
  if ('identifier' in pupil) {
    const { type, value } = pupil.identifier;
    const found = await findPersonByIdentifier(ctx, type, value);
    const person = found && (await peopleByIds(ctx, [found])).get(found);
    const name = parseName(pupil.name);
    if (!person || !name.ok || person.name !== name.value)
      throw notFound('证件号与姓名都相符的人', 'person with this identifier and name');
    return person.id;
  }
  refuseContradictions(pupil);
  const id = uuidv7();
  const { conflicts } = await applyRoster(ctx, school.tenantId, { people: [{ id, ...pupil }] }).catch(
    (error: unknown) => {
      if (error instanceof PlatformError)
        for (const field of error.fields) field.pointer = field.pointer.replace(/^\/people\/0/, '/pupil');
      throw error;
    },
  );
  if (conflicts.length > 0)
    throw new PlatformError('register.identity-taken', { extra: { remedy: 'identifier' } });
  return id;
}

/** A resident ID tells sex and birth date (GB 11643): what is typed beside it must agree. */
function refuseContradictions(pupil: Extract<Admission['pupil'], { sex: string }>): void {
  const fields: FieldError[] = [];
  const name = parseName(pupil.name);
  if (!name.ok) fields.push({ pointer: '/pupil/name', detail: { zh: name.zh, en: name.en } });
  for (const { type, value } of pupil.identifiers) {
    const parsed = type === 'resident-id' ? parseResidentId(value) : undefined;
    if (!parsed?.ok) continue;
    if (pupil.sex !== 'unknown' && parsed.value.sex !== pupil.sex)
      fields.push({
        pointer: '/pupil/sex',
        detail: { zh: '性别与身份证号不一致', en: 'the sex does not agree with the resident ID' },
      });
    if (parsed.value.birthDate !== pupil.birthDate)
      fields.push({
        pointer: '/pupil/birthDate',
        detail: { zh: '出生日期与身份证号不一致', en: 'the birth date does not agree with the resident ID' },
      });
  }
  if (fields.length > 0) throw new PlatformError('request.invalid', { fields });
}
