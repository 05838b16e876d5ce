import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { modules } from '#modules';
import {
  type BrokenRoster,
  brokenRosters,
  generateRegion,
  type Region,
  writeOneRoster,
  writeZip,
} from '#modules/demo/index.ts';
import { createTenant, type Tenant, tenantsOf } from '#modules/directory/index.ts';
import { createTestApp, personActor, type TestApp } from '#platform/testing/app.ts';
import { apply, undo, uploadAndCheck } from './import.factory.ts';

const region: Region = generateRegion({ size: 'small' });
const app: TestApp = await createTestApp(modules);
const files = new Map<string, Buffer>();
let folder: string;
let root: Tenant;

const zipOf = async (changed: BrokenRoster['files'] = files): Promise<Buffer> => {
  const path = join(folder, 'roster.zip');
  await writeZip(changed, path);
  return readFile(path);
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxue-import-'));
  await writeOneRoster(region, folder);
  for (const name of [
    'manifest',
    'academicSessions',
    'orgs',
    'courses',
    'classes',
    'users',
    'roles',
    'enrollments',
    'demographics',
  ]) {
    files.set(`${name}.csv`, await readFile(join(folder, `${name}.csv`)));
  }
  await foundBureaus();
});
after(() => rm(folder, { recursive: true, force: true }));

/** The bureaus of the demo region, as an installation has them before any import. */
async function foundBureaus(): Promise<void> {
  const bureaus = region.organisations.filter(({ kind }) => kind === 'bureau');
  for (const bureau of bureaus) {
    const parent = bureaus.find(({ id }) => id === bureau.parentId);
    await createTenant(app.system(), {
      id: bureau.tenantId,
      organisationId: bureau.id,
      name: bureau.name,
      kind: parent ? 'county' : 'prefecture',
      parentId: parent?.tenantId,
      regionCode: bureau.regionCode,
      validFrom: bureau.validFrom,
    });
  }
  root = (await tenantsOf(app.system())).find(({ kind }) => kind === 'prefecture') as Tenant;
}

const technician = async (tenant: Tenant = root) => {
  const below = (await tenantsOf(app.system())).filter(({ path }) => path.startsWith(tenant.path));
  return personActor({
    role: 'bureau-technician',
    tenantId: tenant.id,
    organisationId: tenant.organisationId,
    path: tenant.path,
    tenants: below.map(({ id }) => id),
  });
};

/** Every table of the directory that an import writes, as one text: equal texts are equal contents. */
async function contents(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const tables = [
    'organisation',
    'organisation_code',
    'code_claim',
    'person',
    'identifier',
    'enrolment',
    'posting',
    'teaching',
    'guardianship',
    'affiliation',
    'term',
  ];
  const all = (await tenantsOf(app.system())).map(({ id }) => id);
  const client = await app.pool.connect();
  try {
    await client.query(`begin; set local app.tenants = '{${all.join(',')}}'`);
    for (const table of tables)
      counts[table] = Number((await client.query(`select count(*) from directory.${table}`)).rows[0].count);
    await client.query('commit');
  } finally {
    client.release();
  }
  return counts;
}

describe('a whole region', () => {
  test('is checked without a trace, applied, found again unchanged, and taken back without a trace', async () => {
    const as = await technician();
    const empty = await contents();
    const checked = await uploadAndCheck(app, as, await zipOf());
    assert.equal(checked.state, 'checked', JSON.stringify(checked.failure));
    assert.equal(checked.counts.errors, 0);
    assert.equal(checked.counts.people, region.totals.people);
    assert.equal(checked.counts.peopleCreated, region.totals.people);
    assert.deepEqual(await contents(), empty, 'a dry run wrote something');

    const applied = await apply(app, as, checked.id, { accept: 'all' });
    assert.equal(applied.state, 'applied', JSON.stringify(applied.failure));
    const full = await contents();
    assert.equal(full.person, region.totals.people);
    assert.equal(full.teaching, applied.counts.teachings);
    assert.equal(full.guardianship, applied.counts.guardianships);

    const again = await uploadAndCheck(app, as, await zipOf());
    assert.equal(again.counts.peopleCreated, 0);
    assert.equal(again.counts.enrolmentsCreated, 0);
    assert.equal(again.counts.ends, 0);
    const twice = await apply(app, as, again.id, { accept: 'all' });
    assert.equal(twice.state, 'applied');
    assert.deepEqual(await contents(), full, 'the same file added rows');

    assert.equal((await undo(app, as, twice.id)).state, 'undone');
    const undone = await undo(app, as, applied.id);
    assert.equal(undone.state, 'undone', JSON.stringify(undone.failure));
    assert.deepEqual(await contents(), empty, 'the undo left something');
  });
});

test('broken and unusual files are taken, refused by row or refused whole, and leave nothing behind', async (t) => {
  for (const broken of brokenRosters(files)) await t.test(broken.fault, () => expectOutcome(broken));
});

async function expectOutcome(broken: BrokenRoster): Promise<void> {
  const as = await technician();
  const before = await contents();
  const checked = await uploadAndCheck(app, as, await zipOf(broken.files));
  const found = await app.request({
    method: 'GET',
    url: `/api/roster/imports/${checked.id}/issues?severity=error`,
    as,
  });
  const errors = found.json<{ items: { row: number; reason: { zh: string } }[] }>().items;
  if (broken.outcome === 'reject-file') {
    assert.equal(checked.state, 'failed', broken.en);
    assert.ok(checked.failure?.detail?.zh && checked.failure.detail.en, 'the refusal says what and where');
  } else {
    assert.equal(checked.state, 'checked', `${broken.en}: ${JSON.stringify(checked.failure)}`);
    assert.equal(
      (checked.counts.errors ?? 0) > 0,
      broken.outcome === 'reject-rows',
      `${broken.en}: ${JSON.stringify(errors.slice(0, 3))}`,
    );
    for (const issue of errors) assert.ok(issue.row > 0 && issue.reason.zh, JSON.stringify(issue));
  }
  assert.deepEqual(await contents(), before, 'a check wrote something');
}
