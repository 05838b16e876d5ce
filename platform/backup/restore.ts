import { basename } from 'node:path';
import type pg from 'pg';
import { migrate, migrationFiles, restoreMark } from '../db/migrate.ts';
import type { Bilingual } from '../errors.ts';
import type { FileStore } from '../files/store.ts';
import { findTables } from './catalogue.ts';
import { backupError } from './errors.ts';
import { restoreFiles } from './files.ts';
import { placeKeys, refuseOtherKeys } from './keys.ts';
import { compareTables, loadTables, makeJobsSchema, type TableReport } from './load.ts';
import type { OpenBackup } from './open.ts';
import { connected } from './parallel.ts';

export type RestoreDatabaseOptions = {
  /** The owner's address of an empty database. */
  migratorUrl: string;
  now: Date;
  connections?: number;
  onProgress?: (progress: Bilingual) => void;
};

export type RestoreOptions = RestoreDatabaseOptions & { files: FileStore; keysDir: string };

export type RestoreResult = {
  tables: TableReport[];
  files: number;
  /** Files that were missing already when the backup was made. */
  missing: string[];
  /** Migrations of this version that the backup did not have yet. */
  migrations: string[];
};

/**
 * Brings a checked backup (`openBackup`) up in an empty place: keys, database, files; proves that every table and file is
 * equal; then brings the schema to this version. Until all of it is done the platform refuses to start on the database;
 * after a failure the same call begins again.
 * @throws backup.not-empty, backup.newer, backup.keys-differ before anything is changed; backup.not-whole
 */
export async function runRestore(backup: OpenBackup, options: RestoreOptions): Promise<RestoreResult> {
  if (backup.keys) await refuseOtherKeys(options.keysDir, backup.keys);
  const database = await restoreDatabase(backup, options, async () => {
    if (backup.keys) await placeKeys(options.keysDir, backup.keys);
    options.onProgress?.({
      zh: `装入 ${backup.files.length} 个文件`,
      en: `Restoring ${backup.files.length} files`,
    });
    await restoreFiles(backup.dir, backup.files, backup.seal, options.files);
  });
  return { ...database, files: backup.files.length, missing: backup.manifest.files.missing };
}

/** The database's part of a restore; `besides` runs before the database counts as restored. */
export async function restoreDatabase(
  backup: OpenBackup,
  options: RestoreDatabaseOptions,
  besides: () => Promise<void> = async () => {},
): Promise<{ tables: TableReport[]; migrations: string[] }> {
  const { manifest } = backup;
  const { migratorUrl, now, onProgress } = options;
  await refuseNewer(manifest.migrations);
  await connected(migratorUrl, claimEmpty);
  onProgress?.({ zh: '按备份的版本建立表结构', en: 'Creating the tables as of the backup' });
  await migrate({ migratorUrl, now, only: manifest.migrations, during: 'restore' });
  await makeJobsSchema(backup, migratorUrl);
  await loadTables(backup, options);
  onProgress?.({ zh: '逐表核对', en: 'Comparing every table' });
  const tables = await compareTables(manifest, options);
  const different = tables.filter(({ equal }) => !equal);
  if (different.length > 0) {
    throw backupError(
      'not-whole',
      { name: different.map(({ table }) => table).join(', ') },
      {
        zh: '恢复出来的内容与备份不同，平台不会在这个数据库上启动。请检查磁盘和内存后重新恢复。',
        en: 'What was restored differs from the backup, and the platform will not start on this database. Check disk and memory, then restore again.',
      },
    );
  }
  await besides();
  const migrations = await migrate({ migratorUrl, now, during: 'restore' });
  await connected(migratorUrl, (client) => client.query(`drop schema ${restoreMark} cascade`));
  return { tables, migrations };
}

async function refuseNewer(migrations: string[]): Promise<void> {
  const known = new Set((await migrationFiles()).map((file) => basename(file, '.ts')));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw backupError(
    'newer',
    {},
    {
      zh: `这个版本不认识备份中的升级步骤：${unknown.join('、')}。请先把平台升级到做备份时的版本或更新的版本。`,
      en: `This version does not know these migrations of the backup: ${unknown.join(', ')}. First upgrade the platform to the version that made the backup, or a newer one.`,
    },
  );
}

/**
 * Makes sure that the database is empty and marks it as being restored, so that nobody starts on half of the data. What an
 * earlier restore left unfinished is cleared away; anything else is named and refused.
 */
async function claimEmpty(client: pg.Client): Promise<void> {
  const marked = (await client.query('select to_regnamespace($1) is not null as marked', [restoreMark]))
    .rows[0].marked;
  const tables = await findTables(client);
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  if (!marked && tables.length > 0) {
    const listed = schemas.map(
      (schema) => `${schema} (${tables.filter((table) => table.schema === schema).length})`,
    );
    const { rows } = await client.query('select current_database() as name');
    throw backupError(
      'not-empty',
      {},
      {
        zh: `数据库 ${rows[0].name} 中已有这些模式（表数）：${listed.join('、')}。没有改动任何内容。请恢复到空的数据库，或换一个数据目录（TONGXUE_DATA）。`,
        en: `The database ${rows[0].name} holds these schemas (tables): ${listed.join(', ')}. Nothing was changed. Restore into an empty database, or use another data directory (TONGXUE_DATA).`,
      },
    );
  }
  await client.query('begin');
  for (const schema of schemas) await client.query(`drop schema ${client.escapeIdentifier(schema)} cascade`);
  await client.query(`create schema if not exists ${restoreMark}`);
  await client.query('commit');
}
