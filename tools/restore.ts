// npm run restore -- --from DIR [--keys FILE] [--check]: checks a backup and brings it up in an empty place.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackup } from '#platform/backup/open.ts';
import { runRestore } from '#platform/backup/restore.ts';
import { openDatabase } from '#platform/boot.ts';
import { readConfig } from '#platform/config.ts';
import { PlatformError } from '#platform/errors.ts';
import { openFileStore } from '#platform/files/open.ts';
import { askSecret, explain, printTable, say, step } from './terminal.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    keys: { type: 'string' },
    check: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const help = `npm run restore -- --from DIR [选项 options]
  --from DIR   一份备份的目录  the directory of one backup
  --keys FILE  与它同名的密钥包  the keys archive of the same name
  --check      只检查备份，不恢复  check the backup only, restore nothing`;

async function main(): Promise<void> {
  if (values.help) {
    say(help);
    return;
  }
  const config = readConfig(process.env, []);
  if (!values.from) {
    const zh = '请指明备份目录：npm run restore -- --from 目录';
    const en = 'Say which backup: npm run restore -- --from DIRECTORY';
    throw new PlatformError('config.invalid', { detail: { zh, en } });
  }
  const keysDir = join(config.dataDir, 'keys');
  const options = { dir: values.from, keysFile: values.keys && resolve(values.keys), keysDir };
  const { passphrase } = config.backup;
  step({ zh: '逐件检查备份', en: 'Checking every piece of the backup' });
  const backup = await openBackup({ ...options, passphrase }).catch(async (error) => {
    if (error.code !== 'backup.passphrase' || passphrase) throw error;
    const asked = await askSecret('备份口令  Passphrase of the backup: ');
    if (!asked) throw error;
    return openBackup({ ...options, passphrase: asked });
  });
  const { manifest } = backup;
  say(
    `✓ ${manifest.name}：${manifest.snapshotAt}，通学 ${manifest.madeBy.tongxue}，PostgreSQL ${manifest.madeBy.postgres}`,
  );
  if (values.check) return;
  const database = await openDatabase(config, step);
  try {
    if (!database.migratorUrl) {
      const zh = '恢复需要表的所有者：请设置 MIGRATOR_DATABASE_URL 或 DATABASE_URL';
      const en = 'A restore needs the owner of the tables: set MIGRATOR_DATABASE_URL or DATABASE_URL';
      throw new PlatformError('config.invalid', { detail: { zh, en } });
    }
    const result = await runRestore(backup, {
      migratorUrl: database.migratorUrl,
      files: await openFileStore(config),
      keysDir,
      now: new Date(),
      onProgress: step,
    });
    say();
    const tables = Object.entries(Object.groupBy(result.tables, ({ whole }) => whole));
    printTable(
      ['表 Table', '备份行数 In backup', '恢复行数 Restored', '一致 Equal'],
      tables.map(([table, parts = []]) => [
        table,
        parts.reduce((sum, { rows }) => sum + rows, 0),
        parts.reduce((sum, { restored }) => sum + restored, 0),
        parts.every(({ equal }) => equal) ? '✓' : '✗',
      ]),
    );
    for (const file of result.missing) say(`! 备份时就已缺失的文件 Missing already at the backup: ${file}`);
    for (const name of result.migrations) say(`· 升级到本版本  Migrated to this version: ${name}`);
    say(`✓ 恢复完成：${result.tables.length} 张表、${result.files} 个文件全部一致。用 npm start 启动。`);
    say(
      `  Restored: ${result.tables.length} tables and ${result.files} files, all equal. Start with npm start.`,
    );
  } finally {
    await database.stop();
  }
}

await main().catch(explain);
