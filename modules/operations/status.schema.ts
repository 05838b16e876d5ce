import { z } from 'zod';

const count = z.number();
const bilingual = z.object({ zh: z.string(), en: z.string() });

export const statusResponse = z.object({
  version: z.string(),
  /** The process that answered. */
  process: z.object({
    node: z.string(),
    roles: z.array(z.enum(['web', 'worker'])),
    startedAt: z.iso.datetime(),
    uptimeSeconds: count,
    memory: z.object({ rss: count, heapUsed: count, machineFree: count, machineTotal: count }),
    /** Answers since the start, and those that failed (5xx). */
    answers: z.object({ total: count, failed: count, failedLastHour: count }),
    connections: z.object({ total: count, idle: count, waiting: count }),
  }),
  database: z.object({
    kind: z.enum(['embedded', 'external']),
    version: z.string(),
    citus: z.string().nullable(),
    bytes: count,
    startedAt: z.iso.datetime(),
    connections: count,
    maxConnections: count,
    migrations: z.object({ count, newest: z.string(), at: z.iso.datetime() }),
  }),
  /** Disks by what lies on them; a disk that holds both is told once. */
  disks: z.array(
    z.object({ holds: z.array(z.enum(['data', 'backups'])), path: z.string(), free: count, total: count }),
  ),
  queues: z.array(
    z.object({
      name: z.string(),
      waiting: count,
      active: count,
      failed: count,
      oldestWaiting: z.iso.datetime().nullable(),
    }),
  ),
  keys: z.array(
    z.object({
      use: z.enum(['sealing', 'lookup']),
      id: z.string(),
      createdAt: z.iso.datetime(),
      fingerprint: z.string(),
      /** The key that new values are written with. */
      current: z.boolean(),
    }),
  ),
  advice: z.array(
    z.object({
      setting: z.string(),
      level: z.enum(['warn', 'info']),
      finding: bilingual,
      remedy: bilingual,
    }),
  ),
});
export type Status = z.infer<typeof statusResponse>;

export const failedWorkResponse = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      queue: z.string(),
      attempts: count,
      createdAt: z.iso.datetime(),
      failedAt: z.iso.datetime(),
      reason: z.string().nullable(),
    }),
  ),
});
export type FailedWorkView = z.infer<typeof failedWorkResponse>;

export const retryRequest = z.strictObject({ queue: z.string().min(1).max(200) });
