import { dangerouslyAsSystem } from '../auth/authorise.ts';
import type { Ctx } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { PlatformError } from '../errors.ts';
import { emit } from '../events.ts';
import { defineWork, type ScheduleDefinition, type WorkAttempt, type WorkDefinition } from '../jobs.ts';
import { run } from './case.queries.ts';
import { begin, newCase } from './case.service.ts';
import { compiledDefinition, findProcedure } from './definition.service.ts';
import { theSystem } from './draft.ts';
import { factsOf } from './facts.ts';
import { evaluateFeel } from './feel.ts';
import { move, openCase, stepWithLookups, widened } from './move.service.ts';
import { findAction } from './plug-in.ts';
import { save } from './save.ts';
import type { Case, Failure, State, Token } from './state.ts';
import { caseOverdue } from './workflow.events.ts';
import { actWork, childEndedWork, spawnWork, stopChildWork, wakeWork } from './works.ts';

type OfToken = { caseId: string; tokenId: string };

const wake = defineWork({
  ...wakeWork,
  run: async (ctx, { caseId, tokenId }, attempt) => {
    await failingVisibly(ctx, { caseId, tokenId }, attempt, () =>
      move(ctx, { caseId }, { do: 'wake', tokenId }),
    );
  },
});

/** Runs a registered action in the transaction that moves the case on. */
const act = defineWork({
  ...actWork,
  run: (ctx, key, attempt) =>
    failingVisibly(ctx, key, attempt, () =>
      inTx(ctx, async (ctx) => {
        const opened = await openToken(ctx, key);
        if (!opened) return;
        const { ctx: inside, state, token } = opened;
        const c = state.case;
        const { compiled } = await compiledDefinition(ctx, c.definition);
        const node = compiled.node(token.node);
        if (node.kind !== 'action') return;
        const action = findAction(node.action);
        if (!action) throw new PlatformError('workflow.action-unknown', { values: { action: node.action } });
        const input = action.input.parse(inputOf(c, token, node.input, node.name.zh));
        const result = await action.run(inside, input as never, {
          key: token.id,
          tenantId: c.tenantId,
          caseId: c.id,
          procedure: c.procedure,
          applicantId: c.applicantId,
          subjectId: c.subjectId,
          organisationId: c.organisationId,
          attempt: attempt.number,
        });
        const done = { do: 'action-done', tokenId: token.id, result, who: theSystem } as const;
        const stepped = await stepWithLookups(inside, compiled, state, done);
        await save(widened(inside, stepped.state), state, stepped, false);
      }),
    ),
});

const inputOf = (c: Case, token: Token, input: Record<string, string>, node: string) =>
  Object.fromEntries(
    Object.entries(input).map(([name, feel]) => [name, evaluateFeel(feel, factsOf(c, token.carries), node)]),
  );

/** The case and the token that work is about, locked; undefined when it came too late or the case is suspended. */
async function openToken(
  ctx: Ctx,
  { caseId, tokenId }: OfToken,
): Promise<{ ctx: Ctx; state: State; token: Token } | undefined> {
  const opened = await openCase(ctx, { caseId });
  const token = opened.state.tokens.find(({ id }) => id === tokenId);
  if (opened.state.case.status !== 'running' || token?.status !== 'live') return undefined;
  return { ...opened, token };
}

/** A failure stands in the case, with how often it was tried; the queue tries again, and keeps what it gave up. */
async function failingVisibly(
  ctx: Ctx,
  { caseId, tokenId }: OfToken,
  attempt: WorkAttempt,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure: Failure = {
      ...(error instanceof PlatformError
        ? { code: error.code, title: error.title }
        : { code: 'platform.failed', title: { zh: '服务出错了', en: 'Something failed' } }),
      at: ctx.now().toISOString(),
      final: attempt.last,
    };
    await move(ctx, { caseId }, { do: 'action-failed', tokenId, failure });
    throw error;
  }
}

/** Begins a sub-procedure as a case of its own, whose id is the token's: it cannot begin twice. */
const spawn = defineWork({
  ...spawnWork,
  run: (ctx, key, attempt) =>
    failingVisibly(ctx, key, attempt, () =>
      inTx(ctx, async (ctx) => {
        const opened = await openToken(ctx, key);
        if (!opened) return;
        const { ctx: inside, state, token } = opened;
        const { case: c } = state;
        const { compiled } = await compiledDefinition(ctx, c.definition);
        const node = compiled.node(token.node);
        if (node.kind !== 'subprocess') return;
        const where = { tenantId: c.definition.tenantId, key: node.procedure };
        const definition = await findProcedure(inside, where);
        if (!definition)
          throw new PlatformError('workflow.procedure-unknown', { values: { key: node.procedure } });
        const child = newCase(inside, {
          id: token.id,
          tenantId: c.tenantId,
          definition: { tenantId: definition.tenantId, id: definition.id },
          procedure: definition.key,
          procedureVersion: definition.version,
          title: c.title,
          applicantId: c.applicantId,
          subjectId: c.subjectId,
          organisationId: c.organisationId,
          path: c.path,
          data: inputOf(c, token, node.input, node.name.zh) as Case['data'],
          parent: { tenantId: c.tenantId, caseId: c.id, tokenId: token.id },
        });
        const begun = await begin(inside, child, false);
        const started = { tenantId: c.tenantId, caseId: begun.caseId };
        await move(ctx, { caseId: c.id }, { do: 'child-started', tokenId: token.id, child: started });
        if (['completed', 'withdrawn', 'voided'].includes(begun.status))
          await move(
            ctx,
            { caseId: c.id },
            { do: 'child-ended', tokenId: token.id, outcome: begun.outcome ?? begun.status },
          );
      }),
    ),
});

const childEnded = defineWork({
  ...childEndedWork,
  run: async (ctx, { caseId, tokenId, outcome }, attempt) => {
    await failingVisibly(ctx, { caseId, tokenId }, attempt, () =>
      move(ctx, { caseId }, { do: 'child-ended', tokenId, outcome }),
    );
  },
});

const stopChild = defineWork({
  ...stopChildWork,
  run: async (ctx, { caseId, status }) => {
    await move(ctx, { caseId }, { do: 'stop', status });
  },
});

export const works: WorkDefinition[] = [wake, act, spawn, childEnded, stopChild];

type Alarm = { tenant_id: string; id: string; kind: 'task' | 'case' };

const mostAlarms = 20_000;

/** Tells of what has become late since the last look. Each alarm goes off in a transaction of its own. */
export async function ringAlarms(ctx: Ctx): Promise<number> {
  let rung = 0;
  for (; rung < mostAlarms; rung++) if (!(await ringOne(ctx))) break;
  return rung;
}

const ringOne = (ctx: Ctx): Promise<boolean> =>
  inTx(ctx, async (ctx) => {
    const { rows } = await run<Alarm>(
      ctx.db,
      `delete from workflow.alarm where (at, id) in (
         select at, id from workflow.alarm where at <= $1 order by at, id limit 1 for update skip locked)
       returning tenant_id, id, kind`,
      [ctx.now()],
    );
    const [alarm] = rows;
    if (!alarm) return false;
    const inside = dangerouslyAsSystem(ctx, 'workflow deadlines', [alarm.tenant_id]);
    if (alarm.kind === 'case') await tellLateCase(inside, alarm.id);
    else if (await isLate(inside, alarm))
      await move(inside, { taskId: alarm.id }, { do: 'overdue', taskId: alarm.id });
    return true;
  });

/** Most alarms are of tasks done long ago. */
async function isLate(ctx: Ctx, alarm: Alarm): Promise<boolean> {
  const { rows } = await run(
    ctx.db,
    `select 1 from workflow.task where tenant_id = $1 and id = $2 and state = 'open' and due_at <= $3`,
    [alarm.tenant_id, alarm.id, ctx.now()],
  );
  return rows.length > 0;
}

async function tellLateCase(ctx: Ctx, caseId: string): Promise<void> {
  const { ctx: inside, state } = await openCase(ctx, { caseId }, { hold: false });
  const { case: c } = state;
  if (c.status !== 'running' || !c.dueAt || c.dueAt > ctx.now()) return;
  await emit(inside, caseOverdue, c.tenantId, {
    tenantId: c.tenantId,
    caseId: c.id,
    procedure: c.procedure,
    organisationId: c.organisationId,
  });
}

export const schedules: ScheduleDefinition[] = [
  {
    name: 'workflow.deadlines',
    cron: '* * * * *',
    run: async (ctx) => {
      await ringAlarms(ctx);
    },
  },
];
