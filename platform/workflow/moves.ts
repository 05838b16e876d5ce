import { invalidField, PlatformError } from '../errors.ts';
import type { CommandOf } from './command.ts';
import { nodeName } from './doers.ts';
import {
  changeCase,
  changeTask,
  changeToken,
  type Draft,
  liveTokens,
  tasksOf,
  withdrawTask,
  withdrawToken,
} from './draft.ts';
import {
  openTask,
  requireApplicant,
  requireDoer,
  requireDoerOrManager,
  requireManager,
  requireNotEnded,
  requireRunning,
  stepAt,
  taskOf,
} from './guard.ts';
import { newTask, settle } from './signing.ts';
import { doerKey, isClosed, type Task, type Token } from './state.ts';
import { endCase } from './walk.ts';
import { nodeError } from './workflow.errors.ts';

/** The choice that stands in a task that was returned; no model's choice has a colon. */
const returned = ':return';

export function complete(draft: Draft, command: CommandOf<'complete'>): void {
  const { who, comment } = command;
  const task = openTask(draft, command.taskId);
  const as = requireDoer(draft, who, task);
  if (command.version !== undefined && command.version !== task.version)
    throw new PlatformError('resource.changed', { extra: { version: task.version } });
  const choice = stepAt(draft, task).choices.find(({ key }) => key === command.choice);
  if (!choice) throw invalidField('/choice', '这个环节没有这个选项', 'this step has no such choice');
  if (choice.reason && !comment?.trim()) throw invalidField('/comment', '请写明理由', 'say why');
  if (command.data) changeCase(draft, { data: command.data });
  decide(draft, task, command, choice.key, as.onBehalfOf);
  draft.trace.push({ ...about(task), kind: 'completed', who, ...as, choice: choice.key, comment });
  settle(draft, task.tokenId);
}

const about = ({ node, id }: Task) => ({ node, taskId: id });

function decide(
  draft: Draft,
  task: Task,
  { who, comment }: Pick<CommandOf<'complete'>, 'who' | 'comment'>,
  choice: string,
  onBehalfOf: string | null,
): void {
  changeTask(draft, task, {
    status: 'done',
    choice,
    comment: comment ?? null,
    decidedBy: who.personId,
    onBehalfOf,
    endedAt: draft.env.now,
  });
}

/**
 * 退回: to a step that this token passed on its way, or to the applicant. What descends from that step is withdrawn,
 * wherever it stands; parallel branches that do not descend from it go on.
 */
export function sendBack(draft: Draft, command: CommandOf<'return'>): void {
  const { who, reason } = command;
  const task = openTask(draft, command.taskId);
  const as = requireDoer(draft, who, task);
  const token = draft.tokens.get(task.tokenId) as Token;
  const target = targetOf(draft, token, command.to);
  const since = token.trail[target] as number;
  const descendants = liveTokens(draft).filter((other) => (other.trail[target] ?? -1) >= since);
  if (command.directly && descendants.length > 1) throw new PlatformError('workflow.return-directly');
  decide(draft, task, { who, comment: reason }, returned, as.onBehalfOf);
  for (const other of descendants) withdrawToken(draft, other, 'withdrawn');
  changeToken(draft, token, { status: 'done', leftAt: draft.env.now });
  draft.trace.push({
    ...about(task),
    kind: 'returned',
    who,
    ...as,
    comment: reason,
    detail: { to: target, directly: command.directly },
  });
  const past = [...draft.tokens.values()].find(({ sequence }) => sequence === since);
  draft.travels.push({
    leaves: false,
    node: target,
    cameBy: past?.cameBy ?? null,
    carries: past?.carries ?? null,
    trail: past?.trail ?? {},
    previous: [token.id],
    returnsTo: command.directly ? { node: token.node, trail: token.trail } : null,
    sentBack: true,
  });
}

/** The steps to which a token can be returned, the nearest first. */
export function returnTargets(
  draft: Pick<Draft, 'compiled'>,
  token: Pick<Token, 'trail' | 'node'>,
): string[] {
  return Object.entries(token.trail)
    .filter(([node]) => node !== token.node && draft.compiled.task(node) !== undefined)
    .sort(([, a], [, b]) => b - a)
    .map(([node]) => node);
}

function targetOf(draft: Draft, token: Token, to: string): string {
  const targets = returnTargets(draft, token);
  if (to !== 'applicant') {
    if (targets.includes(to)) return to;
    const known = draft.compiled.model.nodes.some(({ id }) => id === to);
    throw nodeError('workflow.return-target', known ? nodeName(draft, to) : to);
  }
  const own = targets.find((id) => draft.compiled.task(id)?.assign.every(({ by }) => by === 'applicant'));
  if (!draft.case.applicantId || own === undefined)
    throw nodeError('workflow.return-target', '申请人 applicant');
  return own;
}

/** 收回: one's own last decision, while nobody has touched what followed from it. */
export function takeBack(draft: Draft, command: CommandOf<'take-back'>): void {
  requireRunning(draft);
  const { who } = command;
  const task = taskOf(draft, command.taskId);
  if (!who.personId || task.decidedBy !== who.personId) throw new PlatformError('workflow.not-yours');
  if (task.status !== 'done' || task.choice === returned) throw new PlatformError('workflow.moved-on');
  const token = draft.tokens.get(task.tokenId) as Token;
  if (token.status === 'withdrawn') throw new PlatformError('workflow.moved-on');
  const followers = [...draft.tasks.values()].filter(
    (other) =>
      other.tokenId === token.id &&
      other.id !== task.id &&
      other.status === 'done' &&
      (other.anchorId === task.id || (other.endedAt as Date) > (task.endedAt as Date)),
  );
  if (followers.length > 0) throw new PlatformError('workflow.moved-on');
  if (token.status === 'done') reviveToken(draft, token);
  changeTask(draft, taskOf(draft, task.id), {
    status: 'open',
    choice: null,
    comment: null,
    decidedBy: null,
    onBehalfOf: null,
    endedAt: null,
  });
  draft.trace.push({ ...about(task), kind: 'taken-back', who, comment: command.reason });
  settle(draft, token.id);
}

function reviveToken(draft: Draft, token: Token): void {
  const next = [...draft.tokens.values()].filter(({ previous }) => previous.includes(token.id));
  const isUntouched = (follower: Token) =>
    follower.status === 'live' &&
    follower.previous.length === 1 &&
    follower.attempts === 0 &&
    follower.child === null &&
    tasksOf(draft, follower.id).every(({ status, added }) => status !== 'done' && !added);
  if (next.length === 0 || !next.every(isUntouched)) throw new PlatformError('workflow.moved-on');
  for (const follower of next) withdrawToken(draft, follower, 'withdrawn');
  const left = token.leftAt?.getTime();
  changeToken(draft, token, { status: 'live', leftAt: null });
  for (const task of tasksOf(draft, token.id))
    if (task.status === 'withdrawn' && task.endedAt?.getTime() === left)
      changeTask(draft, task, { status: 'waiting', endedAt: null });
  const { [token.node]: _undone, ...steps } = draft.case.steps;
  changeCase(draft, { steps });
}

/** 撤回: the applicant takes the case back. */
export function withdraw(draft: Draft, { who, reason }: CommandOf<'withdraw'>): void {
  requireApplicant(draft, who);
  if (draft.case.status !== 'draft') requireNotEnded(draft);
  draft.trace.push({ kind: 'withdrawn', who, comment: reason });
  endCase(draft, null, 'withdrawn');
}

/** 加签: others sign before, after or beside the doer of an open task. */
export function addSigners(draft: Draft, command: CommandOf<'add-signers'>): void {
  const { who, how, doers, reason } = command;
  const task = openTask(draft, command.taskId);
  const as = requireDoerOrManager(draft, who, task);
  const token = draft.tokens.get(task.tokenId) as Token;
  const node = stepAt(draft, task);
  const open = tasksOf(draft, token.id).filter((other) => !isClosed(other));
  for (const doer of doers) {
    if (open.some((other) => doerKey(other.doer) === doerKey(doer)))
      throw new PlatformError('workflow.signer-exists');
    const added = newTask(draft, token, node, doer, {
      place: task.place,
      added: how,
      addedBy: who.personId,
      anchorId: task.id,
    });
    open.push(added);
    draft.trace.push({
      ...about(task),
      kind: 'signer-added',
      who,
      ...as,
      comment: reason,
      detail: { how, taskId: added.id, doer },
    });
  }
  settle(draft, token.id);
}

/** 减签: whoever added a signer takes it off again; the manager may take off any but the last. */
export function removeSigner(draft: Draft, { who, taskId, reason }: CommandOf<'remove-signer'>): void {
  requireRunning(draft);
  const task = taskOf(draft, taskId);
  if (isClosed(task)) throw new PlatformError(`workflow.task-${task.status as 'done' | 'withdrawn'}`);
  if (!task.added || task.addedBy !== who.personId || !who.personId) requireManager(who);
  const signers = tasksOf(draft, task.tokenId).filter(
    ({ added, status }) => !added && status !== 'withdrawn',
  );
  if (!task.added && signers.length === 1) throw new PlatformError('workflow.signer-last');
  withdrawTask(draft, task);
  draft.trace.push({
    ...about(task),
    kind: 'signer-removed',
    who,
    comment: reason,
    detail: { doer: task.doer },
  });
  settle(draft, task.tokenId);
}

/** 转办: somebody else does the task instead. It may pass to another tenant, so it becomes a task of its own. */
export function reassign(draft: Draft, { who, taskId, to, reason }: CommandOf<'reassign'>): void {
  const task = openTask(draft, taskId);
  const as = requireDoerOrManager(draft, who, task);
  const token = draft.tokens.get(task.tokenId) as Token;
  const taken = tasksOf(draft, token.id).some(
    (other) => !isClosed(other) && doerKey(other.doer) === doerKey(to),
  );
  if (taken) throw new PlatformError('workflow.signer-exists');
  const { place, added, addedBy, anchorId, dueAt, warnAt } = task;
  const next = newTask(draft, token, stepAt(draft, task), to, { place, added, addedBy, anchorId });
  changeTask(draft, next, { dueAt, warnAt });
  for (const other of tasksOf(draft, token.id))
    if (other.anchorId === task.id && !isClosed(other)) changeTask(draft, other, { anchorId: next.id });
  withdrawTask(draft, task);
  draft.trace.push({
    ...about(task),
    kind: 'reassigned',
    who,
    ...as,
    comment: reason,
    detail: { from: task.doer, to, taskId: next.id },
  });
  settle(draft, token.id);
}

const hour = 3_600_000;

/** 催办: the applicant or the manager reminds the doer, at most once an hour a task. */
export function urge(draft: Draft, { who, taskId, reason }: CommandOf<'urge'>): void {
  const task = openTask(draft, taskId);
  if (!who.personId || who.personId !== draft.case.applicantId) requireManager(who);
  const { now } = draft.env;
  const wait = task.urgedAt ? task.urgedAt.getTime() + hour - now.getTime() : 0;
  if (wait > 0) throw new PlatformError('workflow.urged-already', { retryAfter: Math.ceil(wait / 1000) });
  const urged = changeTask(draft, task, { urgedAt: now });
  draft.effects.push({ kind: 'urged', task: urged });
  draft.trace.push({ ...about(task), kind: 'urged', who, comment: reason });
}

/** 挂起: nothing can be done in the case, and no deadline runs. */
export function suspend(draft: Draft, { who, reason }: CommandOf<'suspend'>): void {
  requireManager(who);
  requireRunning(draft);
  for (const task of draft.tasks.values())
    if (task.status === 'open') changeTask(draft, task, { status: 'suspended' });
  changeCase(draft, { status: 'suspended', suspendedAt: draft.env.now });
  draft.trace.push({ kind: 'suspended', who, comment: reason });
}

/** 恢复: deadlines and times move by as long as the case stood still. */
export function resume(draft: Draft, { who, reason }: CommandOf<'resume'>): void {
  requireManager(who);
  const { status, suspendedAt, dueAt, warnAt } = draft.case;
  if (status !== 'suspended' || !suspendedAt) throw new PlatformError('workflow.case-not-suspended');
  const stood = draft.env.now.getTime() - suspendedAt.getTime();
  const later = (at: Date | null) => at && new Date(at.getTime() + stood);
  for (const task of draft.tasks.values()) {
    if (isClosed(task)) continue;
    const times = { dueAt: later(task.dueAt), warnAt: later(task.warnAt) };
    changeTask(draft, task, { ...times, status: task.status === 'suspended' ? 'open' : task.status });
  }
  for (const token of liveTokens(draft)) {
    const { kind } = draft.compiled.node(token.node);
    if (token.wakeAt) {
      const moved = changeToken(draft, token, { wakeAt: later(token.wakeAt) });
      draft.effects.push({ kind: 'wake', token: moved });
    } else if (kind === 'action' && !token.failure?.final) draft.effects.push({ kind: 'act', token });
    else if (kind === 'subprocess') draft.effects.push({ kind: 'spawn', token });
  }
  changeCase(draft, { status: 'running', suspendedAt: null, dueAt: later(dueAt), warnAt: later(warnAt) });
  draft.trace.push({ kind: 'resumed', who, comment: reason });
}

/** 作废: the case counts for nothing. */
export function voidCase(draft: Draft, { who, reason }: CommandOf<'void'>): void {
  requireManager(who);
  if (draft.case.status !== 'draft') requireNotEnded(draft);
  draft.trace.push({ kind: 'voided', who, comment: reason });
  endCase(draft, null, 'voided');
}
