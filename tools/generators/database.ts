import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, prepareDatabase } from '#platform/boot.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { modules } from '../../modules.ts';

export type FreshDatabase = { migratorUrl: string; appUrl: string; config: Config };

/** A freshly migrated embedded database with the settings of a first start, for the time of `work`; nothing remains of it. */
export async function withFreshDatabase<T>(work: (fresh: FreshDatabase) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxue-gen-'));
  try {
    const config = readConfig({ TONGXUE_DATA: folder, TONGXUE_DEMO: 'none', TONGXUE_LOG: 'error' }, []);
    const database = await openDatabase(config, () => undefined);
    try {
      await prepareDatabase(database, modules, () => undefined);
      const { migratorUrl = '', appUrl } = database;
      return await work({ migratorUrl, appUrl, config });
    } finally {
      await database.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
