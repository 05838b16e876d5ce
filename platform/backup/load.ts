import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Bilingual } from '../errors.ts';
import {
  columnList,
  findForeignKeys,
  findTables,
  nameOf,
  plainText,
  quoted,
  type Table,
} from './catalogue.ts';
import { digestRows } from './digest.ts';
import { backupError } from './errors.ts';
import type { Manifest } from './manifest.ts';
import type { OpenBackup } from './open.ts';
import { connected, inParallel } from './parallel.ts';
import { nowhere, readPiece, readWhole } from './piece.ts';

type Entry = Manifest['tables'][number];

/** How a table came out: what the backup says and what the database holds, read back. */
export type TableReport = {
  table: string;
  /** The table that this one is a partition of, or itself. */
  whole: string;
  rows: number;
  restored: number;
  equal: boolean;
};

type Loading = { migratorUrl: string; connections?: number; onProgress?: (progress: Bilingual) => void };

/** Makes the job queue's tables as they were when the backup was made; its own library brings them forward later. */
export async function makeJobsSchema(
  { dir, manifest, seal }: OpenBackup,
  migratorUrl: string,
): Promise<void> {
  if (!manifest.jobsSchema) return;
  const sql = await readWhole(join(dir, manifest.jobsSchema.path), { compress: 'zstd', seal });
  await connected(migratorUrl, (client) => client.query(sql.toString()));
}

/**
 * Fills the tables, which exist and may hold what migrations put there. Foreign keys are taken away for the time of
 * loading, so order and cycles do not matter, and put back over the complete data, which checks all of it.
 */
export async function loadTables(backup: OpenBackup, options: Loading): Promise<void> {
  const { manifest } = backup;
  const foreignKeys = await connected(options.migratorUrl, async (client) => {
    await makePartitions(client, manifest.tables);
    await refuseDifferences(client, manifest.tables);
    const keys = await findForeignKeys(client);
    for (const { drop } of keys) await client.query(drop);
    if (manifest.tables.length > 0) await client.query(`truncate ${manifest.tables.map(quoted).join(', ')}`);
    return keys;
  });
  const filled = manifest.tables.filter(({ contents }) => contents && contents.rows > 0);
  let done = 0;
  await inParallel(options.migratorUrl, options.connections ?? 2, filled, {
    begin: async () => {},
    async each(client, table) {
      await loadTable(backup, client, table);
      done += 1;
      options.onProgress?.({
        zh: `装入 ${done}/${filled.length} ${nameOf(table)}：${table.contents?.rows} 行`,
        en: `Loaded ${done}/${filled.length} ${nameOf(table)}: ${table.contents?.rows} rows`,
      });
    },
  });
  await connected(options.migratorUrl, async (client) => {
    for (const { add } of foreignKeys) await client.query(add);
    for (const { schema, name, last, called } of manifest.sequences) {
      await client.query("select setval(format('%I.%I', $1::text, $2::text)::regclass, $3, $4)", [
        schema,
        name,
        last,
        called,
      ]);
    }
    await client.query('analyze');
  });
}

async function loadTable({ dir, seal }: OpenBackup, client: pg.Client, table: Entry): Promise<void> {
  if (!table.piece) return;
  await client.query(`begin; ${plainText}`);
  const target = client.query(copyFrom(`copy ${quoted(table)} (${columnList(table)}) from stdin`));
  await readPiece(join(dir, table.piece.path), { compress: 'zstd', seal }, target);
  await client.query('commit');
}

/** Months and queues that the migrations of a fresh database do not know. Parents come before their parts. */
async function makePartitions(client: pg.Client, tables: Entry[]): Promise<void> {
  const parts = new Map(
    tables.filter(({ partitionOf }) => partitionOf).map((table) => [nameOf(table), table]),
  );
  const make = async (table: Entry): Promise<void> => {
    const of = table.partitionOf;
    if (!of || !parts.delete(nameOf(table))) return;
    const parent = parts.get(nameOf(of));
    if (parent) await make(parent);
    const further = table.partitionBy ? ` partition by ${table.partitionBy}` : '';
    await client.query(
      `create table if not exists ${quoted(table)} partition of ${quoted(of)} ${of.bound}${further}`,
    );
  };
  for (const table of [...parts.values()]) await make(table);
}

/** The migrations of this version must have made just the tables and columns that the backup holds. */
async function refuseDifferences(client: pg.Client, tables: Entry[]): Promise<void> {
  const present = new Map((await findTables(client)).map((table) => [nameOf(table), table]));
  const columnsOf = (table: Table | undefined) =>
    (table?.columns ?? [])
      .map(({ name, type }) => `${name} ${type}`)
      .sort()
      .join(', ');
  for (const table of tables) {
    const there = present.get(nameOf(table));
    if (there && columnsOf(there) === columnsOf(table)) continue;
    throw backupError(
      'schema-differs',
      { name: nameOf(table) },
      {
        zh: `备份中的列：${columnsOf(table)}；这里的列：${columnsOf(there) || '没有这张表'}。请用做备份的平台版本恢复，再升级。`,
        en: `Columns in the backup: ${columnsOf(table)}; here: ${columnsOf(there) || 'no such table'}. Restore with the platform version that made the backup, then upgrade.`,
      },
    );
  }
}

/** Reads every table back from the database and compares its rows and digest with the manifest. */
export async function compareTables(manifest: Manifest, options: Loading): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  const filled = manifest.tables.filter(({ contents }) => contents);
  await inParallel(options.migratorUrl, options.connections ?? 2, filled, {
    begin: (client) => client.query(`begin read only; ${plainText}`).then(() => {}),
    async each(client, table, index) {
      const rows = digestRows();
      const source = client.query(copyTo(`copy ${quoted(table)} (${columnList(table)}) to stdout`));
      await pipeline(source, rows.stream, nowhere());
      const actual = rows.result();
      const expected = table.contents as NonNullable<Entry['contents']>;
      const equal = actual.rows === expected.rows && actual.digest === expected.digest;
      const whole = nameOf(table.partitionOf ?? table);
      reports[index] = { table: nameOf(table), whole, rows: expected.rows, restored: actual.rows, equal };
    },
  });
  return reports.sort((a, b) => (a.table < b.table ? -1 : 1));
}
