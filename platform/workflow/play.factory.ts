import type { z } from 'zod';
import type { Calendar } from './calendar.ts';
import type { Command } from './command.ts';
import { type Compiled, compile } from './compile.ts';
import { type Effect, type Trace, theSystem, type Who } from './draft.ts';
import type { Env } from './env.ts';
import { workflowModel } from './model.ts';
import type { Case, OrganisationRef, State, Task, Token } from './state.ts';
import { step } from './step.ts';

/** Ids that people can read in a failing test, in the order in which they were made. */
export const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** People by small numbers. */
export const person = (n: number) => idOf(900_000 + n);
export const by = (n: number) => ({ by: 'person', personId: person(n) }) as const;
export const applicant = person(0);

export const as = (n: number, rest: Partial<Who> = {}): Who => ({
  ...theSystem,
  personId: person(n),
  ...rest,
});
export const chief: Who = as(999, { manager: true });

const tenantId = idOf(800_001);

export type Play = {
  compiled: Compiled;
  state: State;
  now: Date;
  trace: Trace[];
  effects: Effect[];
  env: { places: Map<string, OrganisationRef | null>; holders: Map<string, string[]>; calendar: Calendar };
  /** Makes a move; a move that throws leaves the play as it was. */
  make(command: CommandWithoutWho, who?: Who): void;
  /** Decides the open task that stands at a node for a person. */
  decide(n: number, node: string, choice?: string): void;
  open(): string[];
  live(): string[];
  task(n: number, node: string): Task;
  token(node: string): Token;
  pass(milliseconds: number): void;
};
type CommandWithoutWho = Command extends infer C ? (C extends Command ? Omit<C, 'who'> : never) : never;

/** A case that is played in memory: the engine without a database. */
export function play(model: z.input<typeof workflowModel>, rest: Partial<Case> = {}, begin = true): Play {
  let ids = 0;
  const it: Play = {
    compiled: compile(workflowModel.parse(model)),
    state: { case: { ...blank, ...rest }, tokens: [], tasks: [] },
    now: new Date('2026-11-23T01:00:00Z'),
    trace: [],
    effects: [],
    env: { places: new Map(), holders: new Map(), calendar: new Map() },
    make(command, who = theSystem) {
      const env: Env = { ...it.env, now: it.now, newId: () => idOf(++ids) };
      const stepped = step(it.compiled, it.state, { ...command, who } as Command, env);
      it.state = stepped.state;
      it.trace.push(...stepped.trace);
      it.effects.push(...stepped.effects);
    },
    decide(n, node, choice = 'approve') {
      it.pass(1000);
      it.make({ do: 'complete', taskId: it.task(n, node).id, choice, comment: 'because' }, as(n));
    },
    open: () =>
      it.state.tasks
        .filter(({ status }) => status === 'open')
        .map(
          ({ node, doer }) =>
            `${node}:${'personId' in doer ? Number(doer.personId.slice(-6)) - 900_000 : doer.role}`,
        )
        .sort(),
    live: () =>
      it.state.tokens
        .filter(({ status }) => status === 'live')
        .map(({ node }) => node)
        .sort(),
    task(n, node) {
      const found = it.state.tasks.findLast(
        (task) => task.node === node && 'personId' in task.doer && task.doer.personId === person(n),
      );
      if (!found) throw new Error(`no task of ${n} at ${node}`);
      return found;
    },
    token(node) {
      const found = it.state.tokens.findLast((token) => token.node === node);
      if (!found) throw new Error(`no token at ${node}`);
      return found;
    },
    pass(milliseconds) {
      it.now = new Date(it.now.getTime() + milliseconds);
    },
  };
  if (begin) it.make({ do: 'start' }, as(0));
  return it;
}

const blank: Case = {
  tenantId,
  id: idOf(800_002),
  definition: { tenantId, id: idOf(800_003) },
  procedure: 'test.play',
  procedureVersion: 1,
  status: 'draft',
  outcome: null,
  title: { zh: '测试', en: 'Test' },
  applicantId: applicant,
  subjectId: null,
  organisationId: idOf(800_004),
  path: 'a1b2c3d4e5f6.',
  data: {},
  steps: {},
  places: {},
  taskTenants: [],
  sequence: 0,
  parent: null,
  startedAt: new Date('2026-11-23T01:00:00Z'),
  endedAt: null,
  dueAt: null,
  warnAt: null,
  suspendedAt: null,
  version: 1,
};
