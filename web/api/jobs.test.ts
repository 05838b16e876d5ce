import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf, isOver, type Job, secondsLeft } from './jobs.ts';

const running: Job = {
  id: '1',
  kind: 'import',
  state: 'running',
  done: 250,
  total: 1000,
  message: null,
  createdAt: '2026-11-23T06:00:00Z',
  startedAt: '2026-11-23T06:00:10Z',
  endedAt: null,
};
const at = (seconds: number) => Date.parse('2026-11-23T06:00:10Z') + seconds * 1000;

test('the time left follows from the speed so far', () => {
  assert.equal(secondsLeft(running, at(20)), 60);
  assert.equal(secondsLeft({ ...running, done: 1000 }, at(20)), 0);
});

test('nothing is promised before the speed is known', () => {
  assert.equal(secondsLeft(running, at(1)), undefined);
  assert.equal(secondsLeft({ ...running, done: 5 }, at(20)), undefined);
  assert.equal(secondsLeft({ ...running, total: null }, at(20)), undefined);
  assert.equal(secondsLeft({ ...running, state: 'queued', startedAt: null }, at(20)), undefined);
});

test('what is over, and why it failed', () => {
  assert.deepEqual(
    (['queued', 'running', 'done', 'failed', 'cancelled'] as const).filter((state) =>
      isOver({ ...running, state }),
    ),
    ['done', 'failed', 'cancelled'],
  );
  const result = { code: 'import.unreadable', title: { zh: '读不了', en: 'Unreadable' } };
  assert.deepEqual(failureOf({ ...running, state: 'failed', result }), result.title);
  assert.equal(failureOf({ ...running, state: 'failed' }), undefined);
  assert.equal(failureOf({ ...running, state: 'done', result }), undefined);
});
