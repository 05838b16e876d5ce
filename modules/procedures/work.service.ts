import { findRole, organisationsByIds, peopleByIds } from '#modules/directory/index.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { type Bilingual, PlatformError } from '#platform/errors.ts';
import { writeBpmn } from '#platform/workflow/bpmn/write.ts';
import {
  type CaseItem,
  type CaseQuery,
  completeTask,
  type Doer,
  delegate,
  getCase,
  getDefinition,
  listCases,
  listDelegations,
  listTasks,
  type TaskQuery,
} from '#platform/workflow/index.ts';
import { answersOf } from './answer.service.ts';
import { procedureNames } from './board.service.ts';
import type { CompleteManyRequest } from './work.schema.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const both = (text: string): Bilingual => ({ zh: text, en: text });

/** The actor's tasks with the names of their procedures. */
export async function showTasks(ctx: Ctx, query: TaskQuery) {
  const page = await listTasks(ctx, query);
  const names = await procedureNames(
    ctx,
    page.items.map((task) => ({ tenant_id: task.caseTenantId, procedure: task.procedure })),
  );
  return {
    ...page,
    items: page.items.map(({ doer, openedAt, endedAt, dueAt, urgedAt, ...task }) => ({
      id: task.id,
      tenantId: task.tenantId,
      caseTenantId: task.caseTenantId,
      caseId: task.caseId,
      procedure: task.procedure,
      procedureName: names.get(task.procedure) ?? both(task.procedure),
      name: task.name,
      title: task.title,
      shared: !('personId' in doer),
      choice: task.choice,
      openedAt: openedAt.toISOString(),
      endedAt: iso(endedAt),
      dueAt: iso(dueAt),
      urgedAt: iso(urgedAt),
      light: task.light,
      version: task.version,
    })),
  };
}

/** 批量办理: the same choice for each; a task that cannot be done tells why and keeps none of the others. */
export async function completeMany(ctx: Ctx, { tasks, choice, comment }: CompleteManyRequest) {
  const failed: { id: string; code: string; title: Bilingual }[] = [];
  for (const { id, tenantId, version } of tasks) {
    try {
      await completeTask(ctx, { taskId: id, tenantId, version, choice, comment });
    } catch (error) {
      if (!(error instanceof PlatformError) || error.status >= 500) throw error;
      failed.push({ id, code: error.code, title: error.title });
    }
  }
  return { done: tasks.length - failed.length, failed };
}

async function summaries(ctx: Ctx, cases: readonly CaseItem[]) {
  const [names, people, organisations] = await Promise.all([
    procedureNames(
      ctx,
      cases.map((one) => ({ tenant_id: one.tenantId, procedure: one.procedure })),
    ),
    peopleByIds(
      ctx,
      cases.flatMap((one) => one.applicantId ?? []),
    ),
    organisationsByIds(
      { ...ctx, db: ctx.db.scopedTo([...new Set([...ctx.tenants, ...cases.map((one) => one.tenantId)])]) },
      cases.map((one) => one.organisationId),
    ),
  ]);
  return cases.map((one) => ({
    id: one.id,
    tenantId: one.tenantId,
    procedure: one.procedure,
    procedureName: names.get(one.procedure) ?? both(one.procedure),
    title: one.title,
    status: one.status,
    outcome: one.outcome,
    applicant: (one.applicantId && people.get(one.applicantId)?.name) || null,
    organisation: organisations.get(one.organisationId)?.name ?? null,
    startedAt: one.startedAt.toISOString(),
    endedAt: iso(one.endedAt),
    dueAt: iso(one.dueAt),
    light: one.light,
  }));
}

export async function showCases(ctx: Ctx, query: CaseQuery) {
  const page = await listCases(ctx, query);
  return { ...page, items: await summaries(ctx, page.items) };
}

/** One case: its form as this reader may see it, where it stands, what happened, and the drawing. */
export async function showCase(ctx: Ctx, key: { caseId: string; tenantId: string | undefined }) {
  const view = await getCase(ctx, key);
  const definition = await getDefinition(ctx, view.definition);
  const nodes = new Map(definition.model.nodes.map((node) => [node.id, node]));
  const tasks = view.standing.flatMap((stand) => stand.tasks);
  const doers: Doer[] = tasks.map((task) => task.doer);
  const wide = {
    ...ctx,
    db: ctx.db.scopedTo([...new Set([...ctx.tenants, view.tenantId, ...tasks.map((task) => task.tenantId)])]),
  };
  const people = await peopleByIds(wide, [
    ...doers.flatMap((doer) => ('personId' in doer ? [doer.personId] : [])),
    ...tasks.flatMap((task) => task.mine?.onBehalfOf ?? []),
    ...view.timeline.flatMap((entry) => [entry.personId, entry.onBehalfOf].filter((id) => id !== null)),
  ]);
  const organisations = await organisationsByIds(
    wide,
    doers.flatMap((doer) => ('organisationId' in doer ? [doer.organisationId] : [])),
  );
  const person = (id: string | null) => (id ? (people.get(id)?.name ?? null) : null);
  const doerName = (doer: Doer): Bilingual =>
    'personId' in doer ? both(person(doer.personId) ?? '—') : (findRole(doer.role)?.name ?? both(doer.role));
  const choiceOf = (node: string | null, key: string | null): Bilingual | null => {
    const found = node ? nodes.get(node) : undefined;
    if (!key) return null;
    return (found?.kind === 'task' && found.choices.find((choice) => choice.key === key)?.label) || both(key);
  };
  const [summary] = await summaries(wide, [view]);
  return {
    ...summary,
    version: view.version,
    form: view.form,
    data: view.data,
    answers: await answersOf(ctx, view.form, view.data),
    fields: view.fields,
    bpmn: await writeBpmn(definition.model, { key: definition.key, name: definition.name }, 'always'),
    now: view.standing.map((stand) => stand.node),
    passed: Object.keys(view.steps),
    standing: view.standing.map((stand) => ({
      tokenId: stand.tokenId,
      node: stand.node,
      name: stand.name,
      kind: stand.kind,
      since: stand.since.toISOString(),
      wakeAt: iso(stand.wakeAt),
      failure: stand.failure && { title: stand.failure.title, final: stand.failure.final },
      tasks: stand.tasks.map((task) => ({
        id: task.id,
        tenantId: task.tenantId,
        doer: doerName(task.doer),
        organisation:
          'organisationId' in task.doer ? (organisations.get(task.doer.organisationId)?.name ?? null) : null,
        status: task.status,
        added: task.added,
        dueAt: iso(task.dueAt),
        light: task.light,
        version: task.version,
        mine: task.mine && {
          onBehalfOf: person(task.mine.onBehalfOf),
          choices: task.mine.choices,
          fields: task.mine.fields,
          returnTargets: task.mine.returnTargets,
        },
      })),
    })),
    timeline: view.timeline.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      kind: entry.kind,
      step: entry.node ? (nodes.get(entry.node)?.name ?? null) : null,
      person: person(entry.personId),
      onBehalfOf: person(entry.onBehalfOf),
      choice: choiceOf(entry.node, entry.choice),
      comment: entry.comment,
    })),
    may: view.may,
  };
}

export async function showDelegations(ctx: Ctx) {
  const { given, received } = await listDelegations(ctx);
  const all = [...given, ...received];
  const people = await peopleByIds(
    ctx,
    all.flatMap((one) => [one.principalId, one.deputyId]),
  );
  const shown = (one: (typeof all)[number]) => ({
    id: one.id,
    principal: people.get(one.principalId)?.name ?? '—',
    deputy: people.get(one.deputyId)?.name ?? '—',
    procedure: one.procedure,
    from: one.from.toISOString(),
    until: one.until.toISOString(),
    reason: one.reason,
  });
  return { given: given.map(shown), received: received.map(shown) };
}

type DelegationInput = Parameters<typeof delegate>[1];

/** 委托 to somebody of the same bureau or its schools. */
export async function giveDelegation(ctx: Ctx, input: DelegationInput) {
  const deputy = (await peopleByIds(ctx, [input.deputyId])).get(input.deputyId);
  if (!deputy?.tenants.includes(tenantOf(ctx)))
    throw new PlatformError('request.invalid', {
      fields: [
        {
          pointer: '/deputyId',
          detail: {
            zh: '只能委托给本县区内的人',
            en: 'It must be somebody of the same bureau or its schools',
          },
        },
      ],
    });
  await delegate(ctx, input);
  return showDelegations(ctx);
}
