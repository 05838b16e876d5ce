import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import pg from 'pg';
import { createTestApp } from '../testing/app.ts';
import { completeTask, listTasks, workflow } from './index.ts';
import { openCase } from './move.service.ts';
import { buildOffice, end, flows, gateway, start, task } from './workflow.factory.ts';

const app = await createTestApp([workflow]);
const kills = 5;

test('kill -9 in the middle of moves leaves each case before or after a move, and it can go on', async () => {
  const office = buildOffice(app);
  const clerks = Array.from({ length: 4 }, () => office.somebody('bureau-officer'));
  const [one, two, three, four] = clerks.map(({ personId }) => [{ by: 'person', personId } as const]);
  const fields = { turn: 'write' } as const;
  const { key } = await office.install({
    nodes: [
      start(),
      task('s1', one ?? [], { fields, deadline: { workingDays: 3, warnDays: 1 } }),
      gateway('parallel', 'split'),
      task('s2', two ?? [], { fields }),
      task('s3', three ?? [], { fields }),
      gateway('parallel', 'join'),
      task('s4', four ?? [], { fields }),
      end(),
    ],
    flows: flows(
      'start > s1',
      's1 > split',
      'split > s2',
      'split > s3',
      's2 > join',
      's3 > join',
      'join > s4',
      's4 > end',
    ),
  });
  const owner = new pg.Client({ connectionString: app.database.migratorUrl });
  await owner.connect();
  const people = clerks.map(({ personId }) => personId).join();
  for (let kill = 0; kill < kills; kill++) {
    await killAfter(20 + 11 * kill, [app.database.appUrl, office.tenantId, key, people]);
    await gone(owner);
    await checkAll(owner);
  }
  const { rows } = await owner.query(
    `select count(*)::int as n, count(*) filter (where state = 'completed')::int as done from workflow."case"`,
  );
  assert.ok(rows[0].n > 5 && rows[0].done > 0, JSON.stringify(rows[0]));
  for (;;) {
    let done = 0;
    for (const clerk of clerks)
      for (const { id } of (await listTasks(office.ctxOf(clerk), { limit: 200 })).items)
        await completeTask(office.ctxOf(clerk), { taskId: id, choice: 'approve' }).then(() => done++);
    if (done === 0) break;
  }
  const left = await owner.query(`select count(*)::int as n from workflow."case" where state <> 'completed'`);
  assert.equal(left.rows[0].n, 0);
  await owner.end();

  /** Rows, trace, events and audit of every case tell the same story. */
  async function checkAll(client: pg.Client): Promise<void> {
    const { rows } = await client.query(`select c.id, c.version, c.state,
        (select count(*)::int from workflow.event e where e.case_id = c.id and e.kind in ('completed', 'returned')) as moves,
        (select count(*)::int from workflow.task k where k.case_id = c.id and k.state = 'done') as decided,
        (select count(*)::int from platform.audit_entry a where a.subject_id = c.id::text) as audited,
        (select count(*)::int from platform.event p where p.type = 'workflow.task.opened' and p.payload->>'caseId' = c.id::text) as told,
        (select count(*)::int from workflow.task k where k.case_id = c.id) as tasks
      from workflow."case" c`);
    for (const row of rows) {
      assert.deepEqual(
        { version: row.version, decided: row.decided, audited: row.audited, told: row.told },
        { version: row.moves + 1, decided: row.moves, audited: row.moves + 1, told: row.tasks },
        row.id,
      );
      const { state } = await openCase(
        office.system,
        { caseId: row.id, tenantId: office.tenantId },
        { hold: false, past: true },
      );
      const live = state.tokens.filter(({ status }) => status === 'live');
      const open = state.tasks.filter(({ status }) => status === 'open');
      assert.equal(live.length > 0, row.state === 'running');
      assert.ok(open.every(({ tokenId }) => live.some(({ id }) => id === tokenId)));
      for (const token of live)
        assert.ok(
          token.node === 'join' || open.some(({ tokenId }) => tokenId === token.id),
          `nobody at ${token.node}`,
        );
    }
  }
});

/** Starts the mover and kills it when it has announced so many moves: the last of them is under way. */
async function killAfter(moves: number, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mover.factory.ts'), ...args], {
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let seen = 0;
  for await (const line of createInterface(child.stdout))
    if (line === 'move' && ++seen === moves) child.kill('SIGKILL');
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL');
}

/** The database has noticed that the process is no more, and has ended what it had open. */
async function gone(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      "select count(*)::int as n from pg_stat_activity where application_name = 'mover' and datname = current_database() and state <> 'idle'",
    );
    if (rows[0].n === 0) return;
  }
}
