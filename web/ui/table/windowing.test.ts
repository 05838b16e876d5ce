import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsInView } from './windowing.ts';

const view = { count: 5000, rowHeight: 48, viewHeight: 900, margin: 10 };

test('at the top only the first rows are drawn', () => {
  assert.deepEqual(rowsInView({ ...view, top: -200 }), { from: 0, to: 25 });
});

test('in the middle the rows in view and a margin', () => {
  assert.deepEqual(rowsInView({ ...view, top: 48_000 }), { from: 990, to: 1029 });
});

test('never past either end, wherever the page stands', () => {
  for (const top of [-1e6, -1, 0, 1, 239_000, 1e7]) {
    const { from, to } = rowsInView({ ...view, top });
    assert.ok(from >= 0 && to <= view.count && from <= to, `${top}: ${from}–${to}`);
  }
  assert.deepEqual(rowsInView({ ...view, count: 0, top: 0 }), { from: 0, to: 0 });
});
