import { PlatformError } from '../errors.ts';
import { doesAs } from './doers.ts';
import type { Draft, Who } from './draft.ts';
import type { TaskNode } from './model.ts';
import type { Task, Token } from './state.ts';

/** What a move may be made on. Each throws the error that a person can act upon. */

export function requireRunning({ case: { status } }: Draft): void {
  if (status === 'suspended') throw new PlatformError('workflow.case-suspended');
  if (status !== 'running') throw new PlatformError('workflow.case-ended', { extra: { state: status } });
}

export function requireNotEnded({ case: { status } }: Draft): void {
  if (status !== 'running' && status !== 'suspended')
    throw new PlatformError('workflow.case-ended', { extra: { state: status } });
}

export function requireManager(who: Who): void {
  if (!who.manager)
    throw new PlatformError('auth.forbidden', { extra: { permission: 'workflow.case.manage' } });
}

export function requireApplicant(draft: Draft, who: Who): void {
  if (!who.personId || who.personId !== draft.case.applicantId)
    throw new PlatformError('workflow.not-applicant');
}

export function taskOf(draft: Draft, id: string): Task {
  const task = draft.tasks.get(id);
  if (!task) throw new PlatformError('workflow.task-withdrawn');
  return task;
}

/** A task that can be worked on now. @throws the reason why it cannot */
export function openTask(draft: Draft, id: string): Task {
  const task = taskOf(draft, id);
  if (task.status === 'done') throw new PlatformError('workflow.task-done');
  if (task.status === 'withdrawn') throw new PlatformError('workflow.task-withdrawn');
  requireRunning(draft);
  if (task.status === 'suspended') throw new PlatformError('workflow.case-suspended');
  if (task.status === 'waiting') throw new PlatformError('workflow.task-waiting');
  return task;
}

/** As whom the actor does a task. @throws workflow.not-yours */
export function requireDoer(draft: Draft, who: Who, task: Task): { onBehalfOf: string | null } {
  const as = doesAs(who, task, draft.case.procedure);
  if (!as) throw new PlatformError('workflow.not-yours');
  return as;
}

export function requireDoerOrManager(draft: Draft, who: Who, task: Task): { onBehalfOf: string | null } {
  const as = doesAs(who, task, draft.case.procedure);
  if (!as) requireManager(who);
  return as ?? { onBehalfOf: null };
}

/** The task's node, as the people's part of the model. */
export function stepAt(draft: Draft, { node }: Pick<Task, 'node'>): TaskNode {
  return draft.compiled.task(node) as TaskNode;
}

export function liveToken(draft: Draft, id: string): Token | undefined {
  const token = draft.tokens.get(id);
  return token?.status === 'live' ? token : undefined;
}
