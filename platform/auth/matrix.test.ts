import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { roles } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import { type AnyRoute, urlOf } from '../http/route.ts';
import { createTestApp, personActor, type TestResponse } from '../testing/app.ts';
import { permissionsOf } from './permissions.ts';

// Every route × every role × own and other tenant. The rights themselves stand in each module's permission.policy.ts;
// here we see that the running application obeys them.

const marker = '机密马';
const app = await createTestApp(modules, { env: { TONGXUE_DEMO: 'small' } });
// Names of bureaus are public; what lies below them is not.
const foreign = await buildTenant(app);
const school = await buildSchool(app, { tenant: foreign, name: `${marker}小学` });
const room = await buildClass(app, { school, name: `${marker}班` });
const pupil = await buildPupil(app, { inClass: room, name: `${marker}甲` });
const guardian = await buildGuardian(app, { of: pupil, name: `${marker}乙` });
const teacher = await buildTeacher(app, { at: school, name: `${marker}丙` });
const own = await buildTenant(app);
const ownSchool = await buildSchool(app, { tenant: own });

const organisationIds = [foreign.organisationId, school.id, room.id];
const personIds = [pupil.id, guardian.id, teacher.id];
const otherIds = [pupil.enrolmentId, guardian.guardianshipId, teacher.postingId];
const allIds = [...organisationIds, ...personIds, ...otherIds];

const routes = modules.flatMap((module) =>
  (module.routes ?? []).map((route: AnyRoute) => ({ ...route, url: urlOf(module.name, route) })),
);
const roleCodes = Object.keys(roles);

/** Streams stay open by design; what they tell is tested where they are made. */
const streams = new Set(['/api/space/stream']);

const actor = (role: string, tenantId = own.id, path = ownSchool.path) =>
  personActor({ role, tenantId, organisationId: ownSchool.id, path });

function fill(url: string, id: string): string {
  return url.replace(/:[a-zA-Z]+|\*/g, id);
}

function candidates(url: string): string[] {
  if (!url.includes(':')) return [''];
  if (/people|person|children|pupils/.test(url)) return personIds;
  if (/organisations|classes|schools/.test(url)) return organisationIds;
  return allIds;
}

const ask = (
  route: { method: AnyRoute['method']; url: string },
  as: ReturnType<typeof actor> | undefined,
  id: string,
  query = '',
) =>
  app.request({
    method: route.method,
    url: fill(route.url, id) + query,
    ...(as && { as }),
    ...(route.method !== 'GET' && { payload: {} }),
  });

/** Every route that is open to everybody, and why nothing of a person leaves through it. */
const meantForAll = new Set([
  // What the region publishes about itself.
  'GET /api/space/portal',
  'GET /api/space/portal/schools',
  'GET /api/directory/public/schools',
  'GET /api/guardians/consent-purposes',
  'GET /api/reference/regions',
  'GET /api/admissions/tenants/:tenantId/plans',
  'GET /api/admissions/tenants/:tenantId/plans/:id',
  'GET /api/admissions/tenants/:tenantId/plans/:id/draws/:round/:schoolId/:category',
  'GET /api/admissions/tenants/:tenantId/plans/:id/result',
  'GET /api/services/tenants/:tenantId/items',
  'GET /api/services/tenants/:tenantId/items/:id',
  'GET /api/services/tenants/:tenantId/public-questions',
  'GET /api/sso/apps/:appId/icon',
  // Signing in, and what leads there.
  'GET /api/identity/sign-in-options',
  'GET /api/identity/dev-mailbox',
  'GET /api/identity/session',
  'POST /api/identity/sessions',
  'POST /api/identity/sessions/second-factor',
  'POST /api/identity/sessions/passkey-options',
  'POST /api/identity/sessions/passkey',
  'POST /api/identity/activations',
  'POST /api/identity/recoveries',
  'POST /api/identity/recoveries/confirmation',
  'POST /api/identity/passwords',
  // Whoever is shown a certificate may check it; the code or the file is the right, and the name is masked.
  'GET /api/certificates/verifications/:code',
  'POST /api/certificates/verifications',
  // A root certificate, which is public by nature.
  'GET /api/certificates/authorities/:id',
  // The CAS protocol: the browser's cookie or a one-time ticket says who asks.
  'GET /cas/login',
  'GET /cas/logout',
  'GET /cas/validate',
  'GET /cas/serviceValidate',
  'GET /cas/proxyValidate',
  'GET /cas/p3/serviceValidate',
  'GET /cas/p3/proxyValidate',
  'GET /cas/proxy',
]);

/** OneRoster answers in its own form; everything else says which right was missing. */
const refusedByRight = (answer: TestResponse, url: string) =>
  answer.status === 403 && (url.startsWith('/ims/') || answer.json().code === 'auth.forbidden');

test('what is open to everybody is exactly what is meant to be', () => {
  const open = routes
    .filter((route) => route.permission === 'public')
    .map((route) => `${route.method} ${route.url}`);
  assert.deepEqual(open.sort(), [...meantForAll].sort());
});

test('nobody reaches a route that is not public', async () => {
  for (const route of routes) {
    if (route.permission === 'public') continue;
    const answer = await ask(route, undefined, pupil.id);
    assert.equal(answer.status, 401, `${route.method} ${route.url}`);
  }
});

test('a role without the right is refused on every route, before its body is read', async () => {
  for (const route of routes) {
    if (route.permission === 'public' || route.permission === 'signed-in') continue;
    for (const role of roleCodes) {
      if (permissionsOf(role).has(route.permission)) continue;
      const answer = await ask(route, actor(role), pupil.id);
      assert.ok(
        refusedByRight(answer, route.url),
        `${role} on ${route.method} ${route.url}: ${answer.status}`,
      );
    }
  }
});

test('a role with the right is let in, and nothing fails on the way', async () => {
  for (const route of routes) {
    if (streams.has(route.url)) continue;
    for (const role of roleCodes) {
      const open = route.permission === 'signed-in';
      if (!open && !permissionsOf(role).has(route.permission)) continue;
      const answer = await ask(route, actor(role), ownSchool.id);
      assert.ok(
        answer.status !== 401 && answer.status < 500,
        `${role} on ${route.method} ${route.url}: ${answer.status} ${answer.body}`,
      );
    }
  }
});

test('no role of one tenant sees or changes anything of another', async () => {
  const before = await snapshot();
  for (const route of routes) {
    if (streams.has(route.url) || route.permission === 'public') continue;
    for (const role of roleCodes) {
      if (route.permission !== 'signed-in' && !permissionsOf(role).has(route.permission)) continue;
      for (const id of candidates(route.url)) {
        const answer = await ask(
          route,
          actor(role),
          id,
          route.method === 'GET' ? `?q=${encodeURIComponent(marker)}` : '',
        );
        assert.ok(
          !answer.body.includes(marker),
          `${role} on ${route.method} ${fill(route.url, id)} saw another tenant: ${answer.body.slice(0, 300)}`,
        );
      }
    }
  }
  assert.deepEqual(await snapshot(), before);
});

/** What must not change, whatever the others try: the rows of the foreign tenant. */
async function snapshot() {
  const { db } = app.system(foreign.id);
  return {
    organisations: await db
      .selectFrom('directory.organisation')
      .select(['id', 'name', 'version'])
      .orderBy('id')
      .execute(),
    enrolments: await db
      .selectFrom('directory.enrolment')
      .select(['id', 'status', 'valid_to'])
      .orderBy('id')
      .execute(),
    guardianships: await db
      .selectFrom('directory.guardianship')
      .select(['id', 'valid_to'])
      .orderBy('id')
      .execute(),
    postings: await db.selectFrom('directory.posting').select(['id', 'valid_to']).orderBy('id').execute(),
  };
}

test('the three administrators cannot do each other’s work', () => {
  const [system, security, audit] = ['system-admin', 'security-admin', 'audit-admin'].map((role) =>
    permissionsOf(role),
  );
  assert.ok(
    !system?.has('directory.role.grant') &&
      !audit?.has('directory.role.grant') &&
      security?.has('directory.role.grant'),
  );
  const audits = [...(audit ?? [])].filter((permission) => !permission.endsWith('.read'));
  assert.deepEqual(
    audits.filter((permission) => !/export|read/.test(permission)),
    [],
  );
});
