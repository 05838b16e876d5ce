import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import yauzl from 'yauzl';
import { modules } from '#modules';
import type { Region } from '#modules/demo/index.ts';
import { organisationsBelow, type Tenant, tenantsOf } from '#modules/directory/index.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { uploadAndCheck } from './import.factory.ts';
import { oneRosterColumns, oneRosterFiles, PUPILS_SHEET, SHEETS } from './index.ts';
import { buildRegion } from './region.factory.ts';

const app = await createTestApp(modules);
let region: Region;
let root: Tenant;
let technician: PersonActor;
let officer: PersonActor;

before(async () => {
  ({ region, root, technician } = await buildRegion(app));
  const { tenantId, organisationId, path, tenants } = technician.grant as NonNullable<PersonActor['grant']>;
  officer = personActor({ role: 'bureau-officer', tenantId, organisationId, path, tenants: [...tenants] });
});

async function download(as: PersonActor, url = '/api/roster/export'): Promise<Buffer> {
  const response = await app.request({ method: 'GET', url, as });
  assert.equal(response.status, 200, response.body.slice(0, 300));
  return response.bytes;
}

async function tablesOf(zip: Buffer): Promise<Record<string, Record<string, string>[]>> {
  const opened = await yauzl.fromBufferPromise(zip, { lazyEntries: true });
  const tables: Record<string, Record<string, string>[]> = {};
  for await (const entry of opened.eachEntry()) {
    const text = (await buffer(await opened.openReadStreamPromise(entry))).toString('utf8');
    tables[entry.fileName] = parse(text, { columns: true });
    const name = entry.fileName.replace('.csv', '') as keyof typeof oneRosterColumns;
    if (oneRosterFiles.includes(name))
      assert.equal(
        text.split('\r\n')[0],
        oneRosterColumns[name].join(),
        'the header is not the one of the binding',
      );
  }
  return tables;
}

test('an export is a OneRoster set that comes in again without a change', async () => {
  const zip = await download(officer);
  const tables = await tablesOf(zip);
  assert.deepEqual(
    Object.keys(tables).sort(),
    ['manifest', ...oneRosterFiles].map((name) => `${name}.csv`).sort(),
  );
  const people = [...region.people()];
  const users = new Map((tables['users.csv'] ?? []).map((row) => [row.sourcedId, row]));
  for (const { person, identifiers } of people) {
    const row = users.get(person.id);
    assert.equal(row?.['metadata.cn.name'], person.name, person.id);
    assert.equal(
      row?.['metadata.cn.residentId'],
      identifiers.find(({ type }) => type === 'resident-id')?.value ?? '',
    );
  }
  const again = await uploadAndCheck(app, technician, zip);
  assert.equal(again.state, 'checked', JSON.stringify(again.failure));
  const { errors, peopleCreated, enrolmentsCreated, organisationsCreated, ends } = again.counts;
  assert.deepEqual(
    { errors, peopleCreated, enrolmentsCreated, organisationsCreated, ends },
    { errors: 0, peopleCreated: 0, enrolmentsCreated: 0, organisationsCreated: 0, ends: 0 },
  );
});

test('identifiers leave only with who may see them', async () => {
  const tables = await tablesOf(await download(technician));
  for (const row of tables['users.csv'] ?? []) {
    for (const column of [
      'metadata.cn.residentId',
      'metadata.cn.studentNumber',
      'sms',
      'phone',
      'identifier',
    ])
      assert.equal(row[column], '', column);
  }
});

test("a school's registrar exports that school; another is not found, a teacher may not", async () => {
  const all = (await tenantsOf(app.system())).map(({ id }) => id);
  const placed = (await organisationsBelow(app.system(...all), all, root.path)).filter(
    ({ kind }) => kind === 'school',
  );
  const [school, other] = placed as [(typeof placed)[number], (typeof placed)[number]];
  const registrar = personActor({
    role: 'school-registrar',
    tenantId: school.tenantId,
    organisationId: school.id,
    path: school.path,
  });
  const tables = await tablesOf(await download(registrar));
  const homes = new Set((tables['enrollments.csv'] ?? []).map((row) => row.schoolSourcedId));
  assert.deepEqual(
    [...homes].filter((id) => id !== school.id),
    [],
  );
  const refused = await app.request({
    method: 'GET',
    url: `/api/roster/export?organisationId=${other.id}`,
    as: registrar,
  });
  assert.equal(refused.status, 404);
  const teacher = personActor({
    role: 'teacher',
    tenantId: school.tenantId,
    organisationId: school.id,
    path: school.path,
  });
  assert.equal((await app.request({ method: 'GET', url: '/api/roster/export', as: teacher })).status, 403);
});

async function bookOf(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

test('templates have our headings, one sheet or all', async () => {
  const book = await bookOf(await download(technician, '/api/roster/templates/all'));
  for (const definition of SHEETS) {
    const header = book.getWorksheet(definition.zh)?.getRow(1);
    assert.deepEqual(
      definition.columns.map(({ zh }) => zh),
      (header?.values as string[] | undefined)?.slice(1),
    );
  }
});

test('the report marks the bad cell in a copy of the file', async () => {
  const headings = PUPILS_SHEET.columns.map(({ zh }) => zh);
  const row = PUPILS_SHEET.columns.map(({ key, example }) => (key === 'sex' ? '无' : example));
  const csv = Buffer.from([headings, row].map((cells) => cells.join(',')).join('\n'));
  const checked = await uploadAndCheck(app, technician, csv, '学生.csv');
  assert.ok((checked.counts.errors ?? 0) > 0);
  const book = await bookOf(await download(technician, `/api/roster/imports/${checked.id}/report`));
  const list = book.getWorksheet('检查结果');
  assert.ok((list?.rowCount ?? 0) > 1);
  const copy = book.worksheets[1];
  const cell = copy?.getRow(2).getCell(headings.indexOf('性别') + 1);
  assert.equal(cell?.text, '无');
  assert.equal((cell?.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb, 'FFF8D7D0');
  assert.match(copy?.getRow(2).getCell(headings.length + 1).text ?? '', /性别/);
});
