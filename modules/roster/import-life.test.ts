import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { modules } from '#modules';
import { generateRegion, writeOneRoster, writeZip } from '#modules/demo/index.ts';
import { applyRoster, headcountsOf, organisationsByIds, peopleByIds } from '#modules/directory/index.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { JobCancelled, type JobControl } from '#platform/jobs.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { csvLine } from './csv.ts';
import { apply, check, quietControl, undo, upload, uploadAndCheck } from './import.factory.ts';
import type { ImportResponse } from './import.schema.ts';
import { buildRegion } from './region.factory.ts';

const app = await createTestApp(modules);
const files = new Map<string, Buffer>();
let folder: string;
let as: PersonActor;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxue-life-'));
  ({ technician: as } = await buildRegion(app));
  await writeOneRoster(generateRegion({ size: 'small' }), folder);
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
});
after(() => rm(folder, { recursive: true, force: true }));

type Row = Record<string, string>;
/** The set with some files changed, row by row; a row for which nothing comes back is left out. */
async function changed(changes: Record<string, (row: Row) => Row | undefined>): Promise<Buffer> {
  const set = new Map(files);
  for (const [name, change] of Object.entries(changes)) {
    const rows = parse(files.get(name) as Buffer, { columns: true }) as Row[];
    const header = Object.keys(rows[0] as Row);
    const kept: Row[] = rows.flatMap((row): Row[] => {
      const after = change(row);
      return after ? [after] : [];
    });
    set.set(
      name,
      Buffer.from(
        [header, ...kept.map((row) => header.map((column) => row[column] ?? ''))].map(csvLine).join(''),
      ),
    );
  }
  const path = join(folder, 'changed.zip');
  await writeZip(set, path);
  return readFile(path);
}

const rowsOf = (name: string) => parse(files.get(name) as Buffer, { columns: true }) as Row[];
const get = (id: string) => app.request({ method: 'GET', url: `/api/roster/imports/${id}`, as });
const start = (id: string, body: object) =>
  app.request({ method: 'POST', url: `/api/roster/imports/${id}/application`, as, payload: body });

test('a file that leaves many out ends nothing until the number is typed', async () => {
  const enrolments = rowsOf('enrollments.csv').filter(({ role, endDate }) => role === 'student' && !endDate);
  const bySchool = Map.groupBy(enrolments, (row) => row.schoolSourcedId as string);
  const [schoolId, pupils] = [...bySchool].sort((a, b) => b[1].length - a[1].length)[0] as [string, Row[]];
  const gone = new Set(pupils.slice(0, 30).map((row) => row.sourcedId));
  const zip = await changed({
    'enrollments.csv': (row) => (gone.has(row.sourcedId as string) ? undefined : row),
  });
  const checked = await uploadAndCheck(app, as, zip);
  assert.equal(checked.counts.ends, 30);
  assert.deepEqual(
    checked.counts.shrinking?.map(({ schoolId, ends }) => ({ schoolId, ends })),
    [{ schoolId, ends: 30 }],
  );
  const refused = await start(checked.id, { accept: 'all' });
  assert.equal(refused.status, 409);
  assert.equal(refused.json().code, 'roster.shrink-unconfirmed');
  assert.equal((await start(checked.id, { accept: 'all', confirmedEnds: 29 })).status, 409);
  const headcount = async () => (await headcountsOf(app.as(as), [schoolId])).get(schoolId)?.pupils ?? 0;
  const before = await headcount();
  assert.ok(before >= pupils.length);
  const applied = await apply(app, as, checked.id, { accept: 'all', confirmedEnds: 30 });
  assert.equal(applied.state, 'applied', JSON.stringify(applied.failure));
  assert.equal(await headcount(), before - 30);
  assert.equal((await uploadAndCheck(app, as, zip)).counts.ends, 0);
  assert.equal((await undo(app, as, applied.id)).state, 'undone');
  assert.equal(await headcount(), before);
  assert.equal((await uploadAndCheck(app, as, zip)).counts.ends, 30);
});

test('without a check first, the guard holds too: everything else is written, nobody is ended', async () => {
  const some = new Set(
    rowsOf('enrollments.csv')
      .filter(({ role, endDate }) => role === 'student' && !endDate)
      .slice(0, 400)
      .map((row) => row.sourcedId),
  );
  const zip = await changed({
    'enrollments.csv': (row) => (some.has(row.sourcedId as string) ? undefined : row),
  });
  const { id } = (await upload(app, as, zip)).json<ImportResponse>();
  const applied = await apply(app, as, id, { accept: 'good-rows' });
  assert.equal(applied.state, 'partly-applied');
  assert.equal(applied.counts.ends, 400);
  assert.ok((applied.counts.shrinking?.length ?? 0) > 0);
});

test('a delta changes what it names and leaves the rest', async () => {
  const users = rowsOf('users.csv');
  const one = users[200] as Row;
  const name = { given: '改名', family: '马' };
  const delta = {
    'manifest.csv': (row: Row) => ({
      ...row,
      value: row.value === 'bulk' && row.propertyName !== 'file.orgs' ? 'delta' : (row.value as string),
    }),
    'users.csv': (row: Row) =>
      row.sourcedId === one.sourcedId
        ? {
            ...row,
            status: 'active',
            dateLastModified: '2026-11-20T00:00:00Z',
            givenName: name.given,
            familyName: name.family,
            'metadata.cn.name': '马改名',
          }
        : undefined,
  };
  const checked = await uploadAndCheck(app, as, await changed(delta));
  assert.equal(checked.state, 'checked', JSON.stringify(checked.failure));
  assert.deepEqual([checked.counts.people, checked.counts.peopleCreated, checked.counts.ends], [1, 0, 0]);
  const applied = await apply(app, as, checked.id, { accept: 'all' });
  assert.equal(applied.state, 'applied', JSON.stringify(applied.failure));
  const named = async () =>
    (await peopleByIds(app.as(as), [one.sourcedId as string])).get(one.sourcedId as string)?.name;
  assert.equal(await named(), '马改名');
  assert.equal((await undo(app, as, applied.id)).state, 'undone');
  assert.equal(await named(), one['metadata.cn.name']);
});

test('an undo is refused, with nothing undone, when somebody changed what the import wrote', async () => {
  const one = rowsOf('users.csv')[300] as Row;
  const rename = (to: string) =>
    changed({
      'users.csv': (row) => (row.sourcedId === one.sourcedId ? { ...row, 'metadata.cn.name': to } : row),
    });
  const checked = await uploadAndCheck(app, as, await rename('马初改'));
  const applied = await apply(app, as, checked.id, { accept: 'all' });
  assert.equal(applied.state, 'applied', JSON.stringify(applied.failure));
  const person = (await peopleByIds(app.as(as), [one.sourcedId as string])).get(one.sourcedId as string);
  const tenantId = person?.tenants[0] as string;
  await applyRoster(app.system(tenantId), tenantId, {
    people: [{ id: one.sourcedId as string, name: '马再改', sex: person?.sex ?? 'male' }],
  });
  const refused = await undo(app, as, applied.id);
  assert.equal(refused.state, 'applied');
  assert.equal(refused.failure?.code, 'roster.later-changes');
  assert.equal(
    (await peopleByIds(app.as(as), [one.sourcedId as string])).get(one.sourcedId as string)?.name,
    '马再改',
  );
});

test('a run that is cancelled goes on where it stopped, and ends as if it had never stopped', async () => {
  const { id } = (await upload(app, as, await changed({}))).json<ImportResponse>();
  let told = 0;
  const cancelling: JobControl = {
    ...quietControl,
    progress: async () => {
      if (++told === 1) throw new JobCancelled();
    },
  };
  const cancelled = await apply(app, as, id, { accept: 'good-rows' }, cancelling);
  assert.equal(cancelled.state, 'partly-applied');
  assert.equal(cancelled.failure, null);
  const resumed = await apply(app, as, id, { accept: 'good-rows' });
  assert.ok(['applied', 'partly-applied'].includes(resumed.state));
  assert.equal((await start(id, { accept: 'good-rows' })).status, resumed.state === 'applied' ? 409 : 202);
});

test('states and rights are kept: no step out of order, nothing of another bureau', async () => {
  const { id } = (await upload(app, as, await changed({}))).json<ImportResponse>();
  assert.equal(
    (await app.request({ method: 'POST', url: `/api/roster/imports/${id}/undo`, as })).status,
    409,
  );
  const checked = await check(app, as, id);
  assert.equal(checked.state, 'checked');
  const stranger = personActor({
    role: 'bureau-technician',
    tenantId: '0198a000-0000-7000-8000-000000000001',
    path: 'ffffffffffff.',
  });
  for (const path of ['', '/issues', '/report']) {
    assert.equal(
      (await app.request({ method: 'GET', url: `/api/roster/imports/${id}${path}`, as: stranger })).status,
      404,
      path,
    );
  }
  const teacher = personActor({
    ...as,
    role: 'teacher',
    tenantId: as.grant?.tenantId as string,
    path: as.grant?.path as string,
  });
  assert.equal((await upload(app, teacher, Buffer.from('a'))).status, 403);
  assert.equal((await get(id)).json<ImportResponse>().state, 'checked');
});

test('what is no roster is refused at the door', async () => {
  for (const [bytes, name, status] of [
    [Buffer.from('\x89PNG\r\n\x1a\n\0\0'), 'roster.csv', 415],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), '学生.xls', 422],
    [Buffer.from('PK\x03\x04 and then nothing'), 'roster.zip', 422],
    [Buffer.from('<html></html>'), 'roster.csv', 415],
    [Buffer.alloc(0), 'roster.csv', 400],
  ] as [Buffer, string, number][]) {
    const answer = await upload(app, as, bytes, name);
    assert.equal(answer.status, status, `${name}: ${answer.body}`);
    assert.ok(answer.json().title);
  }
});

test('who was enrolled after the file came is not in it, and stays', async () => {
  const { id } = (await upload(app, as, await changed({}))).json<ImportResponse>();
  const schoolId = rowsOf('classes.csv')[0]?.schoolSourcedId as string;
  const tenantId = (await organisationsByIds(app.as(as), [schoolId])).get(schoolId)?.tenantId as string;
  const personId = uuidv7();
  await applyRoster(app.system(tenantId), tenantId, {
    people: [{ id: personId, name: '马新来', sex: 'male' }],
    enrolments: [{ id: uuidv7(), personId, schoolId, status: 'active', validFrom: '2026-09-01' }],
  });
  assert.equal((await check(app, as, id)).counts.ends, 0);
  assert.equal((await uploadAndCheck(app, as, await changed({}))).counts.ends, 1);
});
