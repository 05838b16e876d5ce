import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlatformError } from '../errors.ts';
import { as, chief, type Play, person, play } from './play.factory.ts';
import { aBlock, modelOf, mostPeople } from './random.factory.ts';
import { isClosed, type State } from './state.ts';

const kinds = [
  'complete',
  'return',
  'take-back',
  'withdraw',
  'add-signers',
  'remove-signer',
  'reassign',
  'urge',
  'suspend',
  'resume',
  'void',
  'wake',
  'action-done',
  'action-failed',
  'action-retry',
  'action-skip',
  'overdue',
] as const;

const anything = fc.record({
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constant('complete' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...kinds) },
  ),
  /** Who acts: the doer of the task, somebody, the manager, the applicant. */
  who: fc.constantFrom('doer', 'doer', 'doer', 'somebody', 'chief', 'applicant'),
  pick: fc.nat({ max: 1000 }),
  other: fc.integer({ min: 0, max: mostPeople + 2 }),
  choice: fc.constantFrom('approve', 'approve', 'refuse'),
  how: fc.constantFrom('before' as const, 'after' as const, 'parallel' as const),
  directly: fc.boolean(),
});
type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never;

const failure = { code: 'x.y', title: { zh: '坏', en: 'bad' }, at: '2026-11-23T01:00:00Z', final: true };

const among = <T>(items: readonly T[], pick: number): T | undefined =>
  items[pick % Math.max(items.length, 1)];

const fits = (it: Play, node: string, kind: string) =>
  !kind.startsWith('action') || it.compiled.node(node).kind === 'action';

/** Tries a move; what state or right forbids changes nothing. @returns whether it was made */
function attempt(it: Play, move: Anything): boolean {
  const { tasks, tokens } = it.state;
  const ofKind = ['wake', 'action-done', 'action-failed', 'action-retry', 'action-skip'].includes(move.kind);
  // Mostly what is open, sometimes what is long past.
  const late = move.pick % 5 === 0 || move.kind === 'take-back';
  const task = among(late ? tasks : tasks.filter(({ status }) => status === 'open'), move.pick);
  const token = among(
    tokens.filter(({ status, node }) => late || (status === 'live' && fits(it, node, move.kind))),
    move.pick,
  );
  const ofCase = ['withdraw', 'void', 'suspend', 'resume'].includes(move.kind);
  if (!ofCase && (ofKind ? !token : !task)) return false;
  const taskId = task?.id ?? '';
  const tokenId = token?.id ?? '';
  const doer = task && 'personId' in task.doer ? Number(task.doer.personId.slice(-6)) - 900_000 : 0;
  const isChiefs = ['void', 'suspend', 'resume', 'action-retry', 'action-skip'].includes(move.kind);
  const who =
    move.who === 'chief' || (isChiefs && move.who === 'doer')
      ? chief
      : as(move.who === 'doer' ? doer : move.who === 'applicant' ? 0 : move.other);
  const nodes = it.compiled.model.nodes;
  const passed = Object.keys((task && tokens.find(({ id }) => id === task.tokenId))?.trail ?? {});
  const to =
    move.other === 0 ? 'applicant' : (among(late ? nodes.map(({ id }) => id) : passed, move.other) ?? '');
  const node = token && it.compiled.node(token.node).kind;
  const choice = task?.node === 'start' ? 'submit' : move.choice;
  const before = it.state;
  it.pass(move.pick * 10_000);
  const make = () => {
    switch (move.kind) {
      case 'complete':
        return it.make({ do: 'complete', taskId, choice, comment: 'why' }, who);
      case 'return':
        return it.make({ do: 'return', taskId, to, reason: 'why', directly: move.directly }, who);
      case 'take-back':
        return it.make({ do: 'take-back', taskId }, who);
      case 'add-signers':
        return it.make(
          { do: 'add-signers', taskId, how: move.how, doers: [{ personId: person(move.other) }] },
          who,
        );
      case 'remove-signer':
        return it.make({ do: 'remove-signer', taskId }, who);
      case 'reassign':
        return it.make({ do: 'reassign', taskId, to: { personId: person(move.other) } }, who);
      case 'urge':
        return it.make({ do: 'urge', taskId }, who);
      case 'overdue':
        return it.make({ do: 'overdue', taskId });
      case 'withdraw':
      case 'void':
        // Rare, or no case would live long enough to show anything.
        if (move.pick % 10 !== 0) return undefined;
        return it.make(move.kind === 'void' ? { do: 'void', reason: 'why' } : { do: 'withdraw' }, who);
      case 'suspend':
        return it.make({ do: 'suspend', reason: 'why' }, who);
      case 'resume':
        return it.make({ do: 'resume' }, who);
      case 'wake':
        return it.make({ do: 'wake', tokenId });
      case 'action-done':
        return node === 'action' ? it.make({ do: 'action-done', tokenId, result: { n: 1 } }) : undefined;
      case 'action-failed':
        return node === 'action' ? it.make({ do: 'action-failed', tokenId, failure }) : undefined;
      case 'action-retry':
        return it.make({ do: 'action-retry', tokenId }, who);
      default:
        return it.make({ do: 'action-skip', tokenId, reason: 'why' }, who);
    }
  };
  try {
    make();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    assert.equal(it.state, before);
    return false;
  }
  checkRight(before, it.state, move, who.personId);
  return it.state !== before;
}

/** Whatever was decided now was decided by its own doer. */
function checkRight(before: State, after: State, move: Anything, personId: string | null): void {
  if (move.kind !== 'complete' && move.kind !== 'return') return;
  const decided = after.tasks.filter(
    (task) => task.status === 'done' && before.tasks.find(({ id }) => id === task.id)?.status === 'open',
  );
  for (const task of decided) {
    assert.equal(task.decidedBy, personId);
    assert.deepEqual(task.doer, { personId });
  }
}

/** What holds between any two moves. */
function checkInvariants(it: Play): void {
  const { case: c, tokens, tasks } = it.state;
  const live = tokens.filter(({ status }) => status === 'live');
  const isOpen = c.status === 'running' || c.status === 'suspended';
  assert.equal(live.length > 0, isOpen, `${c.status} with ${live.length} live tokens`);
  assert.equal(c.endedAt === null, isOpen);
  for (const task of tasks) {
    if (isClosed(task)) {
      assert.ok(task.endedAt);
      continue;
    }
    assert.ok(
      live.some(({ id }) => id === task.tokenId),
      `${task.status} task at ${task.node} without a live token`,
    );
    assert.ok(c.status === 'running' ? task.status !== 'suspended' : task.status !== 'open');
  }
  for (const token of live) {
    if (!it.compiled.task(token.node)) continue;
    const doable = tasks.filter(
      ({ tokenId, status }) => tokenId === token.id && (status === 'open' || status === 'suspended'),
    );
    assert.ok(doable.length > 0, `nobody can go on at ${token.node}`);
  }
  const joins = live.filter(({ node }) => ['parallel', 'inclusive'].includes(it.compiled.node(node).kind));
  assert.ok(!isOpen || joins.length < live.length, 'everything waits at joins');
  assert.ok(it.trace.filter(({ kind }) => kind === 'ended').length <= 1, 'ended twice');
}

/** Agrees to everything until the case ends. */
function finish(it: Play): void {
  if (it.state.case.status === 'suspended') it.make({ do: 'resume' }, chief);
  for (let round = 0; round < 300 && it.state.case.status === 'running'; round++) {
    it.pass(2 * 3_600_000);
    const open = it.state.tasks.find(({ status }) => status === 'open');
    if (open) {
      const own = it.compiled.task(open.node)?.choices[0]?.key ?? '';
      const doer = 'personId' in open.doer ? open.doer.personId : '';
      it.make({ do: 'complete', taskId: open.id, choice: own }, { ...as(0), personId: doer });
    }
    for (const token of it.state.tokens) {
      if (token.status !== 'live') continue;
      it.make({ do: 'wake', tokenId: token.id });
      if (it.compiled.node(token.node).kind === 'action') it.make({ do: 'action-done', tokenId: token.id });
    }
  }
  assert.notEqual(it.state.case.status, 'running', `stuck at ${it.live().join()} with ${it.open().join()}`);
  assert.deepEqual([it.live(), it.open()], [[], []]);
}

const data = fc.record({ way: fc.nat({ max: 2 }), open0: fc.boolean(), open1: fc.boolean() });

test('no sequence of moves loses a token, finishes twice, or lets anybody do another’s task; every case can end', () => {
  const made: Record<string, number> = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  fc.assert(
    fc.property(
      aBlock,
      data,
      fc.array(anything, { minLength: 10, maxLength: 60, size: 'max' }),
      (block, facts, moves) => {
        const it = play(modelOf(block), { data: facts });
        checkInvariants(it);
        for (const move of moves) {
          const wasEnded = it.state.case.endedAt !== null;
          const before = it.state.case;
          if (!attempt(it, move)) continue;
          made[move.kind] = (made[move.kind] ?? 0) + 1;
          if (wasEnded)
            assert.deepEqual([it.state.case.status, it.state.case.outcome], [before.status, before.outcome]);
          checkInvariants(it);
        }
        if (it.state.case.endedAt === null) finish(it);
        checkInvariants(it);
      },
    ),
    { numRuns: 800, seed: Number(process.env.FAST_CHECK_SEED ?? 20261121) },
  );
  const never = Object.entries(made).filter(([, count]) => count === 0);
  assert.deepEqual(never, [], 'moves that were never possible');
});
