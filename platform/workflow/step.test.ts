import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applicant, as, by, chief, idOf, person, play } from './play.factory.ts';
import { end, flows, gateway, start, task } from './workflow.factory.ts';

const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};
const ended = (it: ReturnType<typeof play>) => [
  it.state.case.status,
  it.state.case.outcome,
  it.live(),
  it.open(),
];
const oneStep = (node: Parameters<typeof play>[0]['nodes'][number]) => ({
  nodes: [start(), node, end()],
  flows: flows(`start > ${node.id}`, `${node.id} > end`),
});
const hour = 3_600_000;

describe('a step of people', () => {
  test('one: whoever decides first decides', () => {
    const it = play(oneStep(task('t', [by(1), by(2)])));
    assert.deepEqual(it.open(), ['t:1', 't:2']);
    it.decide(2, 't');
    assert.deepEqual(ended(it), ['completed', 'approved', [], []]);
    assert.equal(it.state.tasks.find(({ id }) => id === it.task(1, 't').id)?.status, 'withdrawn');
    assert.throws(() => it.decide(1, 't'), code('workflow.task-withdrawn'));
    assert.throws(() => it.decide(2, 't'), code('workflow.task-done'));
  });
  test('all: everyone signs; a refusal ends it at once', () => {
    const it = play(oneStep(task('t', [by(1), by(2), by(3)], { signing: 'all' })));
    it.decide(1, 't');
    it.decide(3, 't');
    assert.deepEqual(it.open(), ['t:2']);
    it.decide(2, 't');
    assert.equal(it.state.case.status, 'completed');
    const refused = play(oneStep(task('t', [by(1), by(2), by(3)], { signing: 'all' })));
    refused.decide(1, 't', 'refuse');
    assert.deepEqual(ended(refused), ['completed', 'approved', [], []]);
    assert.equal(refused.state.case.steps.t?.outcome, 'refuse');
  });
  test('sequence: one after the other; a refusal ends it', () => {
    const it = play(oneStep(task('t', [by(1), by(2), by(3)], { signing: 'sequence' })));
    assert.deepEqual(it.open(), ['t:1']);
    assert.throws(() => it.decide(2, 't'), code('workflow.task-waiting'));
    it.decide(1, 't');
    assert.deepEqual(it.open(), ['t:2']);
    it.decide(2, 't', 'refuse');
    assert.deepEqual(ended(it), ['completed', 'approved', [], []]);
  });
  test('a choice that the step lacks, and a reason that is missing, are refused', () => {
    const it = play(oneStep(task('t', [by(1)])));
    const taskId = it.task(1, 't').id;
    assert.throws(() => it.make({ do: 'complete', taskId, choice: 'maybe' }, as(1)), code('request.invalid'));
    assert.throws(
      () => it.make({ do: 'complete', taskId, choice: 'refuse', comment: ' ' }, as(1)),
      code('request.invalid'),
    );
    assert.throws(
      () => it.make({ do: 'complete', taskId, choice: 'approve', version: 9 }, as(1)),
      code('resource.changed'),
    );
    assert.deepEqual(it.open(), ['t:1']);
  });
  test('a role at a relative place, looked up once and kept', () => {
    const at = { from: 'applicant.school' };
    const model = oneStep(task('t', [{ by: 'role', role: 'principal', at }]));
    assert.throws(() => play(model), { message: /needs to know/ });
    const school = { tenantId: idOf(7), organisationId: idOf(8) };
    const it = play(model, {}, false);
    it.env.places.set('applicant.school', school);
    it.make({ do: 'start' }, as(0));
    assert.deepEqual(it.state.tasks[0]?.doer, { role: 'principal', ...school });
    assert.equal(it.state.tasks[0]?.tenantId, school.tenantId);
    assert.deepEqual(it.state.case.places, { 'applicant.school': school });
    const principal = as(5, { role: 'principal', organisationId: school.organisationId });
    it.make({ do: 'complete', taskId: it.state.tasks[0]?.id ?? '', choice: 'approve' }, principal);
    assert.equal(it.state.case.status, 'completed');
    const nowhere = play(model, {}, false);
    nowhere.env.places.set('applicant.school', null);
    assert.throws(() => nowhere.make({ do: 'start' }, as(0)), code('workflow.place-unknown'));
  });
  test('an expression names the doers', () => {
    const assign = [{ by: 'expression', feel: 'for p in data.people return {personId: p}' } as const];
    const it = play(oneStep(task('t', assign, { signing: 'all' })), {
      data: { people: [person(1), person(2)] },
    });
    assert.deepEqual(it.open(), ['t:1', 't:2']);
    assert.throws(() => play(oneStep(task('t', assign)), { data: {} }), code('workflow.nobody'));
    const wrong = [{ by: 'expression', feel: '"somebody"' } as const];
    assert.throws(() => play(oneStep(task('t', wrong))), code('workflow.expression'));
  });
  test('the same person is not asked twice, unless it was sent back', () => {
    const it = play({
      nodes: [
        start(),
        task('a', [by(1)]),
        task('b', [by(1)], { skipSamePerson: true }),
        task('c', [by(2)]),
        end(),
      ],
      flows: flows('start > a', 'a > b', 'b > c', 'c > end'),
    });
    it.decide(1, 'a');
    assert.deepEqual(it.open(), ['c:2']);
    assert.deepEqual(
      it.trace.map(({ kind }) => kind),
      ['started', 'completed', 'skipped'],
    );
    it.make(
      { do: 'return', taskId: it.task(2, 'c').id, to: 'b', reason: 'look again', directly: false },
      as(2),
    );
    assert.deepEqual(it.open(), ['b:1']);
  });
  test('the only holder of a role counts as the same person', () => {
    const at = { organisationId: idOf(8), tenantId: idOf(7) };
    const model = {
      nodes: [
        start(),
        task('a', [by(1)]),
        task('b', [{ by: 'role', role: 'principal', at }], { skipSamePerson: true }),
        end(),
      ],
      flows: flows('start > a', 'a > b', 'b > end'),
    };
    for (const [holders, status] of [
      [[person(1)], 'completed'],
      [[person(1), person(2)], 'running'],
      [[], 'running'],
    ] as const) {
      const it = play(model);
      it.env.holders.set(`role:${idOf(8)}:principal`, [...holders]);
      it.decide(1, 'a');
      assert.equal(it.state.case.status, status);
    }
  });
});

describe('gateways', () => {
  test('exclusive: the first open way, else the default, else a clear error', () => {
    const model = (...lines: string[]) => ({
      nodes: [start(), task('t', [by(1)]), gateway('exclusive', 'x'), end('a'), end('b', 'refused')],
      flows: flows('start > t', 't > x', ...lines),
    });
    const first = play(model('x > a when outcome = "approve"', 'x > b otherwise'));
    first.decide(1, 't');
    assert.equal(first.state.case.outcome, 'approved');
    const other = play(model('x > a when outcome = "refuse"', 'x > b otherwise'));
    other.decide(1, 't');
    assert.equal(other.state.case.outcome, 'refused');
    const none = play(model('x > a when data.unknown > 3', 'x > b when steps.t.outcome = "refuse"'));
    assert.throws(() => none.decide(1, 't'), code('workflow.no-way'));
    assert.deepEqual(none.open(), ['t:1']);
    const wrong = play(model('x > a when data.amount +', 'x > b otherwise'));
    assert.throws(
      () => wrong.decide(1, 't'),
      (error: Error) => code('workflow.expression')(error) && /“x”.*|data\.amount \+/.test(error.message),
    );
  });
  test('parallel: all branches, together again', () => {
    const it = play({
      nodes: [
        start(),
        gateway('parallel', 'p'),
        task('a', [by(1)]),
        task('b', [by(2)]),
        gateway('parallel', 'j'),
        end(),
      ],
      flows: flows('start > p', 'p > a', 'p > b', 'a > j', 'b > j', 'j > end'),
    });
    assert.deepEqual(it.open(), ['a:1', 'b:2']);
    it.decide(1, 'a');
    assert.deepEqual(it.live(), ['b', 'j']);
    it.decide(2, 'b');
    assert.deepEqual(ended(it), ['completed', 'approved', [], []]);
  });
  const inclusive = {
    nodes: [
      start(),
      gateway('inclusive', 'i'),
      task('a', [by(1)]),
      task('b', [by(2)]),
      task('c', [by(3)]),
      gateway('inclusive', 'j'),
      end(),
    ],
    flows: flows(
      'start > i',
      'i > a when data.a',
      'i > b when data.b',
      'i > c otherwise',
      'a > j',
      'b > j',
      'c > j',
      'j > end',
    ),
  };
  test('inclusive: waits for those that can still arrive, and for no other', () => {
    const both = play(inclusive, { data: { a: true, b: true } });
    both.decide(1, 'a');
    assert.deepEqual(both.live(), ['b', 'j']);
    both.decide(2, 'b');
    assert.equal(both.state.case.status, 'completed');
    const one = play(inclusive, { data: { a: true, b: false } });
    one.decide(1, 'a');
    assert.equal(one.state.case.status, 'completed');
    const none = play(inclusive, { data: {} });
    assert.deepEqual(none.open(), ['c:3']);
  });
  test('a terminating end ends all branches', () => {
    const it = play({
      nodes: [
        start(),
        gateway('parallel', 'p'),
        task('a', [by(1)]),
        task('b', [by(2)]),
        end('stop', 'stopped', true),
        end(),
      ],
      flows: flows('start > p', 'p > a', 'p > b', 'a > stop', 'b > end'),
    });
    it.decide(1, 'a');
    assert.deepEqual(ended(it), ['completed', 'stopped', [], []]);
    assert.equal(it.task(2, 'b').status, 'withdrawn');
  });
  test('a circle without people is refused', () => {
    const model = {
      nodes: [start(), gateway('exclusive', 'x'), gateway('exclusive', 'y'), end()],
      flows: flows('start > x', 'x > y', 'y > x otherwise', 'y > end when false'),
    };
    assert.throws(() => play(model), code('workflow.endless'));
  });
});

describe('nodes that wait for no person', () => {
  const timer = (wait: object) =>
    oneStep({ id: 'w', kind: 'timer', name: { zh: '等', en: 'wait' }, wait: wait as { duration: string } });
  test('a timer by duration, by working days, by an expression', () => {
    const it = play(timer({ duration: 'P1DT2H' }));
    const [effect] = it.effects;
    assert.equal(effect?.kind === 'wake' && effect.token.wakeAt?.toISOString(), '2026-11-24T03:00:00.000Z');
    const tokenId = it.token('w').id;
    it.make({ do: 'wake', tokenId });
    assert.deepEqual(it.live(), ['w']);
    it.pass(26 * hour);
    it.make({ do: 'wake', tokenId });
    assert.equal(it.state.case.status, 'completed');
    it.make({ do: 'wake', tokenId });
    assert.equal(it.trace.filter(({ kind }) => kind === 'timer').length, 1);
    assert.equal(
      play(timer({ workingDays: 5 }))
        .token('w')
        .wakeAt?.toISOString(),
      '2026-11-29T16:00:00.000Z',
    );
    const until = timer({ until: 'date(data.when) + duration("P1D")' });
    assert.equal(
      play(until, { data: { when: '2026-12-01' } })
        .token('w')
        .wakeAt?.toISOString(),
      '2026-12-01T16:00:00.000Z',
    );
    assert.throws(() => play(until, { data: {} }), code('workflow.expression'));
  });
  const action = oneStep({
    id: 'do',
    kind: 'action',
    name: { zh: '办', en: 'do' },
    action: 'test.do',
    input: {},
  });
  test('an action: done once, its result in the data', () => {
    const it = play(action);
    const tokenId = it.token('do').id;
    it.make({ do: 'action-done', tokenId, result: { number: 7 } });
    assert.deepEqual(it.state.case.data, { do: { number: 7 } });
    assert.equal(it.state.case.status, 'completed');
    it.make({ do: 'action-done', tokenId, result: { number: 8 } });
    assert.deepEqual(it.state.case.data, { do: { number: 7 } });
  });
  const failure = { code: 'x.y', title: { zh: '坏', en: 'bad' }, at: '2026-11-23T01:00:00Z', final: true };
  test('a failed action stands in the case until the manager retries or skips it', () => {
    const it = play(action);
    const tokenId = it.token('do').id;
    assert.throws(() => it.make({ do: 'action-retry', tokenId }, chief), code('workflow.action-not-failed'));
    it.make({ do: 'action-failed', tokenId, failure });
    assert.deepEqual(it.token('do').failure, failure);
    assert.throws(() => it.make({ do: 'action-skip', tokenId, reason: 'r' }, as(1)), code('auth.forbidden'));
    it.make({ do: 'action-retry', tokenId }, chief);
    assert.deepEqual(
      it.effects.map(({ kind }) => kind),
      ['act', 'act'],
    );
    assert.equal(it.token('do').failure, null);
    it.make({ do: 'action-failed', tokenId, failure });
    it.make({ do: 'action-skip', tokenId, reason: 'done by hand' }, chief);
    assert.equal(it.state.case.steps.do?.outcome, 'skipped');
    assert.equal(it.state.case.status, 'completed');
  });
  test('a sub-procedure goes on when its child ends, and takes it along when it is withdrawn', () => {
    const model = oneStep({
      id: 'sub',
      kind: 'subprocess',
      name: { zh: '子', en: 'sub' },
      procedure: 'other',
      input: {},
    });
    const child = { tenantId: idOf(1), caseId: idOf(2) };
    const it = play(model);
    const tokenId = it.token('sub').id;
    it.make({ do: 'child-started', tokenId, child });
    it.make({ do: 'child-ended', tokenId, outcome: 'refused' });
    assert.equal(it.state.case.steps.sub?.outcome, 'refused');
    assert.equal(it.state.case.status, 'completed');
    const other = play(model);
    other.make({ do: 'child-started', tokenId: other.token('sub').id, child });
    other.make({ do: 'withdraw' }, as(0));
    assert.deepEqual(other.effects.at(-1), { kind: 'stop-child', child, status: 'withdrawn' });
  });
  test('a notice is told to its readers, and waits for nobody', () => {
    const it = play(
      oneStep({
        id: 'n',
        kind: 'notice',
        name: { zh: '告', en: 'tell' },
        to: [{ by: 'applicant' }],
        title: { zh: '通知', en: 'Notice' },
        text: { zh: '办结', en: 'Done' },
      }),
    );
    assert.equal(it.state.case.status, 'completed');
    const [effect] = it.effects;
    assert.deepEqual(effect?.kind === 'notice' && effect.to, [{ personId: applicant }]);
  });
});
