import { join } from 'node:path';
import { type App, createApp } from './app.ts';
import type { Config } from './config.ts';
import { createFieldCipher } from './crypto/field.ts';
import { openKeyRing } from './crypto/keys.ts';
import { startEmbedded } from './db/embedded.ts';
import { installJobs, migrate, requireCurrentSchema } from './db/migrate.ts';
import { ensureRoles } from './db/roles.ts';
import type { Bilingual } from './errors.ts';
import { queuesOf } from './jobs.ts';
import type { ModuleDefinition } from './module.ts';

export type Progress = (step: Bilingual) => void;

/** Without `migratorUrl` the process may use the schema and not build it: another one has migrated. */
export type Database = {
  migratorUrl: string | undefined;
  appUrl: string;
  /** An account that may create databases, when there is one. */
  adminUrl?: string;
  stop(): Promise<void>;
};

/** Starts or reaches the database and makes sure of its two roles. */
export async function openDatabase(config: Config, progress: Progress): Promise<Database> {
  const keysDir = join(config.dataDir, 'keys');
  const given = { migratorUrl: config.migratorDatabaseUrl, appUrl: config.appDatabaseUrl };
  if (given.appUrl && !given.migratorUrl && !config.databaseUrl) {
    return { migratorUrl: undefined, appUrl: given.appUrl, stop: async () => undefined };
  }
  if (config.databaseUrl || given.migratorUrl) {
    const roles = await ensureRoles({ adminUrl: config.databaseUrl, keysDir, ...given });
    return { ...roles, adminUrl: config.databaseUrl, stop: async () => undefined };
  }
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    onProgress: ({ zh, en }) => progress({ zh, en }),
  });
  const roles = await ensureRoles({ adminUrl: embedded.url, keysDir, unknownPassword: 'reset' });
  return { ...roles, adminUrl: embedded.url, stop: embedded.stop };
}

/**
 * Brings the schema, the job queues and the month partitions up to date; a process that may not build checks only.
 * @throws PlatformError `db.migration-failed`, `db.schema-behind`
 */
export async function prepareDatabase(
  database: Database,
  modules: readonly ModuleDefinition[],
  progress: Progress,
): Promise<void> {
  const { migratorUrl, appUrl } = database;
  if (!migratorUrl) return requireCurrentSchema(appUrl);
  await migrate({
    migratorUrl,
    now: new Date(),
    onStep: (name) => progress({ zh: `升级数据库：${name}`, en: `Database migration: ${name}` }),
  });
  await installJobs(migratorUrl, queuesOf(modules));
}

/** The running platform: database, schema, keys, modules. It does not listen yet. */
export async function boot(
  config: Config,
  modules: readonly ModuleDefinition[],
  progress: Progress,
): Promise<App> {
  const database = await openDatabase(config, progress);
  try {
    await prepareDatabase(database, modules, progress);
    const cipher = createFieldCipher({
      keys: openKeyRing({ dataDir: config.dataDir, env: { TONGXUE_KEYS_FILE: config.keysFile } }),
      algorithm: config.cipher,
    });
    const app = await createApp({
      config,
      modules,
      cipher,
      databaseUrl: database.appUrl,
      directUrl: config.directDatabaseUrl,
    });
    const { close } = app;
    app.close = async () => {
      await close();
      await database.stop();
    };
    return app;
  } catch (error) {
    await database.stop();
    throw error;
  }
}
