import { may } from '../auth/authorise.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { notFound } from '../errors.ts';
import { findCaseOfTask, loadState, type Sought, selectParticipation } from './case.queries.ts';
import type { Command } from './command.ts';
import type { Compiled } from './compile.ts';
import type { Definition } from './definition.schema.ts';
import { compiledDefinition } from './definition.service.ts';
import { selectPrincipals } from './delegation.queries.ts';
import { doesAs } from './doers.ts';
import type { Who } from './draft.ts';
import { Unknown } from './env.ts';
import { workingCalendar } from './holiday.service.ts';
import { thePlaces } from './plug-in.ts';
import { save } from './save.ts';
import { type Case, doerKey, type OrganisationRef, type State } from './state.ts';
import { type Stepped, step } from './step.ts';

/** Which case a move is about. `tenantId` is the task's, or the case's; without it the actor's tenants are searched. */
export type Target = Sought & { tenantId?: string | undefined };

type Options = {
  /** The move looks back at earlier stays. */
  past?: boolean;
  hold?: boolean;
};

/**
 * Loads a case for the actor, locked unless told, with row-level security open for the tenants that the case touches and
 * no others. It says nothing of rights: those are the move's, or the reader's, next question.
 * @throws resource.not-found
 */
export async function openCase(
  ctx: Ctx,
  target: Target,
  { past = false, hold = true }: Options = {},
): Promise<{ ctx: Ctx; state: State }> {
  let scope = [...new Set([...(target.tenantId ? [target.tenantId] : []), ...ctx.tenants])];
  const sought: Sought = 'taskId' in target ? { taskId: target.taskId } : { caseId: target.caseId };
  for (let attempt = 0; attempt < 4; attempt++) {
    const db = ctx.db.scopedTo(scope);
    const state = await loadState(db, scope, sought, { past, hold });
    const wider = state ? state.case.taskTenants : await tenantsBeyond({ ...ctx, db }, scope, sought);
    if (state && wider.every((id) => scope.includes(id))) {
      const open = [...new Set([state.case.tenantId, ...state.case.taskTenants])];
      return { ctx: { ...ctx, db: open.length === scope.length ? db : ctx.db.scopedTo(scope) }, state };
    }
    const next = [...new Set([...scope, ...wider])];
    if (next.length === scope.length) break;
    scope = next;
  }
  throw 'taskId' in target ? notFound('这项任务', 'task') : notFound('这个办件', 'case');
}

async function tenantsBeyond(ctx: Ctx, scope: readonly string[], sought: Sought): Promise<string[]> {
  const key = 'taskId' in sought ? await findCaseOfTask(ctx.db, scope, sought.taskId) : undefined;
  if (key) return [key.tenantId];
  return ctx.actor.kind === 'person' ? selectParticipation(ctx.db, ctx.actor.personId) : [];
}

/** The actor as the engine knows it. Whose deputy it is, is asked only when the task is not its own. */
export async function whoIs(ctx: Ctx, state: State, taskId?: string): Promise<Who> {
  const { actor } = ctx;
  const { tenantId, path, procedure } = state.case;
  const manager = may(ctx, 'workflow.case.manage', { tenantId, path });
  if (actor.kind !== 'person')
    return { personId: null, role: null, organisationId: null, principals: [], manager };
  const who: Who = {
    personId: actor.personId,
    role: actor.grant?.role ?? null,
    organisationId: actor.grant?.organisationId ?? null,
    principals: [],
    manager,
  };
  const task = taskId === undefined ? undefined : state.tasks.find(({ id }) => id === taskId);
  if (!task || doesAs(who, task, procedure)) return who;
  const principals = await selectPrincipals(ctx.db, ctx.db.tenants, actor.personId, ctx.now());
  return { ...who, principals: await stillHolding(ctx, principals) };
}

/** A deputy may do what its principal may do now: a role that the principal has lost since is not delegated any more. */
export async function stillHolding(ctx: Ctx, principals: Who['principals']): Promise<Who['principals']> {
  const places = thePlaces();
  if (!places) return principals;
  return Promise.all(
    principals.map(async (principal) => {
      const { tenantId, personId, role, organisationId } = principal;
      if (!role || !organisationId) return principal;
      const holders = await places.holders(ctx, { role, organisationId, tenantId });
      return holders.includes(personId) ? principal : { ...principal, role: null, organisationId: null };
    }),
  );
}

const mostLookups = 60;

/** Steps, and looks up what the step finds missing: places and holders of roles. */
export async function stepWithLookups(
  ctx: Ctx,
  compiled: Compiled,
  state: State,
  command: Command,
): Promise<Stepped> {
  const places = new Map<string, OrganisationRef | null>();
  const holders = new Map<string, readonly string[]>();
  const env = { now: ctx.now(), newId: uuidv7, calendar: await workingCalendar(ctx), places, holders };
  for (let lookups = 0; ; lookups++) {
    try {
      return step(compiled, state, command, env);
    } catch (error) {
      if (!(error instanceof Unknown) || lookups === mostLookups) throw error;
      if (error.place !== undefined) places.set(error.place, await findPlace(ctx, state.case, error.place));
      if (error.holders)
        holders.set(doerKey(error.holders), (await thePlaces()?.holders(ctx, error.holders)) ?? []);
    }
  }
}

async function findPlace(ctx: Ctx, c: Case, from: string): Promise<OrganisationRef | null> {
  const { applicantId, subjectId, tenantId, organisationId } = c;
  const organisation = { tenantId, organisationId };
  return (await thePlaces()?.find(ctx, { from, applicantId, subjectId, organisation })) ?? null;
}

/** What a move answers with. */
export type Moved = {
  tenantId: string;
  caseId: string;
  status: Case['status'];
  outcome: string | null;
  version: number;
  /** The tasks that are open now, for whoever goes on at once. */
  open: { tenantId: string; taskId: string; node: string }[];
};

export const movedOf = ({ case: c, tasks }: State): Moved => ({
  tenantId: c.tenantId,
  caseId: c.id,
  status: c.status,
  outcome: c.outcome,
  version: c.version,
  open: tasks
    .filter(({ status }) => status === 'open')
    .map(({ tenantId, id, node }) => ({ tenantId, taskId: id, node })),
});

export type CommandInput = Command extends infer C ? (C extends Command ? Omit<C, 'who'> : never) : never;

/**
 * One move of a person or of the platform: load and lock, step, write the difference; one transaction.
 * `command` sees what was loaded, so that it can check a form before it steps.
 */
export async function move(
  ctx: Ctx,
  target: Target,
  command:
    | CommandInput
    | ((ctx: Ctx, state: State, definition: Definition, who: Who) => Promise<CommandInput>),
  options: Options = {},
): Promise<Moved> {
  return inTx(ctx, async (ctx) => {
    const opened = await openCase(ctx, target, options);
    const { definition, compiled } = await compiledDefinition(ctx, opened.state.case.definition);
    const who = await whoIs(opened.ctx, opened.state, 'taskId' in target ? target.taskId : undefined);
    const input =
      typeof command === 'function' ? await command(opened.ctx, opened.state, definition, who) : command;
    const stepped = await stepWithLookups(opened.ctx, compiled, opened.state, { ...input, who } as Command);
    const wide = widened(opened.ctx, stepped.state);
    await save(wide, opened.state, stepped, false);
    return movedOf({
      ...stepped.state,
      case: { ...stepped.state.case, version: opened.state.case.version + 1 },
    });
  });
}

/** Row-level security open for the tenants of new tasks too. */
export function widened(ctx: Ctx, { case: c }: State): Ctx {
  const needed = [...new Set([...ctx.db.tenants, c.tenantId, ...c.taskTenants])];
  return needed.length === ctx.db.tenants.length ? ctx : { ...ctx, db: ctx.db.scopedTo(needed) };
}
