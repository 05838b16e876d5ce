import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { formOf } from './workflow-seed.ts';

const insertCase = `insert into workflow."case" (tenant_id, id, definition_tenant_id, definition_id, procedure,
  procedure_version, state, title_zh, title_en, organisation_id, path, data, steps, task_tenants, sequence, started_at, due_at,
  warn_at) values ($1, $2, $1, $1, 'bare', 1, 'running', 'bare', 'bare', $1, 'a.', $3, '{}', array[$1::uuid], 1, now(), now(), now())`;
const insertToken = `insert into workflow.token (tenant_id, id, case_id, node, sequence, state, trail, previous, arrived_at)
  values ($1, $2, $3, 'step', 1, 'live', '{"start": 0}', '{}', now())`;
const insertTask = `insert into workflow.task (tenant_id, id, case_tenant_id, case_id, token_id, node, procedure, name_zh,
  name_en, title_zh, title_en, doer, role, organisation_id, state, opened_at, due_at, warn_at) values ($1, $2, $1, $3, $4, 'step',
  'bare', 'step', 'step', 'bare', 'bare', 'role:bare', 'bare', $1, 'open', now(), now(), now())`;
const insertAlarm = `insert into workflow.alarm (at, id, tenant_id, kind) values (now() + interval '9 days', $2, $1, 'task')`;
const insertTrace = `insert into workflow.event (tenant_id, occurred_at, id, case_id, kind, comment) values ($1, now(), $2, $3,
  'completed', 'fine')`;
const insertFact = `insert into platform.event (tenant_id, occurred_at, id, type, payload, actor) values ($1, now(), $2, 'bare', $3,
  '{}')`;
const insertAudit = `insert into platform.audit_entry (tenant_id, occurred_at, id, action, outcome, actor, detail, request_id)
  values ($1, now(), $2, 'bare', 'done', '{}', $3, 'bare')`;
const holdCase = `select * from workflow."case" where tenant_id = $1 and id = $2 for update`;
const updateCase = `update workflow."case" set data = $3, version = version + 1 where tenant_id = $1 and id = $2`;
const updateToken = `update workflow.token set state = 'done', left_at = now() where tenant_id = $1 and id = $2`;
const updateTask = `update workflow.task set state = 'done', ended_at = now(), decided_by = $1 where tenant_id = $1 and id = $2`;

const fact = JSON.stringify({
  caseId: randomUUID(),
  taskId: randomUUID(),
  node: 'step',
  doer: { role: 'bare' },
});

/**
 * The rows of completed five-step cases written by plain prepared statements, pipelined, nothing around them.
 * @returns seconds
 */
export async function completeBare(
  adminUrl: string,
  tenantId: string,
  { count, atOnce }: { count: number; atOnce: number },
): Promise<number> {
  const url = adminUrl.replace(/\/[^/?]*(\?|$)/, '/tongxue$1');
  const pool = new pg.Pool({ connectionString: url, max: atOnce, pipeline: true } as pg.PoolConfig);
  const form = JSON.stringify(formOf(1));
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next++;
        await completeOne(pool, tenantId, form);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await pool.end();
  return seconds;
}

async function completeOne(pool: pg.Pool, tenantId: string, form: string): Promise<void> {
  const caseId = randomUUID();
  let [tokenId, taskId] = [randomUUID(), randomUUID()];
  const open = (client: pg.PoolClient) => [
    run(client, insertToken, [tenantId, tokenId, caseId]),
    run(client, insertTask, [tenantId, taskId, caseId, tokenId]),
    run(client, insertAlarm, [tenantId, taskId]),
    run(client, insertFact, [tenantId, randomUUID(), fact]),
  ];
  const tell = (client: pg.PoolClient) => [
    run(client, insertTrace, [tenantId, randomUUID(), caseId]),
    run(client, insertFact, [tenantId, randomUUID(), fact]),
    run(client, insertAudit, [tenantId, randomUUID(), fact]),
  ];
  await inTransaction(pool, (client) => [
    run(client, insertCase, [tenantId, caseId, form]),
    ...open(client),
    ...tell(client),
  ]);
  for (let step = 1; step <= 5; step++) {
    await inTransaction(pool, async (client) => {
      await run(client, holdCase, [tenantId, caseId]);
      const closing = [
        run(client, updateCase, [tenantId, caseId, form]),
        run(client, updateToken, [tenantId, tokenId]),
        run(client, updateTask, [tenantId, taskId]),
      ];
      [tokenId, taskId] = [randomUUID(), randomUUID()];
      return [...closing, ...(step < 5 ? open(client) : []), ...tell(client)];
    });
  }
}

const names = new Map<string, string>();

function run(client: pg.PoolClient, text: string, values: unknown[]) {
  const name = names.get(text) ?? `w${names.size}`;
  names.set(text, name);
  return client.query({ name, text, values });
}

async function inTransaction(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Promise<unknown>[]> | Promise<unknown>[],
): Promise<void> {
  const client = await pool.connect();
  try {
    const began = client.query('begin');
    const writes = await work(client);
    await Promise.all([began, ...writes, client.query('commit')]);
  } finally {
    client.release();
  }
}
