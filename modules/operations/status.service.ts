import { readFile, stat, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import { authorise } from '#platform/auth/authorise.ts';
import { type Config, projectRoot } from '#platform/config.ts';
import { keyFingerprint, keyRingPath, readKeyRing } from '#platform/crypto/keys.ts';
import type { Ctx } from '#platform/ctx.ts';
import { answerCounts } from '#platform/metrics.ts';
import { queueDepths } from '#platform/queue-status.ts';
import { databaseFacts, migrationFacts } from './operations.queries.ts';
import { adviceOn } from './setting.policy.ts';
import type { Status } from './status.schema.ts';

const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};

/** How the platform fares, as far as the process that answers can see. */
export async function showStatus(ctx: Ctx): Promise<Status> {
  authorise(ctx, 'operations.status.read');
  const { config } = ctx.ports;
  const [database, migrations, queues, disks] = await Promise.all([
    databaseFacts(ctx),
    migrationFacts(ctx),
    queueDepths(ctx.db.pool),
    disksOf(config),
  ]);
  const embedded = !config.databaseUrl && !config.migratorDatabaseUrl && !config.appDatabaseUrl;
  return {
    version,
    process: processFacts(ctx),
    database: {
      ...database,
      kind: embedded ? 'embedded' : 'external',
      startedAt: database.startedAt.toISOString(),
      migrations,
    },
    disks,
    queues: queues.map((queue) => ({ ...queue, oldestWaiting: queue.oldestWaiting?.toISOString() ?? null })),
    keys: keysOf(config),
    advice: adviceOn(config),
  };
}

function processFacts(ctx: Ctx): Status['process'] {
  const { pool } = ctx.db;
  const { rss, heapUsed } = process.memoryUsage();
  const uptimeSeconds = process.uptime();
  return {
    node: process.version,
    roles: [...ctx.ports.config.roles],
    startedAt: new Date(ctx.now().getTime() - uptimeSeconds * 1000).toISOString(),
    uptimeSeconds,
    memory: { rss, heapUsed, machineFree: freemem(), machineTotal: totalmem() },
    answers: answerCounts(),
    connections: { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount },
  };
}

async function disksOf({ dataDir, backup }: Config): Promise<Status['disks']> {
  const disks = new Map<number, Status['disks'][number]>();
  for (const [holds, path] of [
    ['data', dataDir],
    ['backups', backup.dir],
  ] as const) {
    // The folder of backups is made by the first one.
    const place = await stat(path).catch(() => undefined);
    if (!place) continue;
    const known = disks.get(place.dev);
    if (known) {
      known.holds.push(holds);
      continue;
    }
    const { bavail, blocks, bsize } = await statfs(path);
    disks.set(place.dev, { holds: [holds], path, free: bavail * bsize, total: blocks * bsize });
  }
  return [...disks.values()];
}

function keysOf({ dataDir, keysFile }: Config): Status['keys'] {
  const ring = readKeyRing(keyRingPath(dataDir, { TONGXUE_KEYS_FILE: keysFile }));
  return (['sealing', 'lookup'] as const).flatMap((use) =>
    ring[use].map((key, index) => ({
      use,
      id: key.id,
      createdAt: key.createdAt,
      fingerprint: keyFingerprint(key),
      current: index === ring[use].length - 1,
    })),
  );
}
