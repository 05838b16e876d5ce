import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { to as copyTo } from 'pg-copy-streams';
import { jobsSchema } from '../db/migrate.ts';
import type { Bilingual } from '../errors.ts';
import type { FileStore } from '../files/store.ts';
import {
  columnList,
  findSequences,
  findTables,
  nameOf,
  plainText,
  quoted,
  type Sequence,
  type Table,
} from './catalogue.ts';
import { digestRows } from './digest.ts';
import { type BackupKeys, deriveKeys, type Kdf, newKdf } from './encryption.ts';
import { backupError } from './errors.ts';
import { copyFiles, type FileEntry } from './files.ts';
import { collectKeys, fingerprint, writeKeys } from './keys.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { connected, inParallel } from './parallel.ts';
import { type Packing, type Piece, writePiece } from './piece.ts';
import { recordBackup } from './status.ts';

export type BackupOptions = {
  /** The role that owns the tables: row-level security does not hide rows from it. */
  migratorUrl: string;
  files: FileStore;
  /** The directory of keys; what belongs to the data goes into an archive of its own. */
  keysDir: string;
  /** Where backups are kept, each in a directory named by its time. */
  outDir: string;
  /** Where keys archives are kept: another disk, another building. By default `keys` in `outDir`. */
  keysOutDir?: string;
  /** Encrypts everything but the manifest. */
  passphrase?: string;
  /** The platform's version, for the manifest. */
  version: string;
  now?: () => Date;
  /** Tables copied at the same time; one database connection each. */
  connections?: number;
  onProgress?: (progress: BackupProgress) => void;
};

/** A step in words; with figures where the count of steps is known. */
export type BackupProgress = Bilingual & { done?: number; total?: number };

export type BackupResult = {
  name: string;
  dir: string;
  keysFile: string;
  startedAt: string;
  seconds: number;
  tables: number;
  rows: number;
  files: number;
  /** Bytes on disk, without the keys. */
  bytes: number;
  encrypted: boolean;
  consistency: Manifest['consistency'];
  /** Files that the database speaks of and the store does not have. */
  missing: string[];
};

/**
 * Makes a backup while everyone works: all tables as of one moment (one exported snapshot, shared by parallel
 * connections), the files that they speak of, the keys apart; every piece with its checksum, the whole signed.
 * It appears under its name when it is complete, or not at all. The outcome is noted in `status.json` either way.
 * @throws PlatformError `backup.…`
 */
export async function runBackup(options: BackupOptions): Promise<BackupResult> {
  const { outDir, now = () => new Date() } = options;
  const started = now();
  const name = `tongxue-${started.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const draft = join(outDir, `.${name}.${process.pid}`);
  try {
    await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 });
    const result = await fillDraft(options, { name, draft, started });
    await recordBackup(outDir, { ...result, at: result.startedAt, ok: true });
    return result;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const failure = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? diskFull(outDir, error) : error;
    await recordBackup(outDir, { name, at: started.toISOString(), ok: false, error: String(failure) }).catch(
      () => {},
    );
    throw failure;
  }
}

type Draft = { name: string; draft: string; started: Date };

async function fillDraft(options: BackupOptions, { name, draft, started }: Draft): Promise<BackupResult> {
  const { outDir, keysOutDir = join(outDir, 'keys'), passphrase, now = () => new Date() } = options;
  const { keys, mac } = await collectKeys(options.keysDir);
  const kdf: Kdf | null = passphrase ? newKdf() : null;
  const derived: BackupKeys | undefined = passphrase && kdf ? await deriveKeys(passphrase, kdf) : undefined;
  const seal = derived?.seal;
  const database = await copyDatabase(options, draft, { compress: 'zstd', seal });
  const files = await copyFiles(options, draft, seal, database.files);
  const manifest: Manifest = {
    format: 1,
    name,
    madeBy: { tongxue: options.version, node: process.version, postgres: database.postgres },
    startedAt: started.toISOString(),
    snapshotAt: database.snapshotAt,
    consistency: database.consistency,
    encryption: kdf,
    migrations: database.migrations,
    jobsSchema: database.jobsSchema,
    tables: database.tables,
    sequences: database.sequences,
    files,
    keys: [...keys].map(([key, content]) => ({ name: key, sha256: fingerprint(content) })),
  };
  await writeManifest(draft, manifest, derived?.mac ?? mac);
  await mkdir(keysOutDir, { recursive: true, mode: 0o700 });
  const keysFile = join(keysOutDir, `${name}.keys`);
  await rm(keysFile, { force: true });
  await writeKeys(keysFile, keys, { compress: 'none', seal });
  const dir = join(outDir, name);
  await rename(draft, dir);
  await syncDirectory(outDir);
  const stored = database.tables.reduce((sum, { piece }) => sum + (piece?.size ?? 0), 0);
  return {
    name,
    dir,
    keysFile,
    startedAt: manifest.startedAt,
    seconds: (now().getTime() - started.getTime()) / 1000,
    tables: database.tables.filter(({ contents }) => contents).length,
    rows: database.tables.reduce((sum, { contents }) => sum + (contents?.rows ?? 0), 0),
    files: files.count,
    bytes: stored + files.bytes,
    encrypted: kdf !== null,
    consistency: database.consistency,
    missing: files.missing,
  };
}

type Copied = {
  postgres: string;
  snapshotAt: string;
  consistency: Manifest['consistency'];
  migrations: string[];
  jobsSchema: Piece | null;
  tables: Manifest['tables'];
  sequences: Sequence[];
  files: FileEntry[];
};

/** Opens the snapshot, keeps it open while all tables are copied from it, and reads what else is needed in it. */
async function copyDatabase(options: BackupOptions, draft: string, packing: Packing): Promise<Copied> {
  return connected(options.migratorUrl, async (client) => {
    await client.query(`begin isolation level repeatable read read only; ${plainText}`);
    const about = await client.query<{
      postgres: string;
      at: Date;
      snapshot: string;
      citus: boolean;
      bytes: number;
    }>(
      `select current_setting('server_version') as postgres, now() as at, pg_export_snapshot() as snapshot,
              exists (select from pg_extension where extname = 'citus') as citus,
              pg_database_size(current_database())::float8 as bytes`,
    );
    const { postgres, at, snapshot, citus, bytes } = about.rows[0] as NonNullable<(typeof about.rows)[0]>;
    await checkRoom(options.outDir, bytes / 4);
    const tables = await ownTables(client);
    // TRUNCATE and ALTER do not obey snapshots, so they wait until we are done.
    if (tables.length > 0)
      await client.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`);
    const copied = await copyTables(options, draft, packing, tables, citus ? undefined : snapshot);
    const migrations = await client.query<{ name: string }>(
      'select name from platform.migration order by name',
    );
    const files = await client.query<FileEntry>(
      `select distinct encode(sha256, 'hex') as sha256, size::float8 as size from platform.file_object order by 1`,
    );
    return {
      postgres,
      snapshotAt: at.toISOString(),
      consistency: citus ? 'per-table' : 'snapshot',
      migrations: migrations.rows.map((row) => row.name),
      jobsSchema: await copyJobsSchema(tables, draft, packing),
      tables: copied,
      sequences: await findSequences(client),
      files: files.rows,
    };
  });
}

async function ownTables(client: pg.Client): Promise<Table[]> {
  const tables = await findTables(client);
  const foreign = tables.filter(({ owned }) => !owned);
  if (foreign.length === 0) return tables.map(({ bytes, owned, ...table }) => table);
  throw backupError(
    'unowned',
    { name: foreign.map(nameOf).join(', ') },
    {
      zh: '这些表不是平台建立的，升级和恢复都不会重建它们。请把它们移到别的数据库，或用 ALTER TABLE … OWNER TO 交给迁移角色。',
      en: 'The platform did not make these tables, so neither upgrades nor restores can. Move them to another database, or give them to the migrator role with ALTER TABLE … OWNER TO.',
    },
  );
}

async function copyTables(
  options: BackupOptions,
  draft: string,
  packing: Packing,
  tables: Table[],
  snapshot: string | undefined,
): Promise<Manifest['tables']> {
  const copied: Manifest['tables'] = [];
  let done = 0;
  await inParallel(options.migratorUrl, options.connections ?? 2, tables, {
    async begin(client) {
      await client.query('begin isolation level repeatable read read only');
      if (snapshot) await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`);
      await client.query(plainText);
    },
    async each(client, table, index) {
      const entry = await copyTable(client, draft, packing, table);
      copied[index] = entry;
      done += 1;
      const rows = entry.contents?.rows;
      if (!rows) return;
      options.onProgress?.({
        zh: `表 ${done}/${tables.length} ${nameOf(table)}：${rows} 行`,
        en: `Table ${done}/${tables.length} ${nameOf(table)}: ${rows} rows`,
        done,
        total: tables.length,
      });
    },
  });
  return copied;
}

async function copyTable(
  client: pg.Client,
  draft: string,
  packing: Packing,
  table: Table,
): Promise<Manifest['tables'][number]> {
  if (table.partitionBy || table.columns.length === 0) return { ...table, contents: null, piece: null };
  const path = `tables/${fileNameOf(table)}.copy.zst`;
  const rows = digestRows();
  const source = client.query(copyTo(`copy ${quoted(table)} (${columnList(table)}) to stdout`));
  const measured = await writePiece(join(draft, path), source, packing, [rows.stream]);
  return { ...table, contents: rows.result(), piece: { path, ...measured } };
}

/** Any name a table can have, as a file name. */
function fileNameOf(table: Table): string {
  return nameOf(table).replace(/[^a-zA-Z0-9_.]/g, (letter) => `-${letter.codePointAt(0)?.toString(16)}-`);
}

async function copyJobsSchema(tables: Table[], draft: string, packing: Packing): Promise<Piece | null> {
  if (!tables.some(({ schema }) => schema === jobsSchema)) return null;
  const path = 'jobs-schema.sql.zst';
  const text = Readable.from([getConstructionPlans(jobsSchema)]);
  return { path, ...(await writePiece(join(draft, path), text, packing)) };
}

async function checkRoom(outDir: string, bytes: number): Promise<void> {
  const disk = await statfs(outDir);
  if (disk.bavail * disk.bsize < bytes) throw diskFull(outDir);
}

function diskFull(outDir: string, cause?: unknown): Error {
  return backupError(
    'disk-full',
    { path: outDir },
    {
      zh: '没有留下半份备份。请清理磁盘、删除旧备份，或用 --out 换一个目录。',
      en: 'No half backup was left. Free some space, delete old backups, or choose another directory with --out.',
    },
    cause,
  );
}

/** Has a rename on the disk before we say that it happened. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
