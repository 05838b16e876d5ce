import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WorkflowModel, workflowModel } from '#platform/workflow/model.ts';
import { agreeOrRefuse, end, flows, gateway, start, task } from '#platform/workflow/workflow.factory.ts';
import { differences } from './difference.policy.ts';
import { playShadow } from './shadow.policy.ts';

const doer = [{ by: 'applicant' as const }];
const model = (nodes: unknown[], lines: string[]): WorkflowModel =>
  workflowModel.parse({ nodes, flows: flows(...lines) });
const review = task('review', doer);
const before = model(
  [start(), review, gateway('exclusive', 'x'), end('yes', 'approved'), end('no', 'refused')],
  ['start > review', 'review > x', 'x > yes when outcome = "approve"', 'x > no otherwise'],
);

test('what changed between two versions is told in sentences, looks left aside', () => {
  assert.deepEqual(
    differences(before, { ...before, drawing: { review: { x: 1, y: 1, width: 1, height: 1 } } }),
    [],
  );
  const after = model(
    [
      start(),
      { ...review, signing: 'all', deadline: { workingDays: 3 } },
      gateway('inclusive', 'x'),
      task('second', doer),
      end('yes', 'approved'),
    ],
    [
      'start > review',
      'review > x',
      'x > second when outcome = "approve"',
      'second > yes',
      'x > yes otherwise',
    ],
  );
  assert.deepEqual(
    differences(before, { ...after, deadline: { workingDays: 9, warnDays: 1 } }).map(({ zh }) => zh),
    [
      '新增任务“second”',
      '删去结束“no”',
      '任务“review”改了签署方式、时限',
      '条件分支“x”改成了包容分支“x”',
      '新增“x”到“second”的流向（当 outcome = "approve"）',
      '新增“second”到“yes”的流向（不设条件）',
      '“x”到“yes”的流向由“当 outcome = "approve"”改为“其他情况”',
      '删去“x”到“no”的流向',
      '改了整件事的时限',
    ],
  );
});

const play = (procedure: WorkflowModel, outcomes: Record<string, string>) =>
  playShadow(procedure, { facts: {}, outcomes }, (feel, facts) => feel === `outcome = "${facts.outcome}"`);

test('a shadow decides as people did then, waits at joins, and stops where nobody decided', () => {
  assert.deepEqual(play(before, { review: 'approve' }), { outcome: 'approved' });
  assert.deepEqual(play(before, { review: 'refuse' }), { outcome: 'refused' });
  assert.deepEqual(play(before, {}), { undecided: 'review' });
  const both = model(
    [
      start(),
      gateway('parallel', 'p'),
      review,
      task('other', doer),
      gateway('parallel', 'q'),
      end('end', 'done'),
    ],
    ['start > p', 'p > review', 'p > other', 'review > q', 'other > q', 'q > end'],
  );
  assert.deepEqual(play(both, { review: 'approve', other: 'approve' }), { outcome: 'done' });
  assert.deepEqual(play(both, { review: 'approve' }), { undecided: 'other' });
  const round = model(
    [
      start(),
      gateway('exclusive', 'x'),
      task('again', doer, { choices: agreeOrRefuse }),
      gateway('exclusive', 'y'),
      end(),
    ],
    ['start > x', 'x > again', 'again > y', 'y > x when outcome = "refuse"', 'y > end otherwise'],
  );
  assert.ok(
    'stuck' in play(round, { again: 'refuse' }),
    'the last decision of a round is known, the earlier are not',
  );
});
