import { makeMobilePhone } from '#platform/codes/phone.ts';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { TestApp } from '#platform/testing/app.ts';
import type { GuardianshipInput } from './bulk.schema.ts';
import {
  applyRoster,
  type Organisation,
  type PersonInput,
  type PersonSummary,
  peopleByIds,
} from './index.ts';
import { buildClass, buildSchool } from './organisation.factory.ts';

let built = 0;
const next = () => ++built;
const names = ['马小丰', '王芳', '李娜', '张伟', '阿卜杜拉·买买提', '欧阳静', '单雄信', '祁玉兰'];

function person(given: Partial<PersonInput>, birthDate: string): PersonInput {
  const n = next();
  const sequence = n % 1000;
  return {
    id: uuidv7(),
    name: names[n % names.length] as string,
    sex: sequence % 2 === 1 ? 'male' : 'female',
    birthDate,
    identifiers: [{ type: 'resident-id', value: makeResidentId({ region: '622922', birthDate, sequence }) }],
    ...given,
  };
}

const phone = () => ({ type: 'phone' as const, value: makeMobilePhone({ prefix: '139', serial: next() }) });

export type BuiltPerson = PersonSummary & { input: PersonInput };

async function found(app: TestApp, input: PersonInput): Promise<BuiltPerson> {
  const summary = (await peopleByIds(app.system(), [input.id])).get(input.id) as PersonSummary;
  return { ...summary, input };
}

/** A pupil enrolled in a class, which is made when none is given. */
export async function buildPupil(
  app: TestApp,
  { inClass, ...given }: Partial<PersonInput> & { inClass?: Organisation } = {},
): Promise<BuiltPerson & { enrolmentId: string; inClass: Organisation }> {
  const home = inClass ?? (await buildClass(app));
  const input = person(given, '2019-05-06');
  const enrolmentId = uuidv7();
  await applyRoster(app.system(home.tenantId), home.tenantId, {
    people: [input],
    enrolments: [
      {
        id: enrolmentId,
        personId: input.id,
        schoolId: home.parentId as string,
        classId: home.id,
        status: 'active',
        entryYear: 2026,
        validFrom: '2026-09-01',
      },
    ],
  });
  return { ...(await found(app, input)), enrolmentId, inClass: home };
}

/** A teacher posted at a school, which is made when none is given. `post` may be any other post of the list. */
export async function buildTeacher(
  app: TestApp,
  { at, post = 'teacher', ...given }: Partial<PersonInput> & { at?: Organisation; post?: string } = {},
): Promise<BuiltPerson & { postingId: string; at: Organisation }> {
  const home = at ?? (await buildSchool(app));
  const input = person({ identifiers: [phone()], ...given }, '1985-03-04');
  const postingId = uuidv7();
  await applyRoster(app.system(home.tenantId), home.tenantId, {
    people: [input],
    postings: [
      {
        id: postingId,
        personId: input.id,
        organisationId: home.id,
        post,
        subjects: ['chinese'],
        validFrom: '2020-09-01',
      },
    ],
  });
  return { ...(await found(app, input)), postingId, at: home };
}

/** A guardian of a pupil, who is made when none is given. */
export async function buildGuardian(
  app: TestApp,
  {
    of,
    relation = 'mother',
    ...given
  }: Partial<PersonInput> & {
    of?: { id: string; inClass: Organisation };
    relation?: GuardianshipInput['relation'];
  } = {},
): Promise<BuiltPerson & { guardianshipId: string; childId: string }> {
  const child = of ?? (await buildPupil(app));
  const input = person({ identifiers: [phone()], ...given }, '1990-07-08');
  const { tenantId } = child.inClass;
  const guardianshipId = uuidv7();
  await applyRoster(app.system(tenantId), tenantId, {
    people: [input],
    guardianships: [
      {
        id: guardianshipId,
        guardianId: input.id,
        childId: child.id,
        relation,
        kind: 'legal',
        validFrom: '2026-09-01',
      },
    ],
  });
  return { ...(await found(app, input)), guardianshipId, childId: child.id };
}
