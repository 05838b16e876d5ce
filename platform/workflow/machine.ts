import { PlatformError } from '../errors.ts';
import type { CommandOf } from './command.ts';
import { changeCase, changeTask, changeToken, type Draft, theSystem } from './draft.ts';
import { liveToken, requireManager, requireRunning } from './guard.ts';
import type { Token } from './state.ts';
import { endCase, release } from './walk.ts';

/** What comes from no person: times, actions, sub-procedures. What comes too late, or twice, changes nothing. */

function running(draft: Draft, tokenId: string): Token | undefined {
  return draft.case.status === 'running' ? liveToken(draft, tokenId) : undefined;
}

export function wake(draft: Draft, { tokenId }: CommandOf<'wake'>): void {
  const token = running(draft, tokenId);
  if (!token?.wakeAt || token.wakeAt > draft.env.now) return;
  draft.trace.push({ kind: 'timer', node: token.node, who: theSystem });
  release(draft, token, token.carries);
}

export function actionDone(draft: Draft, { tokenId, result }: CommandOf<'action-done'>): void {
  const token = running(draft, tokenId);
  if (!token) return;
  if (result) changeCase(draft, { data: { ...draft.case.data, [token.node]: result } });
  draft.trace.push({ kind: 'action-done', node: token.node, who: theSystem });
  decided(draft, token, 'done');
}

/** Facts of a step that no person took. */
function decided(draft: Draft, token: Token, outcome: string): void {
  const fact = { outcome, by: null, at: draft.env.now.toISOString() };
  changeCase(draft, { steps: { ...draft.case.steps, [token.node]: fact } });
  release(draft, token, outcome);
}

export function actionFailed(draft: Draft, { tokenId, failure }: CommandOf<'action-failed'>): void {
  const token = liveToken(draft, tokenId);
  if (!token) return;
  changeToken(draft, token, { failure, attempts: token.attempts + 1 });
  if (failure.final)
    draft.trace.push({
      kind: 'action-failed',
      node: token.node,
      who: theSystem,
      detail: { code: failure.code },
    });
}

/** The manager has a failed action tried again, with its tries counted anew. */
export function actionRetry(draft: Draft, { who, tokenId, reason }: CommandOf<'action-retry'>): void {
  const token = failedToken(draft, who, tokenId);
  const again = changeToken(draft, token, { failure: null });
  const { kind } = draft.compiled.node(token.node);
  draft.effects.push({
    kind: kind === 'subprocess' ? 'spawn' : kind === 'timer' ? 'wake' : 'act',
    token: again,
  });
  draft.trace.push({ kind: 'action-retried', node: token.node, who, comment: reason });
}

/** The manager lets the case go on without the action; its outcome is `skipped`. */
export function actionSkip(draft: Draft, { who, tokenId, reason }: CommandOf<'action-skip'>): void {
  const token = failedToken(draft, who, tokenId);
  draft.trace.push({ kind: 'action-skipped', node: token.node, who, comment: reason });
  decided(draft, token, 'skipped');
}

function failedToken(draft: Draft, who: CommandOf<'action-retry'>['who'], tokenId: string): Token {
  requireManager(who);
  requireRunning(draft);
  const token = liveToken(draft, tokenId);
  if (!token?.failure) throw new PlatformError('workflow.action-not-failed');
  return token;
}

export function childStarted(draft: Draft, { tokenId, child }: CommandOf<'child-started'>): void {
  const token = liveToken(draft, tokenId);
  if (!token) {
    draft.effects.push({ kind: 'stop-child', child, status: 'withdrawn' });
    return;
  }
  if (token.child) return;
  changeToken(draft, token, { child, failure: null });
  draft.trace.push({ kind: 'child-started', node: token.node, who: theSystem, detail: child });
}

export function childEnded(draft: Draft, { tokenId, outcome }: CommandOf<'child-ended'>): void {
  const token = running(draft, tokenId);
  if (!token) return;
  draft.trace.push({ kind: 'child-ended', node: token.node, who: theSystem, detail: { outcome } });
  decided(draft, token, outcome);
}

export function stop(draft: Draft, { status }: CommandOf<'stop'>): void {
  if (draft.case.endedAt) return;
  draft.trace.push({ kind: status, who: theSystem });
  endCase(draft, null, status);
}

export function overdue(draft: Draft, { taskId }: CommandOf<'overdue'>): void {
  const task = draft.tasks.get(taskId);
  const { now } = draft.env;
  if (draft.case.status !== 'running' || task?.status !== 'open' || task.overdueAt) return;
  if (!task.dueAt || task.dueAt > now) return;
  const late = changeTask(draft, task, { overdueAt: now });
  draft.effects.push({ kind: 'overdue', task: late });
  draft.trace.push({ kind: 'overdue', node: task.node, taskId, who: theSystem });
}
