import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { permissionCatalogue, registerPermissions } from './auth/permissions.ts';
import type { Config } from './config.ts';
import type { FieldCipher } from './crypto/field.ts';
import type { Actor, Ctx } from './ctx.ts';
import { createDb, createPool } from './db/db.ts';
import { setSubscriptions } from './events.ts';
import { openFileStore } from './files/open.ts';
import { followConnections } from './http/connections.ts';
import { buildHealthServer } from './http/health.ts';
import { buildServer } from './http/server.ts';
import { connectQueue, disconnectQueue, startWorkers } from './jobs.ts';
import { createLogger, type Logger } from './log.ts';
import { createMailer } from './messages/mail.ts';
import { createOutbox } from './messages/outbox.ts';
import { createSmsSender } from './messages/sms.ts';
import type { ModuleDefinition } from './module.ts';
import type { Ports } from './ports.ts';
import { createRealtime } from './realtime.ts';
import { setPlugIns } from './workflow/plug-in.ts';

/** One running process of the platform. */
export type App = {
  config: Config;
  log: ReturnType<typeof createLogger>;
  pool: pg.Pool;
  ports: Ports;
  permissions: ReadonlyMap<string, unknown>;
  authenticators: NonNullable<ModuleDefinition['authenticate']>[];
  server: FastifyInstance;
  /** What this process listens with: the server, or in a worker a door for probes only. */
  door: FastifyInstance;
  context(actor: Actor, tenants: readonly string[]): Ctx;
  closing(): boolean;
  close(): Promise<void>;
};

export type AppOptions = {
  config: Config;
  /** The application role's address; `directUrl` avoids a transaction pool, for LISTEN. */
  databaseUrl: string;
  directUrl?: string;
  cipher: FieldCipher;
  modules: readonly ModuleDefinition[];
  now?: () => Date;
};

/** Wires the floor and the modules together. The database is migrated already; nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, modules, databaseUrl, directUrl = databaseUrl, cipher, now = () => new Date() } = options;
  for (const module of modules) registerPermissions(module.name, module.permissions ?? {});
  setSubscriptions(modules.flatMap(({ subscriptions = [] }) => subscriptions));
  setPlugIns(modules);
  const log = createLogger(config.logLevel);
  const pool = createPool({
    url: databaseUrl,
    size: config.poolSize,
    preparedStatements: config.preparedStatements,
  });
  const ending = new AbortController();
  const outbox = config.demo === 'none' ? undefined : createOutbox();
  const ports: Ports = {
    config,
    cipher,
    files: await openFileStore(config),
    mail: createMailer(config, outbox),
    sms: createSmsSender(config, outbox),
    realtime: createRealtime(directUrl),
    ending: ending.signal,
    outbox,
  };
  let closing = false;
  let connections: ReturnType<typeof followConnections> | undefined;
  const context = (actor: Actor, tenants: readonly string[]): Ctx => ({
    actor,
    tenants,
    db: createDb(pool, tenants),
    now,
    log: log as Logger,
    requestId: '00000000-0000-0000-0000-000000000000',
    locale: 'zh',
    ports,
  });
  const app: App = {
    config,
    log,
    pool,
    ports,
    permissions: permissionCatalogue(),
    authenticators: modules.flatMap((module) => (module.authenticate ? [module.authenticate] : [])),
    server: undefined as unknown as FastifyInstance,
    door: undefined as unknown as FastifyInstance,
    context,
    closing: () => closing,
    async close() {
      if (closing) return;
      closing = true;
      ending.abort();
      const sweep = setInterval(() => connections?.release(), 100);
      await app.door.close().finally(() => clearInterval(sweep));
      await app.server.close();
      for (const module of modules) await module.stop?.();
      await disconnectQueue(pool);
      await ports.realtime.stop();
      await pool.end();
    },
  };
  await connectQueue(pool, { supervise: config.roles.has('worker') });
  try {
    app.server = await buildServer(app, modules);
    app.door = config.roles.has('web') ? app.server : buildHealthServer(app);
    connections = followConnections(app.door.server);
  } catch (error) {
    await disconnectQueue(pool);
    await pool.end();
    throw error;
  }
  for (const module of modules) await module.start?.(app);
  if (config.roles.has('worker')) {
    await startWorkers(pool, modules, (reason, tenants) => context({ kind: 'system', reason }, tenants));
  }
  return app;
}
