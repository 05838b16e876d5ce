import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { ensureRoles } from '../db/roles.ts';
import type { Bilingual } from '../errors.ts';
import { backupError } from './errors.ts';
import { openBackup } from './open.ts';
import { connected } from './parallel.ts';
import { restoreDatabase } from './restore.ts';
import { type DrillOutcome, listBackups, recordDrill } from './status.ts';

export type DrillOptions = {
  /** Where backups are; the newest is tried unless `name` says which. */
  outDir: string;
  name?: string;
  passphrase?: string;
  keysFile?: string;
  /** An account that may create databases on the server where the trial is made. */
  adminUrl: string;
  keysDir: string;
  now?: () => Date;
  onProgress?: (progress: Bilingual) => void;
};

/**
 * Proves that a backup can be restored, by restoring it: into a scratch database beside the real one, compared table by
 * table, then dropped. Files are checked where they lie. The outcome is noted in `status.json` either way.
 * @throws what `openBackup` and `restoreDatabase` throw
 */
export async function drill(options: DrillOptions): Promise<DrillOutcome> {
  const { outDir, keysDir, adminUrl, now = () => new Date(), onProgress } = options;
  const started = now();
  const name = options.name ?? (await listBackups(outDir))[0];
  const at = started.toISOString();
  if (!name) throw backupError('unreadable', { path: outDir });
  const database = `${scratch}${randomBytes(6).toString('hex')}`;
  try {
    const backup = await openBackup({ ...options, dir: join(outDir, name) });
    await dropScratch(adminUrl);
    const { migratorUrl } = await ensureRoles({ adminUrl, keysDir, database });
    const { tables } = await restoreDatabase(backup, { migratorUrl, now: started, onProgress });
    const rows = tables.reduce((sum, { restored }) => sum + restored, 0);
    const seconds = (now().getTime() - started.getTime()) / 1000;
    const outcome = { name, at, ok: true, seconds, tables: tables.length, rows, files: backup.files.length };
    await recordDrill(outDir, outcome);
    return outcome;
  } catch (error) {
    await recordDrill(outDir, { name, at, ok: false, error: String(error) }).catch(() => {});
    throw error;
  } finally {
    await dropScratch(adminUrl, database).catch(() => {});
  }
}

const scratch = 'tongxue_drill_';

/** Drops the scratch database, or those that a killed drill left behind and nobody is connected to. */
async function dropScratch(adminUrl: string, database?: string): Promise<void> {
  await connected(adminUrl, async (client) => {
    if (database) {
      await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`);
      return;
    }
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database d where starts_with(datname, $1)
        and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
      [scratch],
    );
    for (const { name } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
  });
}
