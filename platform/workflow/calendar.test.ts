import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTestApp, personActor } from '../testing/app.ts';
import { addWorkingDays, type Calendar, dayAt, deadlineFrom, isWorkingDay } from './calendar.ts';
import { listHolidays, removeHoliday, setHoliday, workflow, workingCalendar } from './index.ts';

const labourDay: Calendar = new Map([
  ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'].map(
    (day) => [day, 'holiday'] as const,
  ),
  ['2026-05-09', 'working-day'],
]);

describe('working days', () => {
  test('weekends are free; holidays and 调休 say otherwise', () => {
    assert.ok(!isWorkingDay(new Map(), '2026-05-09'));
    assert.ok(isWorkingDay(labourDay, '2026-05-09'));
    assert.ok(!isWorkingDay(labourDay, '2026-05-04'));
  });
  test('counted from the next day, over a holiday and a worked Saturday, and back', () => {
    assert.equal(addWorkingDays(new Map(), '2026-11-20', 1), '2026-11-23');
    assert.equal(addWorkingDays(labourDay, '2026-04-30', 1), '2026-05-06');
    assert.equal(addWorkingDays(labourDay, '2026-04-30', 4), '2026-05-09');
    assert.equal(addWorkingDays(labourDay, '2026-05-09', -4), '2026-04-30');
    assert.equal(addWorkingDays(labourDay, '2026-05-02', 0), '2026-05-02');
  });
  test('the day is that of China, and a deadline includes its last day', () => {
    assert.equal(dayAt(new Date('2026-04-29T16:30:00Z')), '2026-04-30');
    const { dueAt, warnAt } = deadlineFrom(labourDay, new Date('2026-04-29T16:30:00Z'), {
      workingDays: 2,
      warnDays: 1,
    });
    assert.equal(dueAt.toISOString(), '2026-05-07T15:59:59.000Z');
    assert.equal(warnAt.toISOString(), '2026-05-05T16:00:00.000Z');
  });
});

describe('the table of holidays', async () => {
  const app = await createTestApp([workflow]);
  const admin = app.as(
    personActor({ role: 'system-admin', tenantId: '01900000-0000-7000-8000-000000000001' }),
  );

  test('2026 stands as announced, 2027 as provisional', async () => {
    const days = await listHolidays(admin, 2026);
    assert.equal(days.filter(({ kind }) => kind === 'holiday').length, 33);
    assert.deepEqual(
      days.filter(({ kind }) => kind === 'working-day').map(({ day }) => day),
      ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    );
    assert.ok(days.every(({ provisional }) => !provisional));
    // 全国年节及纪念日放假办法: thirteen days a year.
    const next = await listHolidays(admin, 2027);
    assert.equal(next.length, 13);
    assert.ok(next.every(({ provisional, kind }) => provisional && kind === 'holiday'));
  });
  test('an administrator edits it, and deadlines follow at once; nobody else does', async () => {
    const day = { day: '2026-12-01', kind: 'holiday', name: { zh: '校庆', en: 'Founding day' } } as const;
    const teacher = app.as(
      personActor({ role: 'teacher', tenantId: '01900000-0000-7000-8000-000000000001' }),
    );
    await assert.rejects(setHoliday(teacher, day), { code: 'auth.forbidden' });
    assert.ok(isWorkingDay(await workingCalendar(admin), '2026-12-01'));
    await setHoliday(admin, day);
    assert.ok(!isWorkingDay(await workingCalendar(admin), '2026-12-01'));
    await setHoliday(admin, { ...day, kind: 'working-day' });
    assert.ok(isWorkingDay(await workingCalendar(admin), '2026-12-01'));
    await removeHoliday(admin, '2026-12-01');
    await assert.rejects(removeHoliday(admin, '2026-12-01'), { code: 'resource.not-found' });
  });
});
