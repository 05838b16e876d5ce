import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { type EnrolmentRecord, enrolmentsOfPeople } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildPupil } from '#modules/directory/person.factory.ts';
import { makeStudentNumber } from '#platform/codes/student-number.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';

// Whatever registrars do, and in whatever order: a pupil is in one place at a time.

let day = '2026-09-01';
const app = await createTestApp(modules, { now: () => new Date(`${day}T02:00:00Z`) });
const sites = await Promise.all(
  [0, 1, 2].map(async (index) => {
    const tenant = await buildTenant(app);
    const school = await buildSchool(app, { tenant });
    const rooms = [await buildClass(app, { school }), await buildClass(app, { school })];
    const officer = () => personActor({ role: 'bureau-officer', tenantId: tenant.id, path: tenant.path });
    return { index, school, rooms, officer };
  }),
);
type Site = (typeof sites)[number];

/** Numerical Recipes' generator: a failure names its seed and comes again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const nextDay = (from: string, days: number) =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

function check(rows: readonly EnrolmentRecord[], seed: number, log: readonly string[]): void {
  const told = `seed ${seed}: ${log.join('; ')}\n${JSON.stringify(rows, null, 1)}`;
  const lasting = rows.filter((row) => row.validTo === undefined || row.validTo > row.validFrom);
  const open = lasting.filter((row) => row.validTo === undefined);
  assert.ok(open.length <= 1, `at most one open enrolment; ${told}`);
  for (const [index, row] of lasting.entries()) {
    const next = lasting[index + 1];
    if (row.validTo === undefined) assert.equal(next, undefined, `nothing after an open one; ${told}`);
    else if (next) assert.ok(row.validTo <= next.validFrom, `no overlap; ${told}`);
    const leaves = ['graduated', 'transferred', 'withdrawn'].includes(row.status);
    // Within a school history has no hole: what ends without leaving is continued on that day.
    if (row.validTo !== undefined && !leaves) assert.equal(next?.validFrom, row.validTo, `no hole; ${told}`);
    if (row.status === 'transferred')
      assert.equal(next?.validFrom, row.validTo, `a transfer arrives; ${told}`);
  }
  for (const row of rows) assert.ok(row.validTo === undefined || row.validTo >= row.validFrom, told);
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`random orders of changes keep one enrolment a pupil, without overlap or hole (seed ${seed})`, async () => {
    day = '2026-09-01';
    const random = randomOf(seed * 7919);
    const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
    const studentNumber = makeStudentNumber({
      form: 'L',
      region: '622922',
      birthDate: '2019-05-06',
      serial: seed,
    });
    const pupil = await buildPupil(app, {
      inClass: sites[0]?.rooms[0],
      name: '马小丰',
      identifiers: [{ type: 'student-number', value: studentNumber }],
    });
    const log: string[] = [];
    const changeIds: string[] = [];
    const transferIds: string[] = [];
    const ask = async (site: Site, method: 'POST' | 'DELETE', path: string, payload: object = {}) => {
      const answer = await app.request({ method, url: `/api/register${path}`, payload, as: site.officer() });
      assert.ok(answer.status < 500, `${path}: ${answer.body}`);
      log.push(`${day} ${site.index} ${path} ${answer.status}`);
      if (answer.status === 201) changeIds.push(...(answer.json().changeIds ?? []));
      if (answer.status === 201 && path === '/transfers') transferIds.push(answer.json().id);
      return answer.status;
    };
    let done = 0;
    let at = sites[0]?.school.id;
    for (let step = 0; step < 40; step++) {
      if (random(3) === 0) day = nextDay(day, random(20));
      // Mostly where the pupil is, or little is possible.
      const site = sites.find((one) => one.school.id === at && random(3) > 0) ?? pick(sites);
      const on = nextDay(day, pick([0, 0, 0, -3, 5]));
      const base = { schoolId: site.school.id, on };
      const classId = pick(site.rooms).id;
      const personId = pupil.id;
      const identity = { studentNumber, name: '马小丰' };
      const status = await pick([
        () =>
          ask(site, 'POST', '/admissions', {
            ...base,
            classId,
            pupil: { identifier: { type: 'student-number', value: studentNumber }, name: '马小丰' },
          }),
        () => ask(site, 'POST', '/placements', { ...base, classId, personIds: [personId] }),
        () => ask(site, 'POST', '/suspensions', { ...base, personId, until: '2030-01-01', reason: '因病' }),
        () => ask(site, 'POST', '/resumptions', { ...base, personId, classId }),
        () => ask(site, 'POST', '/withdrawals', { ...base, personId, reason: '随迁' }),
        () => ask(site, 'POST', '/graduations', { ...base, who: { personIds: [personId] } }),
        () =>
          ask(site, 'POST', '/transfers', {
            ...identity,
            schoolId: site.school.id,
            classId,
            reason: '迁居',
            wishedOn: on,
          }),
        () => ask(site, 'POST', `/transfers/${transferIds.at(-1) ?? personId}/confirmation`),
        () => ask(site, 'POST', `/transfers/${transferIds.at(-1) ?? personId}/withdrawal`),
        () => ask(site, 'DELETE', `/changes/${changeIds.at(-1) ?? personId}`),
      ])();
      if (status < 300) done++;
      const rows = await enrolmentsOfPeople(app.system(), [pupil.id]);
      check(rows, seed, log);
      at = rows.at(-1)?.schoolId;
    }
    assert.ok(done >= 5, `too little happened to prove anything: ${log.join('; ')}`);
  });
}
