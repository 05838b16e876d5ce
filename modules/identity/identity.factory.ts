import { randomInt } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { applyRoster, createTenant, type Identifier } from '#modules/directory/index.ts';
import { makeMobilePhone } from '#platform/codes/phone.ts';
import { makeStudentNumber } from '#platform/codes/student-number.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { TestApp } from '#platform/testing/app.ts';
import { setPassword } from './account.queries.ts';
import { ensureAccounts } from './account.service.ts';
import { hashPassword } from './password.ts';
import { highestLevel, type SecurityLevel } from './security-level.policy.ts';

export type BuiltPerson = { id: string; name: string; phone: string; studentNumber?: string; mail: string };

/** A county's bureau with one school of two classes, and people in every role that identity cares about. */
export async function buildSchool(app: TestApp, { pupilCount = 3 } = {}) {
  const [tenantId, bureauId, schoolId, classId, otherClassId] = [
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
  ];
  const validFrom = '2026-09-01';
  const system = app.system(tenantId);
  await createTenant(system, {
    id: tenantId,
    organisationId: bureauId,
    name: '康乐县教育局',
    kind: 'county',
    validFrom,
  });
  const person = (name: string): BuiltPerson => {
    const phone = makeMobilePhone({ prefix: '139', serial: randomInt(100_000_000) });
    return { id: uuidv7(), name, phone, mail: `p${phone}@example.org` };
  };
  const pupils = Array.from({ length: pupilCount }, (_, at) => ({
    ...person(`马晓${'东南西北中'[at % 5]}`),
    studentNumber: freshStudentNumber(),
  }));
  const otherPupil = { ...person('祁连山'), studentNumber: freshStudentNumber() };
  const named = {
    headTeacher: person('王芳'),
    otherHeadTeacher: person('李勇'),
    guardian: person('马建国'),
    systemAdmin: person('赵系统'),
    securityAdmin: person('钱安全'),
    otherSecurityAdmin: person('周安全'),
    auditAdmin: person('孙审计'),
    nobody: person('吴职务'),
  };
  const identifiersOf = ({ phone, mail, studentNumber }: BuiltPerson): Identifier[] => [
    { type: 'phone', value: phone },
    { type: 'mail', value: mail },
    ...(studentNumber ? [{ type: 'student-number' as const, value: studentNumber }] : []),
  ];
  const everybody: BuiltPerson[] = [...pupils, otherPupil, ...Object.values(named)];
  const post = (personId: string, organisationId: string, post: string) => ({
    id: uuidv7(),
    personId,
    organisationId,
    post,
    validFrom,
  });
  const role = (personId: string, role: string) => ({
    id: uuidv7(),
    personId,
    role,
    organisationId: bureauId,
    validFrom,
  });
  const enrol = (personId: string, classId: string) => ({
    id: uuidv7(),
    personId,
    schoolId,
    classId,
    status: 'active' as const,
    validFrom,
  });
  const enrolments = [...pupils.map(({ id }) => enrol(id, classId)), enrol(otherPupil.id, otherClassId)];
  const place = { validFrom, stage: 'primary' };
  await applyRoster(system, tenantId, {
    organisations: [
      { ...place, id: schoolId, parentId: bureauId, kind: 'school', name: '附城镇中心小学' },
      { ...place, id: classId, parentId: schoolId, kind: 'class', name: '三年级1班' },
      { ...place, id: otherClassId, parentId: schoolId, kind: 'class', name: '三年级2班' },
    ],
    people: everybody.map((person) => ({
      id: person.id,
      name: person.name,
      sex: 'unknown',
      identifiers: identifiersOf(person),
    })),
    enrolments,
    postings: [
      post(named.headTeacher.id, classId, 'head-teacher'),
      post(named.otherHeadTeacher.id, otherClassId, 'head-teacher'),
    ],
    guardianships: [
      {
        id: uuidv7(),
        guardianId: named.guardian.id,
        childId: pupils[0]?.id as string,
        relation: 'father',
        kind: 'legal',
        validFrom,
      },
    ],
    roleAssignments: [
      role(named.systemAdmin.id, 'system-admin'),
      role(named.securityAdmin.id, 'security-admin'),
      role(named.otherSecurityAdmin.id, 'security-admin'),
      role(named.auditAdmin.id, 'audit-admin'),
    ],
  });
  return { tenantId, bureauId, schoolId, classId, otherClassId, pupils, otherPupil, enrolments, ...named };
}

const freshBirthDate = () => new Date(Date.UTC(2017, 0, 1 + randomInt(365))).toISOString().slice(0, 10);

const freshStudentNumber = () =>
  makeStudentNumber({
    form: 'J',
    region: '622922',
    birthDate: freshBirthDate(),
    serial: randomInt(1000),
  });

/** An open account. @returns its name */
export async function buildAccount(
  app: TestApp,
  person: { id: string },
  password: string,
  level: SecurityLevel = highestLevel(['principal']),
) {
  const names = await ensureAccounts(app.system(), [person.id]);
  await setPassword(app.system(), person.id, {
    hash: await hashPassword(app, password),
    level,
    now: app.system().now(),
  });
  return names.get(person.id) as string;
}

const isJson = (headers: object) =>
  /json/.test(String((headers as { 'content-type'?: string })['content-type']));

export type Browser = ReturnType<typeof openBrowser>;

/** A browser's cookies on this application. */
export function openBrowser(app: TestApp) {
  const cookies = new Map<string, string>();
  const send = async (
    method: InjectOptions['method'],
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) => {
    const response = await app.server.inject({
      method,
      url,
      ...(payload && { payload }),
      headers: { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.statusCode,
      headers: response.headers,
      // biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes
      body: (isJson(response.headers) ? response.json() : response.body) as any,
      setCookies: response.cookies,
    };
  };
  return {
    cookies,
    get: (url: string) => send('GET', `/api/identity${url}`),
    post: (url: string, payload: object = {}, headers?: Record<string, string>) =>
      send('POST', `/api/identity${url}`, payload, headers),
    put: (url: string, payload: object) => send('PUT', `/api/identity${url}`, payload),
    delete: (url: string) => send('DELETE', `/api/identity${url}`),
    signIn: (name: string, password: string, sharedDevice = false) =>
      send('POST', '/api/identity/sessions', { name, password, sharedDevice }),
  };
}
