// npm run backup [-- --out DIR] [--keys-out DIR] [--encrypt] [--keep N] [--drill]: copies everything while the platform runs.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drill } from '#platform/backup/drill.ts';
import { runBackup } from '#platform/backup/snapshot.ts';
import { pruneBackups } from '#platform/backup/status.ts';
import { openDatabase } from '#platform/boot.ts';
import { type Config, projectRoot, readConfig } from '#platform/config.ts';
import { PlatformError } from '#platform/errors.ts';
import { openFileStore } from '#platform/files/open.ts';
import { askSecret, explain, printTable, say, step } from './terminal.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    'keys-out': { type: 'string' },
    encrypt: { type: 'boolean' },
    keep: { type: 'string' },
    drill: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const help = `npm run backup -- [选项 options]
  --out DIR       备份目录  where backups go (TONGXUE_BACKUP_DIR)
  --keys-out DIR  密钥包目录，另一块盘或另一处  where keys archives go: another disk, another building (TONGXUE_BACKUP_KEYS_DIR)
  --encrypt       加密，询问口令  encrypt; asks for the passphrase (TONGXUE_BACKUP_PASSPHRASE)
  --keep N        只保留最新的 N 份  delete all but the newest N
  --drill         随即恢复到临时数据库并逐表核对  restore it into a scratch database at once and compare every table`;

/** The passphrase from the settings, or asked for twice; undefined when the backup is not to be encrypted. */
async function passphraseFor(config: Config): Promise<string | undefined> {
  if (config.backup.passphrase) return config.backup.passphrase;
  if (!values.encrypt) return undefined;
  const first = await askSecret(
    '备份口令（至少 12 个字符）  Passphrase of the backup (12 characters or more): ',
  );
  if (first && first.length >= 12 && first === (await askSecret('再输入一次  Once more: '))) return first;
  const zh = '两次口令需一致且不少于 12 个字符；没有终端时请用 TONGXUE_BACKUP_PASSPHRASE 给出';
  const en =
    'The passphrase must be the same twice and have 12 characters; without a terminal set TONGXUE_BACKUP_PASSPHRASE';
  throw new PlatformError('config.invalid', { detail: { zh, en } });
}

function keepFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new PlatformError('config.invalid', {
    detail: { zh: '--keep 是要保留的份数，至少 1', en: '--keep is how many backups stay, 1 or more' },
  });
}

async function main(): Promise<void> {
  if (values.help) {
    say(help);
    return;
  }
  const config = readConfig(process.env, []);
  const keep = keepFrom(values.keep);
  const passphrase = await passphraseFor(config);
  const outDir = values.out ? resolve(values.out) : config.backup.dir;
  const keysOutDir = values['keys-out'] ? resolve(values['keys-out']) : config.backup.keysDir;
  const keysDir = join(config.dataDir, 'keys');
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const database = await openDatabase(config, step);
  try {
    if (!database.migratorUrl) throw needsOwner();
    const result = await runBackup({
      migratorUrl: database.migratorUrl,
      files: await openFileStore(config),
      keysDir,
      outDir,
      keysOutDir,
      passphrase,
      version,
      onProgress: step,
    });
    say();
    printTable(
      ['表 Tables', '行 Rows', '文件 Files', '字节 Bytes', '秒 Seconds'],
      [[result.tables, result.rows, result.files, result.bytes, result.seconds]],
    );
    say(`✓ 备份 Backup: ${result.dir}`);
    say(`✓ 密钥 Keys:   ${result.keysFile}`);
    say('  请把密钥包放到另一处：没有它，备份里的加密字段读不出来；与备份放在一起，备份就没有锁。');
    say(
      '  Keep the keys archive elsewhere: without it the encrypted fields cannot be read, beside the backup it locks nothing.',
    );
    if (result.consistency === 'per-table') {
      say(
        '! 分布式数据库不能保证跨表同一时刻，各表分别一致。  A distributed database: each table is consistent by itself.',
      );
    }
    for (const file of result.missing) say(`! 文件缺失 Missing file: ${file}`);
    if (keep)
      for (const name of await pruneBackups(outDir, keep, keysOutDir))
        say(`· 删除旧备份  Deleted old backup: ${name}`);
    if (values.drill) {
      if (!database.adminUrl) throw needsAdmin();
      const keysFile = result.keysFile;
      await drill({
        outDir,
        name: result.name,
        passphrase,
        keysFile,
        adminUrl: database.adminUrl,
        keysDir,
        onProgress: step,
      });
      say('✓ 恢复演练通过  The restore drill passed');
    }
    if (result.missing.length > 0) process.exitCode = 2;
  } finally {
    await database.stop();
  }
}

function needsOwner(): Error {
  const zh = '备份需要表的所有者：请设置 MIGRATOR_DATABASE_URL 或 DATABASE_URL';
  const en = 'A backup needs the owner of the tables: set MIGRATOR_DATABASE_URL or DATABASE_URL';
  return new PlatformError('config.invalid', { detail: { zh, en } });
}

function needsAdmin(): Error {
  const zh = '演练要建立临时数据库：请设置 DATABASE_URL（可以创建数据库的账号）';
  const en = 'A drill makes a scratch database: set DATABASE_URL, an account that may create databases';
  return new PlatformError('config.invalid', { detail: { zh, en } });
}

await main().catch(explain);
