import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { before, test } from 'node:test';
import { modules } from '#modules';
import {
  brokenSheets,
  generateRegion,
  type Organisation,
  pupilSheetRow,
  schoolSheetRows,
  staffSheetRows,
} from '#modules/demo/index.ts';
import { organisationsBelow, rosterOf, type Tenant, tenantsOf } from '#modules/directory/index.ts';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { apply, check, undo, upload, uploadAndCheck } from './import.factory.ts';
import {
  openSheets,
  PUPILS_SHEET,
  SCHOOLS_SHEET,
  type SheetDefinition,
  type SheetRow,
  STAFF_SHEET,
} from './index.ts';
import { buildRegion } from './region.factory.ts';

const app = await createTestApp(modules);
const known = new Map(generateRegion({ size: 'small' }).organisations.map((one) => [one.id, one]));
let as: PersonActor;
let root: Tenant;
let school: Organisation;
let pupils: SheetRow[];
let staff: SheetRow[];

before(async () => {
  const built = await buildRegion(app);
  ({ root, technician: as } = built);
  const home = built.region.schools.find(
    ({ totals, organisation }) => totals.pupils > 40 && organisation.kind === 'school',
  );
  assert.ok(home);
  school = home.organisation;
  const records = [...home.people()];
  const current = records.filter(({ enrolments }) =>
    enrolments.some((row) => row.schoolId === school.id && !row.validTo),
  );
  pupils = current.slice(0, 20).map((record) => pupilSheetRow(record, known));
  staff = records
    .filter(({ kind }) => kind === 'staff')
    .slice(0, 8)
    .flatMap((record) => [...staffSheetRows(record, known)]);
});

async function bookOf(sheets: [SheetDefinition, SheetRow[]][]): Promise<Buffer> {
  const stream = new PassThrough();
  const collected = buffer(stream);
  const book = await openSheets(
    { stream },
    sheets.map(([definition]) => definition),
  );
  for (const [definition, rows] of sheets) {
    const sheet = book.sheet(definition);
    for (const row of rows) sheet.add(row);
    sheet.close();
  }
  await book.close();
  return collected;
}

type Issues = {
  items: {
    severity: string;
    file: string;
    row: number;
    column: string;
    value: string;
    code: string;
    reason: { zh: string };
    suggestion: { zh: string } | null;
  }[];
};
const issuesOf = async (id: string, severity = 'error') =>
  (
    await app.request({
      method: 'GET',
      url: `/api/roster/imports/${id}/issues?severity=${severity}&limit=200`,
      as,
    })
  ).json<Issues>().items;

test('what the directory holds already changes nothing, sheets in any order', async () => {
  const book = await bookOf([
    [PUPILS_SHEET, pupils],
    [STAFF_SHEET, staff],
    [SCHOOLS_SHEET, [...schoolSheetRows([...known.values()])]],
  ]);
  const checked = await uploadAndCheck(app, as, book, '花名册.xlsx');
  assert.equal(checked.state, 'checked', JSON.stringify(checked.failure));
  assert.deepEqual(await issuesOf(checked.id), []);
  assert.equal(checked.format, 'xlsx');
  assert.equal(checked.counts.peopleCreated, 0, 'somebody was not found again');
  assert.equal(checked.counts.organisationsCreated, 0);
  assert.equal(checked.counts.enrolmentsCreated, 0);
});

test('a new pupil lands in the class that the row names, with guardians, and goes again', async () => {
  const row: SheetRow = {
    ...(pupils[0] as SheetRow),
    name: '马新生',
    sex: '男',
    birthDate: '2018-05-06',
    documentType: '居民身份证',
    residentId: makeResidentId({ region: '622901', birthDate: '2018-05-06', sequence: 541 }),
    studentNumber: '',
    guardianName: '马老实',
    guardianRelation: '父亲',
    guardianResidentId: '',
    guardianPhone: '15411112222',
    secondGuardianName: '',
    secondGuardianRelation: '',
    secondGuardianResidentId: '',
    secondGuardianPhone: '',
  };
  const checked = await uploadAndCheck(app, as, await bookOf([[PUPILS_SHEET, [row]]]), '新生.xlsx');
  assert.deepEqual(await issuesOf(checked.id), []);
  const applied = await apply(app, as, checked.id, { accept: 'all' });
  assert.equal(applied.state, 'applied', JSON.stringify(applied.failure));
  assert.deepEqual(
    [applied.counts.peopleCreated, applied.counts.enrolmentsCreated, applied.counts.guardianships],
    [2, 1, 1],
  );
  const classes = await organisationsBelow(app.as(as), [school.tenantId], root.path);
  const rosters = await Promise.all(
    classes
      .filter(({ kind }) => kind === 'class')
      .map(({ id, tenantId }) => rosterOf(app.system(tenantId), id)),
  );
  assert.ok(JSON.stringify(rosters).includes('马新生'));
  assert.equal((await undo(app, as, applied.id)).state, 'undone');
});

test('broken and unusual sheets are taken, refused by row or refused whole', async (t) => {
  for await (const broken of brokenSheets(PUPILS_SHEET, pupils)) {
    await t.test(broken.fault, async () => {
      const uploaded = await upload(app, as, broken.bytes, `花名册.${broken.extension}`);
      if (uploaded.status !== 201) {
        assert.equal(broken.outcome, 'reject-file', `${broken.en}: ${uploaded.body}`);
        assert.ok([415, 422].includes(uploaded.status), uploaded.body);
        return;
      }
      const checked = await check(app, as, uploaded.json<{ id: string }>().id);
      const errors = checked.state === 'checked' ? await issuesOf(checked.id) : [];
      if (broken.outcome === 'reject-file') assert.equal(checked.state, 'failed', broken.en);
      else {
        assert.equal(checked.state, 'checked', `${broken.en}: ${JSON.stringify(checked.failure)}`);
        assert.equal(
          errors.length > 0,
          broken.outcome === 'reject-rows',
          `${broken.en}: ${JSON.stringify(errors.slice(0, 3))}`,
        );
        for (const { row, column, reason } of errors)
          assert.ok(row > 0 && column && reason.zh, JSON.stringify(errors[0]));
      }
    });
  }
});

test('the report says what was repaired, masks what is personal, and proposes names but never numbers', async () => {
  const rows = pupils.map((row) => ({ ...row }));
  const [one, two, three] = rows as [SheetRow, SheetRow, SheetRow];
  const id = rows.find((row) => row.residentId)?.residentId as string;
  const wrong = rows.find((row) => row.residentId === id) as SheetRow;
  wrong.residentId = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
  two.sex = '女性';
  three.className = `${three.className}班`;
  one.ethnicity = '东乡';
  const checked = await uploadAndCheck(app, as, await bookOf([[PUPILS_SHEET, rows]]), '花名册.xlsx');
  const errors = await issuesOf(checked.id);
  const number = errors.find(({ code }) => code.startsWith('resident_id'));
  assert.ok(
    number && !number.value.includes(id.slice(3, 14)) && number.suggestion === null,
    JSON.stringify(number),
  );
  const place = errors.find(({ code }) => code === 'enrolment.place');
  assert.equal(place?.column, '班级');
  assert.ok(place?.suggestion?.zh, JSON.stringify(place));
  const repaired = await issuesOf(checked.id, 'repair');
  assert.ok(repaired.some(({ column }) => column === '民族'));
  assert.ok(repaired.some(({ column }) => column === '性别'));
});

test("a school's technician can bring in that school and no other", async () => {
  const all = (await tenantsOf(app.system())).map(({ id }) => id);
  const placed = (await organisationsBelow(app.system(...all), all, root.path)).find(
    ({ id }) => id === school.id,
  );
  assert.ok(placed);
  const actor = personActor({
    role: 'school-technician',
    tenantId: placed.tenantId,
    organisationId: placed.id,
    path: placed.path,
  });
  const own = await uploadAndCheck(app, actor, await bookOf([[PUPILS_SHEET, pupils]]), '本校.xlsx');
  assert.equal(own.state, 'checked');
  assert.equal(own.counts.errors, 0);
  const foreign = [...known.values()].find(
    (one) => one.kind === 'school' && one.id !== school.id && one.codes.length > 0,
  ) as Organisation;
  const code = foreign.codes.find(({ type }) => type === 'school-code')?.value as string;
  const rows = pupils.map((row) => ({ ...row, schoolCode: code }));
  const refused = await uploadAndCheck(app, actor, await bookOf([[PUPILS_SHEET, rows]]), '外校.xlsx');
  assert.equal(refused.counts.enrolments, 0);
  assert.ok((refused.counts.errors ?? 0) >= rows.length);
  const found = await app.request({ method: 'GET', url: `/api/roster/imports/${own.id}`, as });
  assert.equal(found.status, placed.tenantId === root.id ? 200 : 404);
});
