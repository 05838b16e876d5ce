import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { as, by, chief, idOf, person, play } from './play.factory.ts';
import { end, flows, gateway, start, task } from './workflow.factory.ts';

const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};
const line = {
  nodes: [start(), task('a', [by(1)]), task('b', [by(2)]), task('c', [by(3)]), end()],
  flows: flows('start > a', 'a > b', 'b > c', 'c > end'),
};
const branches = {
  nodes: [
    start(),
    task('first', [by(1)]),
    gateway('parallel', 'p'),
    task('a1', [by(2)]),
    task('a2', [by(3)]),
    task('b1', [by(4)]),
    gateway('parallel', 'j'),
    task('last', [by(5)]),
    end(),
  ],
  flows: flows(
    'start > first',
    'first > p',
    'p > a1',
    'a1 > a2',
    'a2 > j',
    'p > b1',
    'b1 > j',
    'j > last',
    'last > end',
  ),
};
const one = (signing: 'one' | 'all' | 'any' | 'sequence' = 'one', ...people: number[]) => ({
  nodes: [start(), task('t', people.map(by), { signing }), task('u', [by(9)]), end()],
  flows: flows('start > t', 't > u', 'u > end'),
});
const hour = 3_600_000;
type It = ReturnType<typeof play>;
const back = (it: It, n: number, node: string, to: string, directly = false) =>
  it.make({ do: 'return', taskId: it.task(n, node).id, to, reason: 'incomplete', directly }, as(n));

describe('退回', () => {
  test('to an earlier step, and from there on again', () => {
    const it = play(line);
    it.decide(1, 'a');
    it.decide(2, 'b');
    back(it, 3, 'c', 'a');
    assert.deepEqual(it.open(), ['a:1']);
    for (const [n, node] of [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ] as const)
      it.decide(n, node);
    assert.equal(it.state.case.status, 'completed');
  });
  test('directly: comes back to the step that returned it', () => {
    const it = play(line);
    it.decide(1, 'a');
    it.decide(2, 'b');
    back(it, 3, 'c', 'a', true);
    it.decide(1, 'a');
    assert.deepEqual(it.open(), ['c:3']);
    back(it, 3, 'c', 'b');
    it.decide(2, 'b');
    it.decide(3, 'c');
    assert.equal(it.state.case.status, 'completed');
  });
  test('to the applicant, who corrects and submits again', () => {
    const it = play(line);
    it.decide(1, 'a');
    back(it, 2, 'b', 'applicant');
    assert.deepEqual(it.open(), ['start:0']);
    it.make(
      { do: 'complete', taskId: it.task(0, 'start').id, choice: 'submit', data: { mended: true } },
      as(0),
    );
    assert.deepEqual(it.open(), ['a:1']);
    assert.deepEqual(it.state.case.data, { mended: true });
  });
  test('not forward, not to a step of another branch, not to nowhere', () => {
    const it = play(branches);
    assert.throws(() => back(it, 1, 'first', 'last'), code('workflow.return-target'));
    it.decide(1, 'first');
    it.decide(2, 'a1');
    it.decide(4, 'b1');
    assert.throws(() => back(it, 3, 'a2', 'b1'), code('workflow.return-target'));
    assert.throws(() => back(it, 3, 'a2', 'moon'), code('workflow.return-target'));
    assert.throws(() => back(it, 3, 'a2', 'a2'), code('workflow.return-target'));
  });
  test('within a branch: the other branch goes on', () => {
    const it = play(branches);
    it.decide(1, 'first');
    it.decide(2, 'a1');
    back(it, 3, 'a2', 'a1');
    assert.deepEqual(it.open(), ['a1:2', 'b1:4']);
  });
  test('to before the split: both branches are withdrawn, also what waits at the join', () => {
    const it = play(branches);
    it.decide(1, 'first');
    it.decide(4, 'b1');
    it.decide(2, 'a1');
    assert.throws(() => back(it, 3, 'a2', 'first', true), code('workflow.return-directly'));
    back(it, 3, 'a2', 'first');
    assert.deepEqual([it.live(), it.open()], [['first'], ['first:1']]);
    it.decide(1, 'first');
    assert.deepEqual(it.open(), ['a1:2', 'b1:4']);
  });
  test('from after the join into a branch: only that branch is done again', () => {
    const it = play(branches);
    for (const [n, node] of [
      [1, 'first'],
      [2, 'a1'],
      [3, 'a2'],
      [4, 'b1'],
    ] as const)
      it.decide(n, node);
    back(it, 5, 'last', 'a2');
    assert.deepEqual(it.open(), ['a2:3']);
    it.decide(3, 'a2');
    assert.deepEqual(it.open(), ['last:5']);
  });
  test('in a second round of a loop, the other branch of this round stays', () => {
    const it = play({
      nodes: [...branches.nodes.slice(0, -1), gateway('exclusive', 'x'), end()],
      flows: [
        ...branches.flows.slice(0, -1),
        ...flows('last > x', 'x > p when outcome = "refuse"', 'x > end otherwise'),
      ],
    });
    for (const [n, node] of [
      [1, 'first'],
      [2, 'a1'],
      [3, 'a2'],
      [4, 'b1'],
    ] as const)
      it.decide(n, node);
    it.decide(5, 'last', 'refuse');
    it.decide(2, 'a1');
    back(it, 3, 'a2', 'a1');
    assert.deepEqual(it.open(), ['a1:2', 'b1:4']);
    it.decide(2, 'a1');
    it.decide(3, 'a2');
    assert.deepEqual(it.live(), ['b1', 'j']);
  });
  test('only by its doer', () => {
    const it = play(line);
    it.decide(1, 'a');
    assert.throws(
      () =>
        it.make({ do: 'return', taskId: it.task(2, 'b').id, to: 'a', reason: 'r', directly: false }, as(1)),
      code('workflow.not-yours'),
    );
  });
});

describe('收回 and 撤回', () => {
  const takeBack = (it: It, n: number, node: string) =>
    it.make({ do: 'take-back', taskId: it.task(n, node).id }, as(n));
  test('one’s own last decision, while the next step is untouched', () => {
    const it = play(line);
    it.decide(1, 'a');
    assert.throws(
      () => it.make({ do: 'take-back', taskId: it.task(1, 'a').id }, as(2)),
      code('workflow.not-yours'),
    );
    takeBack(it, 1, 'a');
    assert.deepEqual([it.open(), it.live()], [['a:1'], ['a']]);
    assert.equal(it.state.case.steps.a, undefined);
    it.decide(1, 'a');
    it.decide(2, 'b');
    assert.throws(() => takeBack(it, 1, 'a'), code('workflow.moved-on'));
  });
  test('across a split; not across a join that went on', () => {
    const it = play(branches);
    it.decide(1, 'first');
    takeBack(it, 1, 'first');
    assert.deepEqual(it.open(), ['first:1']);
    it.decide(1, 'first');
    it.decide(4, 'b1');
    assert.throws(() => takeBack(it, 1, 'first'), code('workflow.moved-on'));
    takeBack(it, 4, 'b1');
    assert.deepEqual(it.open(), ['a1:2', 'b1:4']);
    for (const [n, node] of [
      [2, 'a1'],
      [3, 'a2'],
      [4, 'b1'],
    ] as const)
      it.decide(n, node);
    assert.throws(() => takeBack(it, 4, 'b1'), code('workflow.moved-on'));
  });
  test('a signature among several', () => {
    const all = play(one('all', 1, 2));
    all.decide(1, 't');
    takeBack(all, 1, 't');
    assert.deepEqual(all.open(), ['t:1', 't:2']);
    const inTurn = play(one('sequence', 1, 2));
    inTurn.decide(1, 't');
    assert.deepEqual(inTurn.open(), ['t:2']);
    takeBack(inTurn, 1, 't');
    assert.deepEqual(inTurn.open(), ['t:1']);
    const any = play(one('any', 1, 2));
    any.decide(2, 't');
    takeBack(any, 2, 't');
    assert.deepEqual(any.open(), ['t:1', 't:2']);
  });
  test('the applicant withdraws the whole case, nobody else does', () => {
    const it = play(branches);
    it.decide(1, 'first');
    assert.throws(() => it.make({ do: 'withdraw' }, chief), code('workflow.not-applicant'));
    it.make({ do: 'withdraw' }, as(0));
    assert.deepEqual([it.state.case.status, it.live(), it.open()], ['withdrawn', [], []]);
    assert.throws(() => it.make({ do: 'withdraw' }, as(0)), code('workflow.case-ended'));
  });
});

describe('加签 and 减签', () => {
  const add = (it: It, n: number, how: 'before' | 'after' | 'parallel', ...doers: number[]) =>
    it.make(
      {
        do: 'add-signers',
        taskId: it.task(n, 't').id,
        how,
        doers: doers.map((d) => ({ personId: person(d) })),
      },
      as(n),
    );
  test('before: the opinion first, then the one who asked', () => {
    const it = play(one('one', 1));
    add(it, 1, 'before', 5, 6);
    assert.deepEqual(it.open(), ['t:5', 't:6']);
    it.decide(5, 't');
    assert.throws(() => it.decide(1, 't'), code('workflow.task-waiting'));
    it.decide(6, 't', 'refuse');
    assert.deepEqual(it.open(), ['t:1']);
    it.decide(1, 't');
    assert.deepEqual(it.open(), ['u:9']);
    assert.equal(it.state.case.steps.t?.outcome, 'approve');
  });
  test('after and beside: the step waits for them; their refusal ends it', () => {
    for (const how of ['after', 'parallel'] as const) {
      const it = play(one('one', 1));
      add(it, 1, how, 5);
      assert.deepEqual(it.open(), how === 'after' ? ['t:1'] : ['t:1', 't:5']);
      it.decide(1, 't');
      assert.deepEqual(it.open(), ['t:5']);
      it.decide(5, 't', 'refuse');
      assert.equal(it.state.case.steps.t?.outcome, 'refuse');
      assert.deepEqual(it.open(), ['u:9']);
    }
  });
  test('nobody twice', () => {
    const it = play(one('all', 1, 2));
    assert.throws(() => add(it, 1, 'after', 2), code('workflow.signer-exists'));
  });
  test('among any-of signers: whom a loser had asked is asked no more', () => {
    const it = play(one('any', 1, 2));
    add(it, 1, 'before', 5);
    it.decide(2, 't');
    assert.deepEqual(it.open(), ['u:9']);
    assert.equal(it.task(5, 't').status, 'withdrawn');
  });
  test('taken off by whoever added it, or by the manager; never the last', () => {
    const it = play(one('all', 1, 2));
    add(it, 1, 'before', 5);
    const remove = (n: number, who = as(n)) =>
      it.make({ do: 'remove-signer', taskId: it.task(n, 't').id }, who);
    assert.throws(() => remove(5), code('auth.forbidden'));
    it.make({ do: 'remove-signer', taskId: it.task(5, 't').id }, as(1));
    assert.deepEqual(it.open(), ['t:1', 't:2']);
    remove(2, chief);
    assert.deepEqual(it.open(), ['t:1']);
    assert.throws(() => remove(1, chief), code('workflow.signer-last'));
  });
  test('the last that was waited for being taken off, the step goes on', () => {
    const it = play(one('all', 1, 2));
    it.decide(1, 't');
    it.make({ do: 'remove-signer', taskId: it.task(2, 't').id }, chief);
    assert.deepEqual(it.open(), ['u:9']);
  });
});

describe('转办, 委托 and 催办', () => {
  test('a task passes to somebody else, with its deadline and its place', () => {
    const it = play(one('sequence', 1, 2));
    it.make({ do: 'reassign', taskId: it.task(1, 't').id, to: { personId: person(7) } }, as(1));
    assert.deepEqual(it.open(), ['t:7']);
    assert.throws(() => it.decide(1, 't'), code('workflow.task-withdrawn'));
    assert.throws(
      () => it.make({ do: 'reassign', taskId: it.task(7, 't').id, to: { personId: person(8) } }, as(1)),
      code('auth.forbidden'),
    );
    it.make({ do: 'reassign', taskId: it.task(7, 't').id, to: { personId: person(8) } }, chief);
    it.decide(8, 't');
    assert.deepEqual(it.open(), ['t:2']);
  });
  test('a deputy does its principal’s task, of the procedure it was given, and the trace names both', () => {
    const principal = { tenantId: idOf(1), personId: person(1), role: null, organisationId: null };
    const it = play(one('one', 1));
    const taskId = it.task(1, 't').id;
    const deputy = (procedure: string | null) => as(6, { principals: [{ ...principal, procedure }] });
    assert.throws(
      () => it.make({ do: 'complete', taskId, choice: 'approve' }, deputy('another')),
      code('workflow.not-yours'),
    );
    it.make({ do: 'complete', taskId, choice: 'approve' }, deputy('test.play'));
    const done = it.task(1, 't');
    assert.deepEqual([done.decidedBy, done.onBehalfOf], [person(6), person(1)]);
    assert.equal(it.trace.at(-1)?.onBehalfOf, person(1));
    assert.equal(it.trace.at(-1)?.who.personId, person(6));
  });
  test('urged at most once an hour', () => {
    const it = play(one('one', 1));
    const urge = (who = as(0)) => it.make({ do: 'urge', taskId: it.task(1, 't').id }, who);
    assert.throws(() => urge(as(1)), code('auth.forbidden'));
    urge();
    assert.equal(it.effects.at(-1)?.kind, 'urged');
    it.pass(hour - 1000);
    assert.throws(
      () => urge(chief),
      (error: { retryAfter?: number }) => code('workflow.urged-already')(error) && error.retryAfter === 1,
    );
    it.pass(1000);
    urge(chief);
  });
});

describe('挂起, 恢复 and 作废', () => {
  const model = {
    nodes: [
      start(),
      gateway('parallel', 'p'),
      task('t', [by(1)], { deadline: { workingDays: 2, warnDays: 1 } }),
      { id: 'w', kind: 'timer', name: { zh: '等', en: 'wait' }, wait: { duration: 'PT2H' } } as const,
      gateway('parallel', 'j'),
      end(),
    ],
    flows: flows('start > p', 'p > t', 'p > w', 't > j', 'w > j', 'j > end'),
    deadline: { workingDays: 5, warnDays: 1 },
  };
  test('nothing can be done meanwhile, and every time moves by the pause', () => {
    const it = play(model);
    const before = { due: it.task(1, 't').dueAt, wake: it.token('w').wakeAt, whole: it.state.case.dueAt };
    assert.throws(() => it.make({ do: 'suspend', reason: 'r' }, as(1)), code('auth.forbidden'));
    it.make({ do: 'suspend', reason: 'flood' }, chief);
    assert.deepEqual(it.open(), []);
    assert.throws(() => it.decide(1, 't'), code('workflow.case-suspended'));
    it.pass(3 * hour);
    it.make({ do: 'wake', tokenId: it.token('w').id });
    assert.deepEqual(it.live(), ['t', 'w']);
    const pause = it.now.getTime() - (it.state.case.suspendedAt?.getTime() ?? 0);
    it.make({ do: 'resume' }, chief);
    const later = (at: Date | null) => (at?.getTime() ?? 0) + pause;
    assert.equal(it.task(1, 't').dueAt?.getTime(), later(before.due));
    assert.equal(it.token('w').wakeAt?.getTime(), later(before.wake));
    assert.equal(it.state.case.dueAt?.getTime(), later(before.whole));
    assert.equal(it.effects.at(-1)?.kind, 'wake');
    assert.throws(() => it.make({ do: 'resume' }, chief), code('workflow.case-not-suspended'));
    it.decide(1, 't');
    it.pass(3 * hour);
    it.make({ do: 'wake', tokenId: it.token('w').id });
    assert.equal(it.state.case.status, 'completed');
  });
  test('a task is told to be late once, when it is', () => {
    const it = play(model);
    const overdue = () => it.make({ do: 'overdue', taskId: it.task(1, 't').id });
    overdue();
    assert.equal(it.task(1, 't').overdueAt, null);
    it.pass(72 * hour);
    overdue();
    overdue();
    assert.equal(it.effects.filter(({ kind }) => kind === 'overdue').length, 1);
  });
  test('void: by the manager, also of a suspended case', () => {
    const it = play(model);
    it.make({ do: 'suspend', reason: 'r' }, chief);
    assert.throws(() => it.make({ do: 'void', reason: 'r' }, as(0)), code('auth.forbidden'));
    it.make({ do: 'void', reason: 'twice' }, chief);
    assert.deepEqual([it.state.case.status, it.live(), it.open()], ['voided', [], []]);
    assert.ok(it.state.tasks.every(({ status }) => status === 'withdrawn'));
  });
});
