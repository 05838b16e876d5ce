import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluateFeel, grammarProblem, narrow } from './feel.ts';

const facts = {
  data: { level: 3, school: 'x', 'school-name': 'Kangle', list: [1, 2, 3] },
  steps: { check: { outcome: 'approve' } },
  outcome: 'approve',
};
const value = (expression: string, given: Record<string, unknown> = facts) =>
  evaluateFeel(expression, given, 'n');

describe('FEEL, bounded', () => {
  test('conditions over the facts; what is unknown is null', () => {
    assert.equal(value('data.level > 2 and outcome = "approve"'), true);
    assert.equal(value('steps.check.outcome = "refuse"'), false);
    assert.equal(value('data.nothing > 2'), null);
    assert.equal(value('steps.later.outcome = "approve"'), false);
    assert.equal(value('unheard > 2'), null);
    assert.equal(value('data.school-name'), 'Kangle');
    assert.equal(value('count(data.list[item > 1])'), 2);
  });
  test('the same question about other facts has another answer', () => {
    assert.equal(value('data.level > 2', { data: { level: 1 } }), false);
    assert.equal(value('data.level > 2', { data: { level: 5 } }), true);
    assert.equal(value('data.level > 2', { data: {} }), null);
  });
  test('only what is named is looked at', () => {
    assert.deepEqual(narrow('data.level > 2', facts), { data: { level: 3 } });
    assert.deepEqual(narrow('count(data)', facts), { data: facts.data });
    assert.deepEqual(Object.keys(narrow('outcome = "x"', facts)), ['outcome']);
  });
  test('what goes round too long is stopped, and the error names node and expression', () => {
    for (const expression of [
      'for i in 1..100000000 return i',
      'count(for a in 1..3000, b in 1..3000, c in 1..3000 return a)',
      'some i in 1..100000000 satisfies i < 0',
    ]) {
      const began = performance.now();
      assert.throws(
        () => value(expression),
        (error: { code?: string; message: string }) => {
          assert.equal(error.code, 'workflow.expression');
          assert.ok(error.message.includes(expression));
          return true;
        },
      );
      assert.ok(performance.now() - began < 5000);
    }
    assert.equal(value('1 + 1'), 2);
  });
  test('bad grammar is found before anything runs', () => {
    assert.equal(grammarProblem('data.level > 2'), undefined);
    assert.match(grammarProblem('data.level >') ?? '', /Incomplete|Unrecognized/);
    assert.throws(() => value('data.level >'), { code: 'workflow.expression' });
  });
});
