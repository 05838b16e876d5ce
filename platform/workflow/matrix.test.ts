import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { as, by, chief, idOf, type Play, person, play } from './play.factory.ts';
import { end, flows, gateway, start, task } from './workflow.factory.ts';

type Node = Parameters<typeof play>[0]['nodes'][number];
const name = { zh: '节点', en: 'node' };
const failure = { code: 'x.y', title: name, at: '2026-11-23T01:00:00Z', final: true };
const child = { tenantId: idOf(1), caseId: idOf(2) };

/** What a case can stand at: the node, and what has happened there so far. */
const standings = {
  one: { node: task('x', [by(2), by(3)]) },
  all: { node: task('x', [by(2), by(3)], { signing: 'all' }) },
  any: { node: task('x', [by(2), by(3)], { signing: 'any' }) },
  sequence: { node: task('x', [by(2), by(3)], { signing: 'sequence' }) },
  timer: { node: { id: 'x', kind: 'timer', name, wait: { duration: 'P9D' } } },
  action: { node: { id: 'x', kind: 'action', name, action: 'test.do' } },
  'failed action': {
    node: { id: 'x', kind: 'action', name, action: 'test.do' },
    before: (it: Play) => it.make({ do: 'action-failed', tokenId: it.token('x').id, failure }),
  },
  subprocess: {
    node: { id: 'x', kind: 'subprocess', name, procedure: 'other' },
    before: (it: Play) => it.make({ do: 'child-started', tokenId: it.token('x').id, child }),
  },
  // The branch has passed a notice and an exclusive gateway, and waits at the join.
  join: { node: { id: 'x', kind: 'notice', name, to: [{ by: 'applicant' }], title: name, text: name } },
} satisfies Record<string, { node: Node; before?: (it: Play) => void }>;
type Standing = keyof typeof standings;

const done = 'workflow.task-done';
/** The task that a move is made on: that of the node where there is one, else that of the step before. */
const onTask = (it: Play) => {
  const open = it.state.tasks.find(({ node, status }) => node === 'x' && status === 'open');
  return { taskId: open?.id ?? it.task(1, 'first').id, who: open ? as(2) : as(1) };
};
const tokenHere = (it: Play) => it.state.tokens.find(({ node }) => node === 'x' || node === 'join')?.id ?? '';
const made = 'made';
type Verdict = (standing: Standing, timerFirst: boolean) => string;
const people: readonly Standing[] = ['one', 'all', 'any', 'sequence'];
const whereTask: Verdict = (standing) => (people.includes(standing) ? made : done);

/** Every move: how it is made, and what is meant to come of it. */
const moves: Record<string, { make: (it: Play) => void; verdict: Verdict }> = {
  complete: {
    make(it) {
      const { taskId, who } = onTask(it);
      it.make({ do: 'complete', taskId, choice: 'approve' }, who);
    },
    verdict: whereTask,
  },
  refuse: {
    make(it) {
      const { taskId, who } = onTask(it);
      it.make({ do: 'complete', taskId, choice: 'refuse', comment: 'why' }, who);
    },
    verdict: whereTask,
  },
  return: {
    make(it) {
      const { taskId, who } = onTask(it);
      it.make({ do: 'return', taskId, to: 'first', reason: 'why', directly: false }, who);
    },
    verdict: whereTask,
  },
  'take-back': {
    make: (it) => it.make({ do: 'take-back', taskId: it.task(1, 'first').id }, as(1)),
    // What the timer, a failed try or a child has touched is not taken back.
    verdict: (standing, timerFirst) =>
      timerFirst || standing === 'failed action' || standing === 'subprocess' ? 'workflow.moved-on' : made,
  },
  'add-signers': {
    make(it) {
      const { taskId, who } = onTask(it);
      it.make({ do: 'add-signers', taskId, how: 'before', doers: [{ personId: person(7) }] }, who);
    },
    verdict: whereTask,
  },
  'remove-signer': {
    make: (it) => it.make({ do: 'remove-signer', taskId: onTask(it).taskId }, chief),
    verdict: whereTask,
  },
  reassign: {
    make(it) {
      const { taskId, who } = onTask(it);
      it.make({ do: 'reassign', taskId, to: { personId: person(8) } }, who);
    },
    verdict: whereTask,
  },
  urge: { make: (it) => it.make({ do: 'urge', taskId: onTask(it).taskId }, as(0)), verdict: whereTask },
  withdraw: { make: (it) => it.make({ do: 'withdraw' }, as(0)), verdict: () => made },
  void: { make: (it) => it.make({ do: 'void', reason: 'why' }, chief), verdict: () => made },
  suspend: { make: (it) => it.make({ do: 'suspend', reason: 'why' }, chief), verdict: () => made },
  resume: { make: (it) => it.make({ do: 'resume' }, chief), verdict: () => 'workflow.case-not-suspended' },
  retry: {
    make: (it) => it.make({ do: 'action-retry', tokenId: tokenHere(it) }, chief),
    verdict: (standing) => (standing === 'failed action' ? made : 'workflow.action-not-failed'),
  },
  skip: {
    make: (it) => it.make({ do: 'action-skip', tokenId: tokenHere(it), reason: 'why' }, chief),
    verdict: (standing) => (standing === 'failed action' ? made : 'workflow.action-not-failed'),
  },
};

function caseAt(standing: Standing): Play {
  const { node, ...rest } = standings[standing] as { node: Node; before?: (it: Play) => void };
  const it = play({
    nodes: [
      start(),
      task('first', [by(1)]),
      gateway('parallel', 'split'),
      node,
      gateway('exclusive', 'between'),
      { id: 'clock', kind: 'timer', name, wait: { duration: 'PT1H' } },
      task('beside', [by(6)]),
      gateway('parallel', 'join'),
      task('last', [by(5)]),
      end(),
    ],
    flows: flows(
      'start > first',
      'first > split',
      'split > x',
      'x > between',
      'between > join',
      'split > clock',
      'clock > beside',
      'beside > join',
      'join > last',
      'last > end',
    ),
  });
  it.decide(1, 'first');
  rest.before?.(it);
  return it;
}

/** Makes the move, and says what came of it. */
function verdictOf(it: Play, make: (it: Play) => void): string {
  const before = it.state;
  try {
    make(it);
    return made;
  } catch (error) {
    assert.equal(it.state, before, 'a refused move changed something');
    return (error as { code?: string }).code ?? String(error);
  }
}

const standsAt = (it: Play) => [it.state.case.status, it.live(), it.open()];

describe('move × node × timer', () => {
  for (const standing of Object.keys(standings) as Standing[])
    test(`at ${standing}`, () => {
      for (const [move, { make, verdict }] of Object.entries(moves)) {
        const label = `${move} at ${standing}`;
        const fire = (it: Play) => it.make({ do: 'wake', tokenId: it.token('clock').id });
        const [moveFirst, timerFirst] = [caseAt(standing), caseAt(standing)];
        for (const it of [moveFirst, timerFirst]) it.pass(3_600_000);
        const clock = moveFirst.token('clock').id;
        assert.equal(verdictOf(moveFirst, make), verdict(standing, false), `${label}, then the timer`);
        moveFirst.make({ do: 'wake', tokenId: clock });
        fire(timerFirst);
        assert.equal(verdictOf(timerFirst, make), verdict(standing, true), `the timer, then ${label}`);
        check(moveFirst, `${label}, then the timer`);
        check(timerFirst, `the timer, then ${label}`);
        // A suspended case does not hear the timer; it hears it when it is resumed.
        for (const it of [moveFirst, timerFirst])
          if (it.state.case.status === 'suspended') {
            it.make({ do: 'resume' }, chief);
            it.pass(3_600_000);
            fire(it);
          }
        if (move !== 'take-back') assert.deepEqual(standsAt(moveFirst), standsAt(timerFirst), label);
      }
    });
});

/** Nothing is lost and nothing is left over, whoever came first. */
function check(it: Play, label: string): void {
  const { case: c, tokens, tasks } = it.state;
  const live = tokens.filter(({ status }) => status === 'live');
  const standing = tasks.filter(({ status }) => status !== 'done' && status !== 'withdrawn');
  const isOpen = c.status === 'running' || c.status === 'suspended';
  assert.equal(live.length > 0, isOpen, label);
  assert.ok(
    standing.every(({ tokenId }) => live.some(({ id }) => id === tokenId)),
    label,
  );
  assert.ok(it.trace.filter(({ kind }) => kind === 'timer').length <= 1, label);
}
