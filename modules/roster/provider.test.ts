import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { modules } from '#modules';
import type { Organisation, Region } from '#modules/demo/index.ts';
import { organisationsBelow, type Tenant, tenantsOf } from '#modules/directory/index.ts';
import { permissionsOf } from '#platform/auth/permissions.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { AppActor, Grant } from '#platform/ctx.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { buildRegion } from './region.factory.ts';

const app = await createTestApp(modules);
const base = '/ims/oneroster/rostering/v1p2';
const scope = (name: string) => `https://purl.imsglobal.org/spec/or/v1p2/scope/${name}`;
let region: Region;
let root: Tenant;
let full: AppActor;

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by its assertions
type Objects = Record<string, any>[];

function appActor(scopes: string[], grant: Partial<Grant> = {}): AppActor {
  return {
    kind: 'app',
    appId: uuidv7(),
    scopes: new Set(scopes),
    grant: {
      assignmentId: 'app',
      role: 'app',
      tenantId: root.id,
      organisationId: root.organisationId,
      path: root.path,
      tenants: [root.id],
      permissions: new Set(scopes.flatMap((name) => [...permissionsOf(name)])),
      ...grant,
    },
  };
}

before(async () => {
  const built = await buildRegion(app);
  region = built.region;
  root = built.root;
  const tenants = (await tenantsOf(app.system())).map(({ id }) => id);
  full = appActor(['roster-core.readonly', 'roster.readonly', 'roster-demographics.readonly'].map(scope), {
    tenants,
  });
});

const ask = (path: string, query: Record<string, string> = {}, as = full) =>
  app.request({ method: 'GET', url: `${base}${path}?${new URLSearchParams(query)}`, as });

async function all(path: string, name: string, query: Record<string, string> = {}): Promise<Objects> {
  const objects: Objects = [];
  let url: string | undefined = `${base}${path}?${new URLSearchParams({ limit: '700', ...query })}`;
  while (url) {
    const answer = await app.request({ method: 'GET', url, as: full });
    assert.equal(answer.status, 200, answer.body);
    objects.push(...(answer.json()[name] as Objects));
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
    url = next?.slice(next.indexOf(base));
  }
  return objects;
}

const people = () => [...region.people()];

describe('collections', () => {
  test('every collection and object has the envelope and the required fields of the binding', async () => {
    const expected: [path: string, many: string, one: string, required: string[]][] = [
      [
        'academicSessions',
        'academicSessions',
        'academicSession',
        ['title', 'startDate', 'endDate', 'type', 'schoolYear'],
      ],
      [
        'terms',
        'academicSessions',
        'academicSession',
        ['title', 'startDate', 'endDate', 'type', 'schoolYear'],
      ],
      ['orgs', 'orgs', 'org', ['name', 'type']],
      ['schools', 'orgs', 'org', ['name', 'type']],
      ['courses', 'courses', 'course', ['title', 'org']],
      ['classes', 'classes', 'class', ['title', 'course', 'school', 'terms']],
      ['users', 'users', 'user', ['enabledUser', 'givenName', 'familyName', 'roles']],
      ['students', 'users', 'user', ['enabledUser', 'givenName', 'familyName', 'roles']],
      ['teachers', 'users', 'user', ['enabledUser', 'givenName', 'familyName', 'roles']],
      ['enrollments', 'enrollments', 'enrollment', ['user', 'class', 'school', 'role']],
      ['demographics', 'demographics', 'demographics', ['sex']],
    ];
    for (const [path, many, one, required] of expected) {
      const list = await ask(`/${path}`, { limit: '3' });
      assert.equal(list.status, 200, `${path}: ${list.body}`);
      const objects = list.json()[many] as Objects;
      assert.ok(objects.length > 0, path);
      const first = objects[0] as Objects[number];
      for (const field of ['sourcedId', 'status', 'dateLastModified', ...required])
        assert.ok(field in first, `${path}: ${field}`);
      const single = await ask(`/${path}/${first.sourcedId}`);
      assert.deepEqual(single.json(), { [one]: first }, path);
    }
    assert.deepEqual((await ask('/gradingPeriods')).json(), { academicSessions: [] });
  });

  test('following the links gives everybody once', async () => {
    const users = await all('/users', 'users');
    assert.equal(new Set(users.map(({ sourcedId }) => sourcedId)).size, users.length);
    const students = await all('/students', 'users');
    const pupils = people().filter(({ enrolments }) =>
      enrolments.some(({ validTo }) => validTo === undefined),
    );
    assert.deepEqual(
      new Set(students.map(({ sourcedId }) => sourcedId)),
      new Set(pupils.map(({ person }) => person.id)),
    );
    const enrollments = await all('/enrollments', 'enrollments');
    const expected = people().reduce((sum, one) => sum + one.enrolments.length, 0);
    assert.equal(enrollments.filter(({ role }) => role === 'student').length, expected);
    const teachings = people().reduce((sum, one) => sum + one.teachings.length, 0);
    assert.equal(enrollments.filter(({ role }) => role === 'teacher').length, teachings);
  });

  test('offsets reach the same objects as the links do', async () => {
    const users = await all('/enrollments', 'enrollments');
    for (const offset of [0, 700, 969, 970, 1500]) {
      const page = (await ask('/enrollments', { limit: '5', offset: String(offset) })).json()
        .enrollments as Objects;
      assert.deepEqual(
        page.map(({ sourcedId }) => sourcedId),
        users.slice(offset, offset + 5).map(({ sourcedId }) => sourcedId),
        String(offset),
      );
    }
  });

  test('counts and links tell where one is (RFC 8288)', async () => {
    const answer = await ask('/orgs', { limit: '10', offset: '10' });
    const total = Number(answer.headers['x-total-count']);
    assert.equal(
      total,
      region.organisations.filter(({ kind }) =>
        ['bureau', 'school', 'campus', 'teaching-point', 'department'].includes(kind),
      ).length,
    );
    const links = Object.fromEntries(
      [...(answer.headers.link ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url, rel]) => [
        rel,
        new URL(url as string).searchParams.get('offset'),
      ]),
    );
    assert.deepEqual(links, {
      first: '0',
      prev: '0',
      next: '20',
      last: String(Math.floor((total - 1) / 10) * 10),
    });
    assert.doesNotMatch((await ask('/terms')).headers.link ?? '', /next/);
  });

  test('references lead to what they name', async () => {
    const [group] = (await ask('/classes', { limit: '1' })).json().classes as Objects;
    assert.ok(group);
    for (const ref of [group.course, group.school, ...(group.terms as Objects)]) {
      const path = new URL(ref.href).pathname;
      const answer = await app.request({ method: 'GET', url: path, as: full });
      assert.equal(answer.status, 200, path);
      const [object] = Object.values(answer.json()) as Objects;
      assert.equal(object?.sourcedId, ref.sourcedId);
    }
  });
});

describe('nested paths', () => {
  let school: Organisation;
  let group: Organisation;
  before(() => {
    school = region.schools.find(({ totals }) => totals.pupils > 50)?.organisation as Organisation;
    group = region.organisations.find(
      ({ kind, parentId }) => kind === 'class' && inSchool(parentId),
    ) as Organisation;
  });
  const inSchool = (id: string | undefined): boolean => {
    if (id === school.id) return true;
    const above = region.organisations.find((one) => one.id === id)?.parentId;
    return above !== undefined && inSchool(above);
  };
  const idsOf = (objects: Objects) => new Set(objects.map(({ sourcedId }) => sourcedId));

  test('classes, pupils, teachers, enrolments, terms and courses of a school', async () => {
    const classes = region.organisations.filter(
      ({ kind, parentId }) => kind === 'class' && inSchool(parentId),
    );
    assert.deepEqual(
      idsOf(await all(`/schools/${school.id}/classes`, 'classes')),
      new Set(classes.map(({ id }) => id)),
    );
    const records = region.schools.find(({ organisation }) => organisation.id === school.id)?.people() ?? [];
    const pupils = [...records].filter(({ enrolments }) =>
      enrolments.some((row) => row.schoolId === school.id && !row.validTo),
    );
    assert.deepEqual(
      idsOf(await all(`/schools/${school.id}/students`, 'users')),
      new Set(pupils.map(({ person }) => person.id)),
    );
    assert.ok((await all(`/schools/${school.id}/teachers`, 'users')).length > 0);
    const enrollments = await all(`/schools/${school.id}/enrollments`, 'enrollments');
    assert.ok(
      enrollments.length > pupils.length && enrollments.every((one) => one.school.sourcedId === school.id),
    );
    assert.equal((await all(`/schools/${school.id}/terms`, 'academicSessions')).length, 4);
    const courses = await all(`/schools/${school.id}/courses`, 'courses');
    assert.ok(courses.length > 0);
    const ofCourse = await all(`/courses/${courses[0]?.sourcedId}/classes`, 'classes');
    assert.ok(ofCourse.length > 0 && ofCourse.every((one) => one.course.sourcedId === courses[0]?.sourcedId));
  });

  test('pupils and teachers of a class, and back', async () => {
    const pupils = people().filter(({ enrolments }) =>
      enrolments.some((row) => row.classId === group.id && !row.validTo),
    );
    assert.deepEqual(
      idsOf(await all(`/classes/${group.id}/students`, 'users')),
      new Set(pupils.map(({ person }) => person.id)),
    );
    const teachers = people().filter(({ teachings }) => teachings.some((row) => row.classId === group.id));
    assert.deepEqual(
      idsOf(await all(`/classes/${group.id}/teachers`, 'users')),
      new Set(teachers.map(({ person }) => person.id)),
    );
    assert.deepEqual(
      idsOf(await all(`/schools/${school.id}/classes/${group.id}/students`, 'users')),
      new Set(pupils.map(({ person }) => person.id)),
    );
    const [pupil, teacher] = [pupils[0]?.person.id, teachers[0]?.person.id];
    assert.ok(idsOf(await all(`/students/${pupil}/classes`, 'classes')).has(group.id));
    assert.ok(idsOf(await all(`/teachers/${teacher}/classes`, 'classes')).has(group.id));
    assert.ok(idsOf(await all(`/users/${teacher}/classes`, 'classes')).has(group.id));
    const ofClass = await all(`/schools/${school.id}/classes/${group.id}/enrollments`, 'enrollments');
    assert.ok(ofClass.length >= pupils.length && ofClass.every((one) => one.class.sourcedId === group.id));
  });

  test('what is not there, or not of that kind, is unknown', async () => {
    for (const path of [
      `/schools/${group.id}/classes`,
      `/classes/${school.id}/students`,
      `/students/${uuidv7()}/classes`,
      '/users/nobody',
      `/terms/${school.id}/classes`,
      '/courses/course-none',
    ]) {
      const answer = await ask(path);
      assert.equal(answer.status, 404, path);
      assert.equal(
        answer.json().imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue,
        'unknownobject',
      );
    }
  });
});

describe('filter, sort and selection', () => {
  const names = (objects: Objects) => objects.map(({ familyName, givenName }) => `${familyName}${givenName}`);

  test("familyName='…' and its combinations", async () => {
    const everybody = await all('/users', 'users');
    const ma = await all('/users', 'users', { filter: "familyName='马'" });
    assert.deepEqual(
      ma,
      everybody.filter(({ familyName }) => familyName === '马'),
    );
    assert.ok(ma.length > 10);
    const since = everybody[5]?.dateLastModified as string;
    const both = await all('/users', 'users', { filter: `familyName='马' AND dateLastModified>='${since}'` });
    assert.deepEqual(
      both,
      ma.filter(({ dateLastModified }) => dateLastModified >= since),
    );
    const either = await all('/users', 'users', { filter: "familyName='马' OR familyName='王'" });
    assert.deepEqual(
      either,
      everybody.filter(({ familyName }) => familyName === '马' || familyName === '王'),
    );
    assert.deepEqual(await all('/users', 'users', { filter: "dateLastModified>'2999-01-01'" }), []);
  });

  test('every predicate', async () => {
    const everybody = await all('/orgs', 'orgs');
    for (const [filter, holds] of [
      ["type='school'", (one: Objects[number]) => one.type === 'school'],
      ["type!='school'", (one) => one.type !== 'school'],
      ["name~'教育局'", (one) => one.name.includes('教育局')],
      ["name>'临'", (one) => one.name > '临'],
      ["name<='临'", (one) => one.name <= '临'],
      [`parent.sourcedId='${root.organisationId}'`, (one) => one.parent?.sourcedId === root.organisationId],
    ] as [string, (one: Objects[number]) => boolean][]) {
      assert.deepEqual(await all('/orgs', 'orgs', { filter }), everybody.filter(holds), filter);
    }
    const roles = await all('/users', 'users', { filter: "roles.role~'principal'" });
    assert.ok(roles.length > 0);
  });

  test('sorts, in both directions', async () => {
    const up = (await ask('/orgs', { sort: 'name', limit: '500' })).json().orgs as Objects;
    assert.deepEqual(
      up.map(({ name }) => name),
      [...up.map(({ name }) => name)].sort(),
    );
    const down = (await ask('/users', { sort: 'familyName', orderBy: 'desc', limit: '1000' })).json()
      .users as Objects;
    const family = down.map(({ familyName }) => familyName as string);
    assert.deepEqual(family, [...family].sort().reverse());
    assert.equal(names(down).length, 1000);
  });

  test('gives the fields that were asked for', async () => {
    const [user] = (await ask('/users', { fields: 'givenName,sourcedId', limit: '1' })).json()
      .users as Objects;
    assert.deepEqual(Object.keys(user ?? {}).sort(), ['givenName', 'sourcedId']);
    const single = await ask(`/users/${user?.sourcedId}`, { fields: 'familyName' });
    assert.deepEqual(Object.keys(single.json().user), ['familyName']);
  });

  test('refuses with the minor code of the binding', async () => {
    for (const [query, minor] of [
      [{ filter: "shoeSize='42'" }, 'invalid_filter_field'],
      [{ filter: 'familyName=马' }, 'invaliddata'],
      [{ fields: 'shoeSize' }, 'invalid_selection_field'],
      [{ sort: 'shoeSize' }, 'invalid_sort_field'],
      [{ limit: '0' }, 'invaliddata'],
      [{ offset: '-1' }, 'invaliddata'],
    ] as [Record<string, string>, string][]) {
      const answer = await ask('/users', query);
      assert.equal(answer.status, 400, JSON.stringify(query));
      const body = answer.json();
      assert.equal(body.imsx_codeMajor, 'failure');
      assert.equal(
        body.imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue,
        minor,
        JSON.stringify(query),
      );
    }
  });
});

describe('rights', () => {
  test('no token, a person, and a token without the scope', async () => {
    const anonymous = await app.request({ method: 'GET', url: `${base}/users` });
    assert.equal(anonymous.status, 401);
    assert.equal(
      anonymous.json().imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue,
      'unauthorisedrequest',
    );
    const core = appActor([scope('roster-core.readonly')]);
    assert.equal((await ask('/users', {}, core)).status, 200);
    const school = region.schools[0]?.organisation.id;
    for (const path of ['/demographics', `/schools/${school}/students`]) {
      const refused = await ask(path, {}, core);
      assert.equal(refused.status, 403, path);
      assert.equal(
        refused.json().imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue,
        'forbidden',
      );
    }
    assert.equal((await ask('/users', {}, appActor([scope('roster-demographics.readonly')]))).status, 403);
  });

  test('an app of one school sees that school and nothing else', async () => {
    const tenants = await tenantsOf(app.system());
    const below = await organisationsBelow(
      app.system(...tenants.map(({ id }) => id)),
      tenants.map(({ id }) => id),
      root.path,
    );
    const school = below.find(
      ({ id }) => id === region.schools.find(({ totals }) => totals.pupils > 50)?.organisation.id,
    );
    assert.ok(school);
    const as = appActor([scope('roster.readonly')], {
      tenantId: school.tenantId,
      organisationId: school.id,
      path: school.path,
      tenants: [school.tenantId],
    });
    const orgs = (await ask('/orgs', { limit: '1000' }, as)).json().orgs as Objects;
    assert.ok(orgs.some(({ sourcedId }) => sourcedId === school.id) && orgs.length < 4);
    const other = region.schools.find(
      ({ organisation }) => organisation.id !== school.id && organisation.tenantId === school.tenantId,
    )?.organisation;
    if (other) assert.equal((await ask(`/schools/${other.id}/students`, {}, as)).status, 404);
    const users = (await ask('/students', { limit: '1000' }, as)).json().users as Objects;
    assert.ok(
      users.length > 0 &&
        users.every((user) => (user.roles as Objects).every(({ org }) => org.sourcedId === school.id)),
    );
    const [stranger] = people().filter(({ enrolments }) =>
      enrolments.some(({ schoolId, validTo }) => schoolId !== school.id && !validTo),
    );
    assert.equal((await ask(`/users/${stranger?.person.id}`, {}, as)).status, 404);
  });

  test('tells no identifiers, phones or mail addresses', async () => {
    const text = JSON.stringify(await all('/users', 'users'));
    for (const { identifiers } of people().slice(0, 300))
      for (const { value } of identifiers) assert.ok(!text.includes(value), value);
  });
});
