import { audit } from '../audit.ts';
import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { type Db, landWith } from '../db/db.ts';
import { emitAll, type Fact, fact } from '../events.ts';
import {
  insertAlarm,
  insertParticipation,
  insertTask,
  insertToken,
  run,
  updateCase,
  updateTask,
  updateToken,
} from './case.queries.ts';
import type { Effect, Trace } from './draft.ts';
import type { Case, State, Task } from './state.ts';
import type { Stepped } from './step.ts';
import {
  caseEnded,
  caseStarted,
  noticeDue,
  taskClosed,
  taskOpened,
  taskOverdue,
  taskUrged,
} from './workflow.events.ts';
import { sendChildEnded, sendEffect } from './works.ts';

/**
 * Writes the difference that a move made: rows, trace, events, jobs and audit, all in one round trip and in the caller's
 * transaction.
 */
export async function save(
  ctx: Ctx,
  before: State,
  { state: after, trace, effects }: Stepped,
  isNew: boolean,
): Promise<void> {
  const { db } = ctx;
  const c = after.case;
  if (!isNew && isUnchanged(before, after) && trace.length === 0 && effects.length === 0) return;
  const writes: Promise<unknown>[] = [];
  if (!isNew) writes.push(updateCase(db, before.case, { ...c, version: before.case.version + 1 }));
  const tokens = new Map(before.tokens.map((token) => [token.id, token]));
  for (const token of after.tokens) {
    const known = tokens.get(token.id);
    if (!known) writes.push(insertToken(db, c, token));
    else if (known !== token) writes.push(updateToken(db, c, token));
  }
  const tasks = new Map(before.tasks.map((task) => [task.id, task]));
  const facts = caseFacts(before, after, isNew);
  for (const task of after.tasks) {
    const known = tasks.get(task.id);
    if (known === task) continue;
    writes.push(known ? updateTask(db, task) : insertTask(db, c, task));
    facts.push(...taskFacts(c, known, task));
    if (task.status === 'open' && task.dueAt && known?.dueAt?.getTime() !== task.dueAt.getTime())
      writes.push(insertAlarm(db, 'task', task, task.dueAt));
    if (!known && 'personId' in task.doer && task.doer.personId !== c.applicantId)
      writes.push(insertParticipation(db, task.doer.personId, c.tenantId));
  }
  if (isNew && c.applicantId) writes.push(insertParticipation(db, c.applicantId, c.tenantId));
  if (c.dueAt && c.status === 'running' && before.case.dueAt?.getTime() !== c.dueAt.getTime())
    writes.push(insertAlarm(db, 'case', c, c.dueAt));
  facts.push(...effects.flatMap((effect) => effectFacts(c, effect)));
  writes.push(insertTrace(db, ctx.now(), c, trace));
  for (const entry of trace)
    if (entry.who.personId && entry.kind !== 'skipped') writes.push(auditMove(ctx, c, entry));
  landWith(ctx, writes);
  await emitAll(ctx, facts);
  for (const effect of effects) await sendEffect(ctx, c, effect);
  if (c.endedAt && !before.case.endedAt && c.parent) await sendChildEnded(ctx, c, c.parent);
}

/** A move that came too late, or twice. */
const isUnchanged = (before: State, after: State) =>
  before.case === after.case &&
  after.tokens.every((token, i) => token === before.tokens[i]) &&
  after.tasks.every((task, i) => task === before.tasks[i]);

function caseFacts({ case: before }: State, { case: c }: State, isNew: boolean): Fact[] {
  const key = { tenantId: c.tenantId, caseId: c.id, procedure: c.procedure };
  const facts: Fact[] = [];
  if (c.status !== 'draft' && (isNew || before.status === 'draft'))
    facts.push(fact(caseStarted, c.tenantId, { ...key, applicantId: c.applicantId }));
  if (c.status === before.status && !isNew) return facts;
  if (c.status === 'completed' || c.status === 'withdrawn' || c.status === 'voided')
    facts.push(
      fact(caseEnded, c.tenantId, {
        ...key,
        status: c.status,
        outcome: c.outcome,
        applicantId: c.applicantId,
        parentTokenId: c.parent?.tokenId ?? null,
      }),
    );
  return facts;
}

const aboutTask = (c: Case, task: Task) => ({
  tenantId: c.tenantId,
  caseId: c.id,
  procedure: c.procedure,
  taskId: task.id,
  taskTenantId: task.tenantId,
  node: task.node,
  doer: task.doer,
});

function taskFacts(c: Case, before: Task | undefined, task: Task): Fact[] {
  const wasOpen = before?.status === 'open';
  if (task.status === 'open' && !wasOpen)
    return [
      fact(taskOpened, task.tenantId, { ...aboutTask(c, task), dueAt: task.dueAt?.toISOString() ?? null }),
    ];
  const { status, choice } = task;
  if ((status === 'done' || status === 'withdrawn') && (wasOpen || before?.status === 'suspended'))
    return [fact(taskClosed, task.tenantId, { ...aboutTask(c, task), status, choice })];
  return [];
}

function effectFacts(c: Case, effect: Effect): Fact[] {
  switch (effect.kind) {
    case 'urged':
      return [fact(taskUrged, effect.task.tenantId, aboutTask(c, effect.task))];
    case 'overdue': {
      const { task } = effect;
      const about = { organisationId: c.organisationId, dueAt: (task.dueAt as Date).toISOString() };
      return [fact(taskOverdue, c.tenantId, { ...aboutTask(c, task), ...about })];
    }
    case 'notice': {
      const { id: node, title, text } = effect.node;
      const about = { tenantId: c.tenantId, caseId: c.id, procedure: c.procedure };
      return [fact(noticeDue, c.tenantId, { ...about, node, to: effect.to, title, text })];
    }
    default:
      return [];
  }
}

const traceText = `insert into workflow.event (tenant_id, occurred_at, id, case_id, kind, node, task_id, person_id, role,
    organisation_id, on_behalf_of, choice, comment, detail)
  select $1, $2, e.id, $3, e.kind, e.node, e.task_id, e.person_id, e.role, e.organisation_id, e.on_behalf_of, e.choice,
    e.comment, e.detail
  from jsonb_to_recordset($4::jsonb) as e (id uuid, kind text, node text, task_id uuid, person_id uuid, role text,
    organisation_id uuid, on_behalf_of uuid, choice text, comment text, detail jsonb)`;

async function insertTrace(db: Db, now: Date, c: Case, trace: readonly Trace[]): Promise<void> {
  if (trace.length === 0) return;
  const entries = trace.map((entry) => ({
    id: uuidv7(),
    kind: entry.kind,
    node: entry.node,
    task_id: entry.taskId,
    person_id: entry.who.personId,
    role: entry.who.role,
    organisation_id: entry.who.organisationId,
    on_behalf_of: entry.onBehalfOf,
    choice: entry.choice,
    comment: entry.comment,
    detail: entry.detail,
  }));
  await run(db, traceText, [c.tenantId, now, c.id, JSON.stringify(entries)]);
}

const auditMove = (ctx: Ctx, c: Case, { kind, node, taskId, choice, onBehalfOf }: Trace) =>
  audit(ctx, {
    action: `workflow.case.${kind}`,
    tenantId: c.tenantId,
    subject: { type: 'case', id: c.id },
    detail: {
      procedure: c.procedure,
      ...(node && { node, taskId }),
      ...(choice && { choice }),
      ...(onBehalfOf && { onBehalfOf }),
    },
  });
