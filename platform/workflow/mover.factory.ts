// A process that makes moves until it is killed: `node mover.factory.ts DATABASE-URL TENANT PROCEDURE PEOPLE`. It writes a
// line before each move, so that whoever watches can kill it in the middle of one.

import { uuidv7 } from '../codes/uuid.ts';
import type { Ctx } from '../ctx.ts';
import { createDb, createPool } from '../db/db.ts';
import { createLogger } from '../log.ts';
import { personActor } from '../testing/app.ts';
import { completeTask, listTasks, returnTask, startCase } from './index.ts';

const [url = '', tenantId = '', key = '', people = ''] = process.argv.slice(2);
// Behind an old transaction pool named statements do not exist.
const preparedStatements = process.env.TONGXUE_PREPARED !== 'off';
const pool = createPool({ url, size: 4, preparedStatements, applicationName: 'mover' });

function contextOf(personId: string): Ctx {
  const actor = personActor({ personId, role: 'bureau-officer', tenantId, path: 'a1b2c3d4e5f6.' });
  return {
    actor,
    tenants: [tenantId],
    db: createDb(pool, [tenantId]),
    now: () => new Date(),
    log: createLogger('error') as Ctx['log'],
    requestId: uuidv7(),
    locale: 'zh',
    ports: {} as Ctx['ports'],
  };
}

const workers = people.split(',').map(contextOf);
const applicant = contextOf(uuidv7());

async function work(ctx: Ctx): Promise<never> {
  for (let turn = 0; ; turn++) {
    const [item] = (await listTasks(ctx, { limit: 1 })).items;
    process.stdout.write('move\n');
    if (!item) {
      await startCase(applicant, {
        procedure: { tenantId, key },
        tenantId,
        organisation: { organisationId: tenantId, path: 'a1b2c3d4e5f6.' },
        applicant: { personId: applicant.actor.kind === 'person' ? applicant.actor.personId : '' },
        title: { zh: '测试', en: 'Test' },
        data: { turn },
      });
      continue;
    }
    // Another worker may have returned the case meanwhile: then this move is refused, and the next task is looked for.
    await (turn % 5 === 4 && item.node === 's3'
      ? returnTask(ctx, { taskId: item.id, to: 's1', reason: 'again' })
      : completeTask(ctx, { taskId: item.id, choice: 'approve', data: { turn } })
    ).catch((error: { status?: number }) => {
      if (error.status === undefined || error.status >= 500) throw error;
    });
  }
}

await Promise.all(workers.map(work));
