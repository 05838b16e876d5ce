import assert from 'node:assert/strict';
import { rm, stat } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import pg from 'pg';
import { modules } from '#modules';
import { createTenant, grantFor, rolesOf } from '#modules/directory/index.ts';
import { createTestApp, personActor, type TestApp } from '#platform/testing/app.ts';
import { accountListPath, readAccountList } from './account-list.service.ts';
import { sampleFamilies } from './admission-life.service.ts';
import { loadDemo, loadedDemo } from './load.service.ts';
import { generateRegion } from './region.ts';
import type { DemoAccount } from './types.ts';

const region = generateRegion({ seed: 'linxia', size: 'small' });
const demoApp = () => createTestApp(modules, { env: { TONGXUE_DEMO: 'small' } });
const app = await demoApp();
const ctx = app.context({ kind: 'system', reason: 'test' }, []);

/** What a statement answers to the owner of the tables, who sees every tenant. */
async function ask<T extends pg.QueryResultRow>(app: TestApp, text: string): Promise<T[]> {
  const client = new pg.Client(app.database.migratorUrl);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

// Sealed values differ from load to load, times too: everything else of every row must come out the same.
const digest = async (app: TestApp) =>
  ask<{ name: string; rows: number; hash: string }>(
    app,
    `${[
      'organisation',
      'person',
      'enrolment',
      'posting',
      'teaching',
      'guardianship',
      'role_assignment',
      'affiliation',
      'headcount',
    ]
      .map(
        (
          name,
        ) => `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(row, ' ' order by row), '')) as hash
          from (select md5((to_jsonb(t) - 'identifiers' - 'contact' - 'created_at' - 'updated_at' - 'counted_at' - 'version')::text) as row
            from directory.${name} t) r`,
      )
      .join(' union all ')} order by name`,
  );

/** The role that an account is there to show. */
const roleOf = ({ shows }: DemoAccount): string => {
  if (shows === 'several-roles') return 'head-teacher';
  return shows === 'prefecture-officer' || shows === 'county-officer' ? 'bureau-officer' : shows;
};

describe('the demo region in an empty database', () => {
  before(async () => {
    assert.equal(await loadDemo(app), 'loaded');
  });

  test('holds as many as the region says', async () => {
    const [counts] = await ask(
      app,
      `select (select count(*) from directory.tenant)::int as tenants,
        (select count(*) from directory.organisation)::int as organisations,
        (select count(*) from directory.organisation where kind in ('school', 'teaching-point'))::int as schools,
        (select count(*) from directory.organisation where kind = 'class')::int as classes,
        (select count(*) from directory.person)::int as people,
        (select count(*) from directory.enrolment where status = 'active')::int as pupils,
        (select count(*) from directory.term where kind = 'term')::int as terms,
        (select count(distinct person_id) from directory.posting where post = 'teacher')::int as teachers`,
    );
    const { schools, classes, people, pupils, teachers } = region.totals;
    const organisations = region.organisations.length;
    assert.deepEqual(counts, {
      tenants: 9,
      organisations,
      schools,
      classes,
      people: people + sampleFamilies,
      pupils,
      terms: 36,
      teachers,
    });
  });

  test('counts heads for the first pages', async () => {
    const [sum] = await ask(
      app,
      `select sum(h.pupils)::int as pupils from directory.headcount h
        join directory.organisation o on o.tenant_id = h.tenant_id and o.id = h.organisation_id where o.kind = 'bureau'`,
    );
    assert.equal(sum?.pupils, region.totals.pupils);
  });

  for (const account of region.accounts) {
    test(`${account.loginName} holds its role at its place, reads notices and signs in`, async () => {
      const role = roleOf(account);
      const held = await rolesOf(ctx, account.personId);
      const shown = held.find((one) => one.role === role);
      assert.ok(shown, `holds ${held.map((one) => one.role)}, not ${role}`);
      const atSchool = [
        'principal',
        'school-registrar',
        'school-technician',
        'teacher',
        'researcher',
        'inspector',
        'bureau-officer',
      ];
      if (atSchool.includes(role)) assert.equal(shown.organisation.id, account.organisationId);
      const grant = await grantFor(ctx, account.personId, shown.assignmentId);
      assert.ok(grant);
      const as = { ...personActor({ personId: account.personId }), grant };
      const notices = await app.request({ method: 'GET', url: '/api/space/notices', as });
      assert.equal(notices.status, 200);
      assert.ok(notices.json().items.length > 0, 'no notice');
      const list = await readAccountList(app.config);
      const name = list?.accounts[region.accounts.indexOf(account)]?.loginName;
      assert.equal(name, account.loginName);
      const signIn = await app.request({
        method: 'POST',
        url: '/api/identity/sessions',
        payload: { name, password: list?.password },
      });
      assert.equal(signIn.status, 200, signIn.body);
      const { activeRole, mustDo } = signIn.json().session;
      assert.equal(activeRole.role, role);
      assert.deepEqual(mustDo, role.endsWith('-admin') ? ['second-factor'] : []);
    });
  }

  test('gives nobody but the three administrators a role by hand, and those one each', async () => {
    const rows = await ask<{ role: string }>(app, 'select role from directory.role_assignment order by role');
    assert.deepEqual(
      rows.map(({ role }) => role),
      ['audit-admin', 'security-admin', 'system-admin'],
    );
  });

  test('shows work, talks and days to a head teacher', async () => {
    const account = region.accounts.find(({ shows }) => shows === 'head-teacher');
    assert.ok(account);
    const held = (await rolesOf(ctx, account.personId)).find((one) => one.role === 'head-teacher');
    const grant = held && (await grantFor(ctx, account.personId, held.assignmentId));
    const as = { ...personActor({ personId: account.personId }), grant };
    const from = new Date().toISOString();
    const to = new Date(Date.now() + 30 * 86_400_000).toISOString();
    for (const url of ['todos', 'conversations', `calendar-entries?from=${from}&to=${to}`]) {
      const { status, body, json } = await app.request({ method: 'GET', url: `/api/space/${url}`, as });
      assert.equal(status, 200, body);
      assert.ok(json().items.length > 0, `nothing in ${url}`);
    }
  });

  test('keeps the password where only the platform reads it, and makes a strong one', async () => {
    const { mode } = await stat(accountListPath(app.config));
    assert.equal(mode & 0o777, 0o600);
    assert.match((await readAccountList(app.config))?.password ?? '', /^\w{4}-\w{4}-\w{4}$/);
  });

  test('is left as it is by the next start', async () => {
    const before = await digest(app);
    const list = await readAccountList(app.config);
    assert.equal(await loadDemo(app), 'kept');
    assert.deepEqual(await digest(app), before);
    assert.deepEqual(await readAccountList(app.config), list);
    assert.equal(await loadedDemo(app), 'own');
  });

  test('comes out the same when the load was cut short and taken up again', async () => {
    const other = await demoApp();
    const stop = new AbortController();
    let people = 0;
    const progress = ({ en }: { en: string }) => {
      if (en.startsWith('People')) people++;
      if (people === 1) stop.abort();
    };
    await assert.rejects(loadDemo(other, { progress, signal: stop.signal }), { name: 'AbortError' });
    const [half] = await ask<{ count: number }>(other, 'select count(*)::int as count from directory.person');
    assert.ok(half && half.count > 0 && half.count < region.totals.people, `${half?.count} people`);
    assert.equal(await loadDemo(other), 'loaded');
    assert.deepEqual(await digest(other), await digest(app));
  });

  test('comes out the same when two processes start at once', async () => {
    const other = await demoApp();
    const outcomes = await Promise.all([loadDemo(other), loadDemo(other)]);
    assert.deepEqual(outcomes.sort(), ['kept', 'loaded']);
    assert.deepEqual(await digest(other), await digest(app));
    const notices = 'select count(distinct id)::int as count from space.notice';
    assert.deepEqual(await ask(other, notices), await ask(app, notices));
  });

  test('has another password in another installation', async () => {
    const other = await demoApp();
    await loadDemo(other);
    const [one, two] = await Promise.all([readAccountList(app.config), readAccountList(other.config)]);
    assert.notEqual(one?.password, two?.password);
    await rm(accountListPath(other.config));
    assert.equal(await readAccountList(other.config), undefined);
  });
});

describe('a database that is no demo', () => {
  test('with a tenant of its own is left alone', async () => {
    const app = await demoApp();
    const id = '019a0000-0000-7000-8000-000000000001';
    const name = '某某县教育局';
    const ctx = app.context({ kind: 'system', reason: 'test' }, []);
    await createTenant(ctx, { id, organisationId: id, name, kind: 'county', validFrom: '2020-01-01' });
    assert.equal(await loadDemo(app), 'foreign');
    assert.equal(await loadedDemo(app), 'none');
    const [people] = await ask<{ count: number }>(app, 'select count(*)::int as count from directory.person');
    assert.equal(people?.count, 0);
  });

  test('stays empty when no demo is wanted', async () => {
    const app = await createTestApp(modules, { env: { TONGXUE_DEMO: 'none' } });
    assert.equal(await loadDemo(app), 'off');
    assert.deepEqual(await ask(app, 'select * from directory.tenant'), []);
  });

  test('is told from a demo to which a tenant was added', async () => {
    const app = await demoApp();
    await loadDemo(app);
    const id = '019a0000-0000-7000-8000-000000000001';
    const name = '某某县教育局';
    const ctx = app.context({ kind: 'system', reason: 'test' }, []);
    await createTenant(ctx, { id, organisationId: id, name, kind: 'county', validFrom: '2020-01-01' });
    assert.equal(await loadedDemo(app), 'mixed');
  });
});
