import { deadlineFrom } from './calendar.ts';
import { resolveDoers } from './doers.ts';
import {
  changeCase,
  changeTask,
  changeToken,
  type Draft,
  leaving,
  type Travel,
  tasksOf,
  theSystem,
  withdrawTask,
} from './draft.ts';
import { Unknown } from './env.ts';
import type { TaskNode } from './model.ts';
import { type Doer, doerKey, isClosed, type Task, type Token } from './state.ts';

/** Puts a task on somebody's list; its deadline runs from the day when it opens. */
export function newTask(
  draft: Draft,
  token: Token,
  node: TaskNode,
  doer: Doer,
  rest: Pick<Task, 'place' | 'added' | 'addedBy' | 'anchorId'>,
): Task {
  const { env } = draft;
  const tenantId = 'tenantId' in doer ? doer.tenantId : draft.case.tenantId;
  const task: Task = {
    tenantId,
    id: env.newId(),
    tokenId: token.id,
    node: node.id,
    name: node.name,
    doer,
    status: 'waiting',
    ...rest,
    choice: null,
    comment: null,
    decidedBy: null,
    onBehalfOf: null,
    openedAt: env.now,
    endedAt: null,
    dueAt: null,
    warnAt: null,
    urgedAt: null,
    overdueAt: null,
    version: 1,
  };
  draft.tasks.set(task.id, task);
  if (!draft.case.taskTenants.includes(tenantId))
    changeCase(draft, { taskTenants: [...draft.case.taskTenants, tenantId] });
  return task;
}

/** A token has come to a step of people: one task a doer, then whatever can be settled at once. */
export function openStep(draft: Draft, token: Token, node: TaskNode, travel: Travel): void {
  const doers = resolveDoers(draft, node.id, node.assign, travel.carries);
  for (const [place, doer] of doers.entries()) {
    const task = newTask(draft, token, node, doer, { place, added: null, addedBy: null, anchorId: null });
    if (node.skipSamePerson && !travel.sentBack) skipIfSame(draft, token, node, task);
  }
  settle(draft, token.id);
}

/** 相同审批人跳过: whoever decided an earlier step on this way decides here the same, at once. */
function skipIfSame(draft: Draft, token: Token, node: TaskNode, task: Task): void {
  const earlier = Object.entries(draft.case.steps)
    .filter(([id, fact]) => id !== node.id && token.trail[id] !== undefined && fact.by !== null)
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  if (earlier.length === 0) return;
  const people = 'personId' in task.doer ? [task.doer.personId] : holdersOf(draft, task.doer);
  const fact = people.length === 1 ? earlier.find(([, { by }]) => by === people[0])?.[1] : undefined;
  const choice = fact && node.choices.find(({ key }) => key === fact.outcome);
  if (!fact || !choice || choice.refuses) return;
  changeTask(draft, task, {
    status: 'done',
    choice: choice.key,
    decidedBy: fact.by,
    endedAt: draft.env.now,
  });
  const person = { ...theSystem, personId: fact.by };
  draft.trace.push({ kind: 'skipped', node: node.id, taskId: task.id, who: person, choice: choice.key });
}

function holdersOf(draft: Draft, doer: Exclude<Doer, { personId: string }>): readonly string[] {
  const found = draft.env.holders.get(doerKey(doer));
  if (!found) throw new Unknown({ holders: doer });
  return found;
}

/**
 * After any change among the signers of a step: opens whose turn it is, or ends the step.
 * 会签 needs all, 或签 any one, sequential one after the other; whoever was added after or beside signs too. A refusal ends
 * the step, except that of somebody asked beforehand: an opinion for whoever asked.
 */
export function settle(draft: Draft, tokenId: string): void {
  const token = draft.tokens.get(tokenId) as Token;
  const node = draft.compiled.task(token.node) as TaskNode;
  const anyOf = node.signing === 'any' || node.signing === 'one';
  const refusal = tasksOf(draft, tokenId).find(
    (task) => task.status === 'done' && task.added !== 'before' && refuses(node, task.choice),
  );
  if (refusal) {
    endStep(draft, token, refusal);
    return;
  }
  if (anyOf && tasksOf(draft, tokenId).some((task) => !task.added && task.status === 'done'))
    for (const task of tasksOf(draft, tokenId)) if (!task.added) withdrawTask(draft, task);
  for (const task of tasksOf(draft, tokenId)) if (isMoot(draft, task)) withdrawTask(draft, task);
  const tasks = tasksOf(draft, tokenId);
  if (tasks.every(isClosed)) {
    const last = lastDecision(tasks);
    if (last) {
      endStep(draft, token, last);
      return;
    }
  }
  for (const task of tasks) {
    if (task.status === 'waiting' && isTurn(node, tasks, task)) openTask(draft, node, task);
    else if (task.status === 'open' && !isTurn(node, tasks, task))
      changeTask(draft, task, { status: 'waiting' });
  }
}

const refuses = (node: TaskNode, choice: string | null) =>
  node.choices.some(({ key, refuses: does }) => key === choice && does === true);

/** Added to a task that is no longer done: nobody waits for it. */
function isMoot(draft: Draft, task: Task): boolean {
  if (!task.anchorId || isClosed(task)) return false;
  const anchor = draft.tasks.get(task.anchorId);
  return anchor?.status === 'withdrawn' || (task.added === 'before' && anchor?.status === 'done');
}

const lastDecision = (tasks: readonly Task[]) =>
  tasks
    .filter(({ added, status }) => !added && status === 'done')
    .sort((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0) || b.place - a.place)[0];

function isTurn(node: TaskNode, tasks: readonly Task[], task: Task): boolean {
  const blocked = tasks.some(
    (other) =>
      !isClosed(other) &&
      ((other.added === 'before' && other.anchorId === task.id) ||
        (task.added === 'after' && other.id === task.anchorId) ||
        (node.signing === 'sequence' && !task.added && !other.added && other.place < task.place)),
  );
  return !blocked;
}

function openTask(draft: Draft, node: TaskNode, task: Task): void {
  const { env } = draft;
  const deadline = node.deadline ? deadlineFrom(env.calendar, env.now, node.deadline) : undefined;
  changeTask(draft, task, { status: 'open', openedAt: env.now, ...(task.dueAt ? {} : deadline) });
}

/** The step is decided: what still stands there goes, and the case moves on. */
function endStep(draft: Draft, token: Token, decision: Task): void {
  const { env } = draft;
  for (const task of tasksOf(draft, token.id)) withdrawTask(draft, task);
  const ended = changeToken(draft, token, { status: 'done', leftAt: env.now });
  const outcome = decision.choice as string;
  const fact = { outcome, by: decision.decidedBy, at: env.now.toISOString() };
  changeCase(draft, { steps: { ...draft.case.steps, [token.node]: fact } });
  const refused = refuses(draft.compiled.task(token.node) as TaskNode, outcome);
  draft.travels.push({ ...leaving(ended, outcome), ...(refused && { returnsTo: null }) });
}
