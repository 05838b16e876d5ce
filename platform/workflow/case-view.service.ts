import { may } from '../auth/authorise.ts';
import { type Ctx, personOf } from '../ctx.ts';
import { read } from '../db/db.ts';
import { notFound, PlatformError } from '../errors.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '../http/page.ts';
import { selectParticipation } from './case.queries.ts';
import {
  selectCasesAt,
  selectCasesOf,
  selectOwnTask,
  selectTrace,
  type TraceEntry,
} from './case-list.queries.ts';
import type { Compiled } from './compile.ts';
import { revealData } from './data.policy.ts';
import { compiledDefinition } from './definition.service.ts';
import { doesAs } from './doers.ts';
import type { Who } from './draft.ts';
import type { TaskNode } from './model.ts';
import { openCase, whoIs } from './move.service.ts';
import { returnTargets } from './moves.ts';
import type { FieldRights } from './plug-in.ts';
import { type Case, type Doer, type Failure, type Light, lightOf, type State, type Task } from './state.ts';

/** A case as a list shows it. */
export type CaseItem = {
  tenantId: string;
  id: string;
  procedure: string;
  procedureVersion: number;
  title: { zh: string; en: string };
  status: Case['status'];
  outcome: string | null;
  applicantId: string | null;
  subjectId: string | null;
  organisationId: string;
  startedAt: Date;
  endedAt: Date | null;
  dueAt: Date | null;
  light: Light;
};

/** Where a case stands now: a step with its signers, or a node that waits for no person. */
export type Standing = {
  tokenId: string;
  node: string;
  name: { zh: string; en: string };
  kind: string;
  since: Date;
  wakeAt: Date | null;
  failure: Failure | null;
  tasks: StandingTask[];
};
export type StandingTask = {
  tenantId: string;
  id: string;
  doer: Doer;
  status: Task['status'];
  added: Task['added'];
  addedBy: string | null;
  choice: string | null;
  decidedBy: string | null;
  dueAt: Date | null;
  light: Light;
  urgedAt: Date | null;
  version: number;
  /** What the reader may do with it. */
  mine: MyTask | null;
};
export type MyTask = {
  onBehalfOf: string | null;
  choices: TaskNode['choices'];
  fields: FieldRights;
  returnTargets: { node: string; name: { zh: string; en: string } }[];
};

export type CaseView = CaseItem & {
  definition: { tenantId: string; id: string };
  form: Record<string, unknown> | null;
  data: Record<string, unknown>;
  /** Rights of the reader in the form. */
  fields: FieldRights;
  steps: Case['steps'];
  version: number;
  standing: Standing[];
  timeline: TraceEntry[];
  /** Whole-case moves that the reader may make. */
  may: { withdraw: boolean; manage: boolean; urge: boolean; takeBack: string[] };
};

const toCaseItem = (c: Case, now: Date): CaseItem => ({
  tenantId: c.tenantId,
  id: c.id,
  procedure: c.procedure,
  procedureVersion: c.procedureVersion,
  title: c.title,
  status: c.status,
  outcome: c.outcome,
  applicantId: c.applicantId,
  subjectId: c.subjectId,
  organisationId: c.organisationId,
  startedAt: c.startedAt,
  endedAt: c.endedAt,
  dueAt: c.dueAt,
  light: c.endedAt ? 'none' : lightOf(c, now),
});

/**
 * A case with where it stands and its timeline: for its applicant, for whoever has or had a task in it, and for those who
 * may see the cases of its organisation. @throws resource.not-found for anybody else, as for a case that does not exist
 */
export async function getCase(
  ctx: Ctx,
  { caseId, tenantId }: { caseId: string; tenantId?: string | undefined },
): Promise<CaseView> {
  return read(ctx, async (outer) => {
    const opened = await openCase(outer, { caseId, tenantId }, { hold: false });
    const { ctx, state } = opened;
    const { case: c } = state;
    const who = await readerOf(ctx, state);
    const own = await ownNode(ctx, state, who);
    const manages = may(ctx, 'workflow.case.read', c) || who.manager;
    const isApplicant = who.personId !== null && who.personId === c.applicantId;
    if (!isApplicant && !manages && own === undefined && ctx.actor.kind !== 'system')
      throw notFound('这个办件', 'case');
    const { definition, compiled } = await compiledDefinition(ctx, c.definition);
    const atStart = compiled.task(compiled.start)?.fields ?? {};
    const asApplicant = c.status === 'draft' ? atStart : readOnly(atStart);
    const fields = own === undefined ? (isApplicant ? asApplicant : {}) : (compiled.task(own)?.fields ?? {});
    const data = await revealData(ctx, { caseId: c.id, form: definition.form, rights: fields, data: c.data });
    const now = ctx.now();
    const standing = state.tokens
      .filter((token) => token.status === 'live')
      .map((token): Standing => {
        const { name, kind } = compiled.node(token.node);
        const mine = (task: Task): MyTask | null => {
          const as = task.status === 'open' ? doesAs(who, task, c.procedure) : undefined;
          const node = compiled.task(task.node);
          if (!as || !node) return null;
          const targets = returnTargets({ compiled }, token).map((id) => ({
            node: id,
            name: (compiled.task(id) as TaskNode).name,
          }));
          return { ...as, choices: node.choices, fields: node.fields, returnTargets: targets };
        };
        const tasks = state.tasks.filter((task) => task.tokenId === token.id);
        return {
          tokenId: token.id,
          node: token.node,
          name,
          kind,
          since: token.arrivedAt,
          wakeAt: token.wakeAt,
          failure: token.failure,
          tasks: tasks.map((task) => ({ ...shownTask(task, now), mine: mine(task) })),
        };
      });
    const trace = await selectTrace(ctx.db, c.tenantId, c.id);
    const isOutsider = isApplicant && !manages && own === undefined;
    const timeline = isOutsider ? trace.map((entry) => asApplicantSees(entry, who, compiled)) : trace;
    const isOpen = c.status === 'running' || c.status === 'suspended';
    return {
      ...toCaseItem(c, now),
      definition: c.definition,
      form: definition.form,
      data,
      fields,
      steps: c.steps,
      version: c.version,
      standing,
      timeline,
      may: {
        withdraw: isApplicant && (isOpen || c.status === 'draft'),
        manage: who.manager && isOpen,
        urge: (isApplicant || who.manager) && c.status === 'running',
        takeBack: c.status === 'running' ? lastDecisions(timeline, who) : [],
      },
    };
  });
}

const readOnly = (rights: FieldRights): FieldRights =>
  Object.fromEntries(
    Object.entries(rights).map(([field, right]) => [field, right === 'write' ? 'read' : right]),
  );

const told = new Set(['returned', 'suspended', 'resumed', 'voided', 'withdrawn', 'urged', 'started']);

/** The applicant reads why it was returned or refused; what offices say among themselves is theirs. */
function asApplicantSees(entry: TraceEntry, who: Who, { task }: Compiled): TraceEntry {
  const choice = entry.node ? task(entry.node)?.choices.find(({ key }) => key === entry.choice) : undefined;
  if (told.has(entry.kind) || choice?.refuses || entry.personId === who.personId) return entry;
  return { ...entry, comment: null, detail: null };
}

const shownTask = (task: Task, now: Date): Omit<StandingTask, 'mine'> => ({
  tenantId: task.tenantId,
  id: task.id,
  doer: task.doer,
  status: task.status,
  added: task.added,
  addedBy: task.addedBy,
  choice: task.choice,
  decidedBy: task.decidedBy,
  dueAt: task.dueAt,
  light: task.status === 'open' ? lightOf(task, now) : 'none',
  urgedAt: task.urgedAt,
  version: task.version,
});

/** The reader, with those whose deputy it is when the case is not its own business. */
async function readerOf(ctx: Ctx, state: State): Promise<Who> {
  const someones = state.tasks.find(({ status }) => status === 'open');
  return whoIs(ctx, state, someones?.id);
}

/** The node by which somebody with a task sees the form: of its open task, else of its last. */
async function ownNode(ctx: Ctx, { case: c, tasks }: State, who: Who): Promise<string | undefined> {
  const open = tasks.find((task) => task.status === 'open' && doesAs(who, task, c.procedure));
  if (open) return open.node;
  if (!who.personId) return undefined;
  return selectOwnTask(ctx.db, c, who);
}

/** Decisions that the reader may try to take back: its own, the last of the case. */
function lastDecisions(timeline: readonly TraceEntry[], who: Who): string[] {
  const last = timeline.findLast(({ kind }) => kind !== 'notice' && kind !== 'skipped' && kind !== 'urged');
  const isOwn = last?.kind === 'completed' && last.personId === who.personId && last.taskId;
  return isOwn ? [isOwn] : [];
}

export type CaseQuery = PageQuery & {
  /** The actor's own applications, or the cases of its node and below. */
  of: 'mine' | 'node';
  status?: Case['status'] | undefined;
  procedure?: string | undefined;
  /** Only cases whose deadline is past. */
  late?: boolean | undefined;
};

/** Cases, the latest first. @throws auth.forbidden for `node` without `workflow.case.read` */
export async function listCases(ctx: Ctx, query: CaseQuery): Promise<Page<CaseItem>> {
  const person = personOf(ctx);
  const { limit, status, procedure, late } = query;
  const before = fromCursor(query.cursor, 1)?.[0] as string | undefined;
  const now = ctx.now();
  const filter = { status, procedure, before, limit: limit + 1, lateSince: late ? now : undefined };
  return read(ctx, async (ctx) => {
    if (query.of === 'mine') {
      const tenants = [...new Set([...ctx.tenants, ...(await selectParticipation(ctx.db, person.personId))])];
      const rows = await selectCasesOf(ctx.db.scopedTo(tenants), tenants, person.personId, filter);
      return cutPage(
        rows.map((c) => toCaseItem(c, now)),
        limit,
        ({ id }) => [id],
      );
    }
    const { grant } = person;
    if (!grant?.permissions.has('workflow.case.read'))
      throw new PlatformError('auth.forbidden', { extra: { permission: 'workflow.case.read' } });
    const rows = await selectCasesAt(ctx.db, grant, filter);
    return cutPage(
      rows.map((c) => toCaseItem(c, now)),
      limit,
      ({ id }) => [id],
    );
  });
}
