import { deadlineFrom } from './calendar.ts';
import type { Command, CommandOf } from './command.ts';
import type { Compiled } from './compile.ts';
import { changeCase, type Draft, draftOf, type Effect, type Trace } from './draft.ts';
import type { Env } from './env.ts';
import * as machine from './machine.ts';
import * as moves from './moves.ts';
import type { State } from './state.ts';
import { walk } from './walk.ts';

export type Stepped = { state: State; trace: Trace[]; effects: Effect[] };

/**
 * One move: from the state before to the state after, and what else is to be done about it. Pure: the same arguments
 * give the same result, and a move that throws changes nothing. Rows that a move did not touch stay the same objects.
 * @throws PlatformError for a move that state or right forbids; `Unknown` when `env` lacks something
 */
export function step(compiled: Compiled, state: State, command: Command, env: Env): Stepped {
  const draft = draftOf(compiled, state, env);
  (movesByName[command.do] as (draft: Draft, command: Command) => void)(draft, command);
  if (draft.case.status === 'running') walk(draft);
  return {
    state: { case: draft.case, tokens: [...draft.tokens.values()], tasks: [...draft.tasks.values()] },
    trace: draft.trace,
    effects: draft.effects,
  };
}

const movesByName: { [K in Command['do']]: (draft: Draft, command: CommandOf<K>) => void } = {
  start,
  keep: (draft, { data }) => changeCase(draft, { data }),
  complete: moves.complete,
  return: moves.sendBack,
  'take-back': moves.takeBack,
  withdraw: moves.withdraw,
  'add-signers': moves.addSigners,
  'remove-signer': moves.removeSigner,
  reassign: moves.reassign,
  urge: moves.urge,
  suspend: moves.suspend,
  resume: moves.resume,
  void: moves.voidCase,
  wake: machine.wake,
  'action-done': machine.actionDone,
  'action-failed': machine.actionFailed,
  'action-retry': machine.actionRetry,
  'action-skip': machine.actionSkip,
  'child-started': machine.childStarted,
  'child-ended': machine.childEnded,
  stop: machine.stop,
  overdue: machine.overdue,
};

function start(draft: Draft, { who, data = draft.case.data }: CommandOf<'start'>): void {
  const { compiled, env } = draft;
  const { deadline } = compiled.model;
  changeCase(draft, {
    status: 'running',
    data,
    startedAt: env.now,
    ...(deadline && deadlineFrom(env.calendar, env.now, deadline)),
  });
  draft.trace.push({ kind: 'started', who });
  draft.travels.push({
    leaves: false,
    node: compiled.start,
    cameBy: null,
    carries: null,
    trail: { [compiled.start]: 0 },
    previous: [],
    returnsTo: null,
    sentBack: false,
  });
}
