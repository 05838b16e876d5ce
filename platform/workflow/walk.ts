import { addWorkingDays, dayAt } from './calendar.ts';
import { nodeName, resolveDoers } from './doers.ts';
import {
  changeCase,
  changeToken,
  type Draft,
  leaving,
  liveTokens,
  type Travel,
  theSystem,
  withdrawToken,
} from './draft.ts';
import { factsOf } from './facts.ts';
import { evaluateFeel } from './feel.ts';
import { fireJoins } from './join.ts';
import type { Flow, TaskNode, WorkflowNode } from './model.ts';
import { openStep } from './signing.ts';
import type { Token } from './state.ts';
import { nodeError } from './workflow.errors.ts';

/** So many nodes may be passed in one move; more is a circle in which nobody is asked. */
const mostPassed = 1000;

/** Moves every travelling token until it waits or ends, joins what met, and ends the case when nothing is left. */
export function walk(draft: Draft): void {
  let passed = 0;
  for (;;) {
    for (let travel = draft.travels.shift(); travel; travel = draft.travels.shift()) {
      if (++passed > mostPassed) throw nodeError('workflow.endless', nodeName(draft, travel.node));
      if (draft.case.status !== 'running') return;
      if (travel.leaves) leave(draft, travel);
      else arrive(draft, travel);
    }
    if (!fireJoins(draft)) break;
  }
  if (draft.case.status === 'running' && liveTokens(draft).length === 0)
    endCase(draft, draft.ended ?? 'completed');
}

function leave(draft: Draft, travel: Travel): void {
  const { returnsTo, trail } = travel;
  if (returnsTo) {
    const next = { ...travel, leaves: false, node: returnsTo.node, returnsTo: null, sentBack: true };
    draft.travels.push({ ...next, trail: { ...returnsTo.trail, ...trail } });
    return;
  }
  for (const flow of waysFrom(draft, travel))
    draft.travels.push({ ...travel, leaves: false, node: flow.to, cameBy: flow.id });
}

/**
 * The flows that a token takes out of a node: one out of an exclusive gateway, all out of a parallel one, and elsewhere
 * those whose condition holds. @throws PlatformError `workflow.no-way`
 */
function waysFrom(draft: Draft, { node: id, carries }: Travel): Flow[] {
  const node = draft.compiled.node(id);
  const flows = draft.compiled.out(id);
  if (node.kind === 'parallel') return [...flows];
  const open = (flow: Flow) =>
    !flow.otherwise && (flow.when === undefined || holds(draft, id, flow.when, carries));
  const ways = node.kind === 'exclusive' ? flows.filter(first(open)) : flows.filter(open);
  if (ways.length > 0) return ways;
  const otherwise = flows.find((flow) => flow.otherwise);
  if (!otherwise) throw nodeError('workflow.no-way', nodeName(draft, id));
  return [otherwise];
}

function first<T>(test: (item: T) => boolean): (item: T) => boolean {
  let found = false;
  return (item) => {
    if (found || !test(item)) return false;
    found = true;
    return true;
  };
}

const holds = (draft: Draft, node: string, when: string, outcome: string | null) =>
  evaluateFeel(when, factsOf(draft.case, outcome), nodeName(draft, node)) === true;

function arrive(draft: Draft, travel: Travel): void {
  const node = draft.compiled.node(travel.node);
  switch (node.kind) {
    case 'start':
      if (travel.sentBack) openStep(draft, stay(draft, travel), correctionAt(draft, node.id), travel);
      else draft.travels.push({ ...travel, leaves: true });
      return;
    case 'end':
      draft.ended = node.outcome;
      if (node.terminates) endCase(draft, node.outcome);
      return;
    case 'task':
      openStep(draft, stay(draft, travel), node, travel);
      return;
    case 'exclusive':
      draft.travels.push({ ...travel, leaves: true });
      return;
    case 'parallel':
    case 'inclusive':
      if (draft.compiled.into(node.id).length > 1) stay(draft, travel);
      else draft.travels.push({ ...travel, leaves: true });
      return;
    case 'timer': {
      const token = stay(draft, travel, { wakeAt: wakeAt(draft, node, travel) });
      draft.effects.push({ kind: 'wake', token });
      return;
    }
    case 'action':
      draft.effects.push({ kind: 'act', token: stay(draft, travel) });
      return;
    case 'subprocess':
      draft.effects.push({ kind: 'spawn', token: stay(draft, travel) });
      return;
    case 'notice':
      draft.effects.push({
        kind: 'notice',
        node,
        to: resolveDoers(draft, node.id, node.to, travel.carries),
      });
      draft.trace.push({ kind: 'notice', node: node.id, who: theSystem });
      draft.travels.push({ ...travel, leaves: true });
  }
}

const correctionAt = (draft: Draft, id: string) => draft.compiled.task(id) as TaskNode;

/** The token stays at a node: a row of its own, with what led to it. */
function stay(draft: Draft, travel: Travel, rest: { wakeAt?: Date } = {}): Token {
  const { env } = draft;
  const sequence = draft.case.sequence + 1;
  changeCase(draft, { sequence });
  const token: Token = {
    id: env.newId(),
    node: travel.node,
    sequence,
    status: 'live',
    cameBy: travel.cameBy,
    carries: travel.carries,
    trail: { ...travel.trail, [travel.node]: sequence },
    previous: travel.previous,
    returnsTo: travel.returnsTo,
    wakeAt: rest.wakeAt ?? null,
    attempts: 0,
    failure: null,
    child: null,
    arrivedAt: env.now,
    leftAt: null,
  };
  draft.tokens.set(token.id, token);
  return token;
}

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function wakeAt(
  draft: Draft,
  { id, wait }: Extract<WorkflowNode, { kind: 'timer' }>,
  { carries }: Travel,
): Date {
  const { now, calendar } = draft.env;
  if ('workingDays' in wait) {
    const day = addWorkingDays(calendar, dayAt(now), wait.workingDays);
    return new Date(`${day}T00:00:00+08:00`);
  }
  if ('duration' in wait) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = (duration.exec(wait.duration) ?? [])
      .slice(1)
      .map((part) => Number(part ?? 0));
    return new Date(now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
  const value = evaluateFeel(wait.until, factsOf(draft.case, carries), nodeName(draft, id));
  const instant = instantOf(value);
  if (instant) return instant;
  throw nodeError('workflow.expression', nodeName(draft, id), {
    expression: wait.until,
    problem: 'it must yield a date, or a date and time',
  });
}

/** A FEEL date (midnight in China), a date and time, or either as ISO 8601 text. */
function instantOf(value: unknown): Date | undefined {
  const text =
    typeof value === 'string' ? value : ((value as { iso?: unknown } | null | undefined)?.iso ?? undefined);
  if (typeof text !== 'string') return undefined;
  const zoned = /^\d{4}-\d\d-\d\d$/.test(text)
    ? `${text}T00:00:00+08:00`
    : /(Z|[+-]\d\d:\d\d)$/.test(text)
      ? text
      : `${text}+08:00`;
  const instant = new Date(zoned);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** Ends the case: nothing stays live, nothing stays open. */
export function endCase(
  draft: Draft,
  outcome: string | null,
  status: 'completed' | 'withdrawn' | 'voided' = 'completed',
): void {
  const childStatus = status === 'voided' ? 'voided' : 'withdrawn';
  for (const token of liveTokens(draft)) withdrawToken(draft, token, childStatus);
  draft.travels.length = 0;
  changeCase(draft, { status, outcome, endedAt: draft.env.now, suspendedAt: null });
  if (status === 'completed') draft.trace.push({ kind: 'ended', who: theSystem, detail: { outcome } });
}

/** A token that waited goes on. */
export function release(draft: Draft, token: Token, carries: string | null): void {
  const left = changeToken(draft, token, { status: 'done', leftAt: draft.env.now, wakeAt: null });
  draft.travels.push(leaving(left, carries));
}
