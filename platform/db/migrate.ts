import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { projectRoot } from '../config.ts';
import { defineErrors, PlatformError } from '../errors.ts';
import { appRole, ensurePartitions } from './tables.ts';

defineErrors({
  'db.migration-failed': {
    status: 500,
    zh: '数据库升级失败，未作任何改动：{name}',
    en: 'Migration {name} failed; nothing was changed',
  },
  'db.half-restored': {
    status: 503,
    zh: '这个数据库的恢复没有做完：请重新执行 npm run restore，它会从头再来',
    en: 'The restore of this database was not finished: run npm run restore again, it begins anew',
  },
  'db.schema-behind': {
    status: 503,
    zh: '数据库结构不是这个版本的（缺 {name}）：请先用 MIGRATOR_DATABASE_URL 执行 npm run db -- migrate',
    en: 'The database lacks migration {name} of this version: run npm run db -- migrate with MIGRATOR_DATABASE_URL first',
  },
});

export const jobsSchema = 'pgboss';

/** A schema that exists while a backup is being restored: nobody may start on half of the data. */
export const restoreMark = 'tongxue_restore';

/** Paths of all migrations: the platform's and each module's, ordered by their timestamped names. */
export async function migrationFiles(root = projectRoot): Promise<string[]> {
  const folders = [join(root, 'platform/migrations')];
  for (const module of await readdir(join(root, 'modules'), { withFileTypes: true })) {
    if (module.isDirectory()) folders.push(join(root, 'modules', module.name, 'migrations'));
  }
  const files: string[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [] as string[]);
    files.push(
      ...names.filter((name) => /^\d{8}T\d{4}-.*\.ts$/.test(name)).map((name) => join(folder, name)),
    );
  }
  return files.sort((a, b) => basename(a).localeCompare(basename(b), 'en'));
}

function provider(files: string[]): MigrationProvider {
  return {
    async getMigrations() {
      const migrations: Record<string, Migration> = {};
      for (const file of files) migrations[basename(file, '.ts')] = await import(pathToFileURL(file).href);
      return migrations;
    },
  };
}

export type MigrateOptions = {
  /** Connects as the role that owns the schemas. */
  migratorUrl: string;
  now: Date;
  /** Run these and no others: the schema of a backup that another version made. */
  only?: readonly string[];
  /** Whoever restores a backup migrates under the mark that keeps everyone else out. Default `start`. */
  during?: 'start' | 'restore';
  onStep?: (name: string) => void;
};

/**
 * Brings the database to the newest schema, with the job queue's tables and month partitions.
 * @returns the names of the migrations that ran.
 * @throws PlatformError `db.migration-failed`, when the failed run left nothing behind; `db.half-restored`.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { migratorUrl, now, only, during = 'start', onStep } = options;
  const pool = new pg.Pool({ connectionString: migratorUrl, max: 2 });
  // biome-ignore lint/suspicious/noExplicitAny: migrations know no current schema
  const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }) });
  const wanted = (await migrationFiles()).filter((file) => !only || only.includes(basename(file, '.ts')));
  try {
    if (during === 'start') await refuseHalfRestored((text) => sql.raw<MarkRow>(text).execute(db));
    await sql`create schema if not exists platform`.execute(db);
    await sql`grant usage on schema platform to ${sql.id(appRole)}`.execute(db);
    const migrator = new Migrator({
      db,
      provider: provider(wanted),
      migrationTableSchema: 'platform',
      migrationTableName: 'migration',
      migrationLockTableName: 'migration_lock',
      allowUnorderedMigrations: true,
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) {
      const name = results.find((result) => result.status === 'Error')?.migrationName ?? '?';
      throw new PlatformError('db.migration-failed', { values: { name }, cause: error });
    }
    await sql`comment on table platform.migration is 'local'`.execute(db);
    await sql`comment on table platform.migration_lock is 'local'`.execute(db);
    await sql`grant select on platform.migration to ${sql.id(appRole)}`.execute(db);
    const ran = results.filter((result) => result.status === 'Success').map((result) => result.migrationName);
    for (const name of ran) onStep?.(name);
    await ensurePartitions(db, now);
    return ran;
  } finally {
    await db.destroy();
  }
}

type MarkRow = { marked: boolean };

async function refuseHalfRestored(query: (text: string) => Promise<{ rows: MarkRow[] }>): Promise<void> {
  const { rows } = await query(`select to_regnamespace('${restoreMark}') is not null as marked`);
  if (rows[0]?.marked) throw new PlatformError('db.half-restored');
}

/** For a process that may not build: every migration of this version has run. @throws PlatformError `db.schema-behind`, `db.half-restored` */
export async function requireCurrentSchema(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    await refuseHalfRestored((text) => client.query<MarkRow>(text));
    const { rows } = await client
      .query<{ name: string }>('select name from platform.migration')
      .catch((error) => {
        if (error.code === '42P01' || error.code === '3F000' || error.code === '42501') return { rows: [] };
        throw error;
      });
    const ran = new Set(rows.map(({ name }) => name));
    const missing = (await migrationFiles())
      .map((file) => basename(file, '.ts'))
      .find((name) => !ran.has(name));
    if (missing) throw new PlatformError('db.schema-behind', { values: { name: missing } });
  } finally {
    await client.end();
  }
}

/** Installs the job queue's tables and its queues, and lets the application use them. */
export async function installJobs(migratorUrl: string, queues: Iterable<QueueDefinition>): Promise<void> {
  const boss = new PgBoss({
    connectionString: migratorUrl,
    schema: jobsSchema,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const { name, ...options } of queues) {
      if (!existing.has(name)) await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query(`
      grant usage on schema ${jobsSchema} to ${appRole};
      grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${appRole};
      grant usage on all sequences in schema ${jobsSchema} to ${appRole};
      grant execute on all functions in schema ${jobsSchema} to ${appRole};`);
  } finally {
    await client.end();
  }
}

export type QueueDefinition = {
  name: string;
  retryLimit?: number;
  retryBackoff?: boolean;
  retryDelay?: number;
  expireInSeconds?: number;
  /** A worker that dies is noticed after this long, and the job starts again. */
  heartbeatSeconds?: number;
  deadLetter?: string;
};
