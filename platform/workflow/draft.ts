import type { Compiled } from './compile.ts';
import type { Env } from './env.ts';
import type { WorkflowNode } from './model.ts';
import {
  type Case,
  type CaseRef,
  type Doer,
  isClosed,
  type ReturnsTo,
  type State,
  type Task,
  type Token,
} from './state.ts';

/** Who acts: a person in a role, with those whose deputy it is now, and whether it may manage the case. */
export type Who = {
  personId: string | null;
  role: string | null;
  organisationId: string | null;
  principals: readonly Principal[];
  manager: boolean;
};
export type Principal = {
  tenantId: string;
  personId: string;
  role: string | null;
  organisationId: string | null;
  procedure: string | null;
};

export const theSystem: Who = {
  personId: null,
  role: null,
  organisationId: null,
  principals: [],
  manager: false,
};

/** An entry of the trace. */
export type Trace = {
  kind: string;
  node?: string | undefined;
  taskId?: string | undefined;
  who: Who;
  onBehalfOf?: string | null | undefined;
  choice?: string | undefined;
  comment?: string | undefined;
  detail?: Record<string, unknown> | undefined;
};

/** What the service does for a step besides keeping the state. */
export type Effect =
  | { kind: 'wake' | 'act' | 'spawn'; token: Token }
  | { kind: 'stop-child'; child: CaseRef; status: 'withdrawn' | 'voided' }
  | { kind: 'notice'; node: Extract<WorkflowNode, { kind: 'notice' }>; to: Doer[] }
  | { kind: 'urged'; task: Task }
  | { kind: 'overdue'; task: Task };

/** A token on its way: leaving a node, or arriving at one. */
export type Travel = {
  leaves: boolean;
  node: string;
  cameBy: string | null;
  carries: string | null;
  trail: Readonly<Record<string, number>>;
  previous: readonly string[];
  returnsTo: ReturnsTo | null;
  /** Sent back: the step is done again by whoever does it, even if the same person decided before. */
  sentBack: boolean;
};

/** What a token takes along when it leaves its node. */
export const leaving = (token: Token, carries: string | null): Travel => ({
  leaves: true,
  node: token.node,
  cameBy: null,
  carries,
  trail: token.trail,
  previous: [token.id],
  returnsTo: token.returnsTo,
  sentBack: false,
});

/** A state being changed by one move. Rows are replaced, never changed in place: a row that is the same object is unchanged. */
export type Draft = {
  compiled: Compiled;
  env: Env;
  case: Case;
  tokens: Map<string, Token>;
  tasks: Map<string, Task>;
  travels: Travel[];
  trace: Trace[];
  effects: Effect[];
  /** The outcome of the end reached last. */
  ended: string | null;
};

export function draftOf(compiled: Compiled, state: State, env: Env): Draft {
  return {
    compiled,
    env,
    case: state.case,
    tokens: new Map(state.tokens.map((token) => [token.id, token])),
    tasks: new Map(state.tasks.map((task) => [task.id, task])),
    travels: [],
    trace: [],
    effects: [],
    ended: null,
  };
}

export function changeCase(draft: Draft, change: Partial<Case>): void {
  draft.case = { ...draft.case, ...change };
}

export function changeToken(draft: Draft, token: Token, change: Partial<Token>): Token {
  const changed = { ...token, ...change };
  draft.tokens.set(changed.id, changed);
  return changed;
}

export function changeTask(draft: Draft, task: Task, change: Partial<Task>): Task {
  const changed = { ...task, ...change, version: task.version + 1 };
  draft.tasks.set(changed.id, changed);
  return changed;
}

export const liveTokens = (draft: Draft) =>
  [...draft.tokens.values()].filter(({ status }) => status === 'live');
export const tasksOf = (draft: Draft, tokenId: string) =>
  [...draft.tasks.values()].filter((task) => task.tokenId === tokenId);

/** Takes a token off its node, with the work that stands there. */
export function withdrawToken(draft: Draft, token: Token, childStatus: 'withdrawn' | 'voided'): void {
  changeToken(draft, token, { status: 'withdrawn', leftAt: draft.env.now, wakeAt: null });
  for (const task of tasksOf(draft, token.id)) withdrawTask(draft, task);
  if (token.child) draft.effects.push({ kind: 'stop-child', child: token.child, status: childStatus });
}

export function withdrawTask(draft: Draft, task: Task): void {
  if (!isClosed(task)) changeTask(draft, task, { status: 'withdrawn', endedAt: draft.env.now });
}
