// The server of the workflow benchmark, a process of its own: the whole product, with routes that call the engine's services.

import { z } from 'zod';
import { modules } from '#modules';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { permissionsOf } from '#platform/auth/permissions.ts';
import { boot } from '#platform/boot.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { readConfig } from '#platform/config.ts';
import type { Actor, Ctx, PersonActor } from '#platform/ctx.ts';
import { pageQuery } from '#platform/http/page.ts';
import { route } from '#platform/http/route.ts';
import { defineModule } from '#platform/module.ts';
import {
  completeTask,
  installProcedure,
  listTasks,
  type Moved,
  startCase,
  startInput,
} from '#platform/workflow/index.ts';
import type { AskWorkflow, WorkflowReady } from '../workflow.ts';
import { fiveSteps, formOf, role, seedCases } from './workflow-seed.ts';

const actors = new Map<string, Actor>();
const completion = z.object({
  taskId: z.uuid(),
  tenantId: z.uuid(),
  choice: z.string(),
  comment: z.string(),
  data: z.record(z.string(), z.json()),
});
const bench = defineModule({
  name: 'bench',
  authenticate: async (_ctx, { bearer }) => (bearer ? actors.get(bearer) : undefined),
  routes: [
    route({
      method: 'POST',
      path: '/cases',
      permission: 'signed-in',
      summary: 'Start a case',
      body: startInput,
      response: z.unknown(),
      handler: (ctx, { body }) => startCase(ctx, body),
    }),
    route({
      method: 'POST',
      path: '/completions',
      permission: 'signed-in',
      summary: 'Complete a task',
      body: completion,
      response: z.unknown(),
      handler: (ctx, { body }) => completeTask(ctx, body),
    }),
    route({
      method: 'GET',
      path: '/tasks',
      permission: 'signed-in',
      summary: 'My open tasks',
      query: pageQuery,
      response: z.unknown(),
      handler: (ctx, { query }) => listTasks(ctx, query),
    }),
  ],
});
const app = await boot(readConfig(), [bench, ...modules], () => undefined);

const [tenantId, key] = [uuidv7(), 'bench.five-steps'];
const path = 'a1b2c3d4e5f6.';
const offices = Array.from({ length: 20 }, () => uuidv7());
const system = dangerouslyAsSystem(app.context({ kind: 'anonymous' }, []), 'bench', [tenantId]);
const definition = await installProcedure(system, tenantId, {
  key,
  name: { zh: '基准事项', en: 'Bench procedure' },
  model: fiveSteps(tenantId, offices),
});

/** A clerk of each office, and an applicant, each with a token to sign in by. */
function person(token: string, organisationId?: string): PersonActor {
  const personId = uuidv7();
  const actor: PersonActor = {
    kind: 'person',
    personId,
    accountId: personId,
    sessionId: uuidv7(),
    strong: true,
    mustDo: [],
    grant: organisationId
      ? {
          assignmentId: uuidv7(),
          role,
          tenantId,
          organisationId,
          path,
          tenants: [tenantId],
          permissions: permissionsOf(role),
        }
      : undefined,
  };
  actors.set(token, actor);
  return actor;
}
const clerks = offices.map((office, i) => person(`clerk-${i}`, office));
const applicants = Array.from({ length: 50 }, (_, i) => person(`applicant-${i}`));
const contextOf = (actor: PersonActor): Ctx => app.context(actor, actor.grant?.tenants ?? []);

const startBody = (applicant: PersonActor, n: number) => ({
  procedure: { tenantId, key },
  tenantId,
  organisation: { organisationId: offices[0] as string, path },
  applicant: { personId: applicant.personId },
  title: { zh: `基准办件 ${n}`, en: `Bench case ${n}` },
  data: formOf(n),
});

/** Five steps from start to end, each by a clerk of its office, through the services. */
async function completeOne(n: number): Promise<void> {
  const applicant = applicants[n % applicants.length] as PersonActor;
  let moved: Moved = await startCase(contextOf(applicant), startBody(applicant, n));
  for (let stepNumber = 1; moved.open.length > 0; stepNumber++) {
    const { taskId } = moved.open[0] as Moved['open'][number];
    const clerk = clerks[stepNumber] as PersonActor;
    moved = await completeTask(contextOf(clerk), {
      taskId,
      tenantId,
      choice: 'approve',
      comment: '材料齐全，同意',
      data: { opinion: `第 ${stepNumber} 步` },
    });
  }
  if (moved.outcome !== 'approved') throw new Error(`a case ended as ${moved.status}`);
}

async function complete(count: number, atOnce: number): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await completeOne(next++);
    }),
  );
  return (performance.now() - began) / 1000;
}

const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
process.on('message', async (message: AskWorkflow) => {
  if (message.do === 'stop') {
    await app.close();
    process.exit(0);
  }
  if (message.do === 'seed') {
    await seedCases(app.pool, {
      tenantId,
      path,
      offices,
      definition,
      count: message.count,
      inbox: message.inbox,
    });
    process.send?.({ done: true });
  }
  if (message.do === 'complete') process.send?.({ seconds: await complete(message.count, message.atOnce) });
});
const bodies = applicants.map((applicant, n) => startBody(applicant, n));
process.send?.({ url, tenantId, bodies } satisfies WorkflowReady);
