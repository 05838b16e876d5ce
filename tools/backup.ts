// npm run backup [-- --out DIR] [--keys-out DIR] [--encrypt] [--keep N] [--drill]: copies everything while the platform runs.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drill } from '#platform/backup/drill.ts';
import { type BackupProgress, type BackupResult, runBackup } from '#platform/backup/snapshot.ts';
import { listBackups, pruneBackups } from '#platform/backup/status.ts';
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
    'drill-only': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const help = `npm run backup -- [选项 options]
  --out DIR       备份目录  where backups go (TONGXUE_BACKUP_DIR)
  --keys-out DIR  密钥包目录，另一块盘或另一处  where keys archives go: another disk, another building (TONGXUE_BACKUP_KEYS_DIR)
  --encrypt       加密，询问口令  encrypt; asks for the passphrase (TONGXUE_BACKUP_PASSPHRASE)
  --keep N        只保留最新的 N 份  delete all but the newest N
  --drill         随即恢复到临时数据库并逐表核对  restore it into a scratch database at once and compare every table
  --drill-only    不备份，只演练最新的一份  no backup: a drill of the newest one`;

/** Whoever started us as a child process (the operator's page) follows by messages; a person by lines. */
function tell(progress: BackupProgress): void {
  step(progress);
  process.send?.({ progress });
}

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
  const places = { outDir, keysOutDir, keysDir, passphrase };
  try {
    let name: string | undefined;
    if (!values['drill-only']) {
      if (!database.migratorUrl) throw needsOwner();
      const result = await runBackup({
        ...places,
        migratorUrl: database.migratorUrl,
        files: await openFileStore(config),
        version,
        onProgress: tell,
      });
      name = result.name;
      report(result);
      if (keep)
        for (const old of await pruneBackups(outDir, keep, keysOutDir))
          say(`· 删除旧备份  Deleted old backup: ${old}`);
      if (result.missing.length > 0) process.exitCode = 2;
    }
    if (values.drill || values['drill-only']) {
      if (!database.adminUrl) throw needsAdmin();
      name ??= (await listBackups(outDir))[0];
      const keysFile = name && join(keysOutDir ?? join(outDir, 'keys'), `${name}.keys`);
      const outcome = await drill({
        ...places,
        name,
        ...(keysFile && { keysFile }),
        adminUrl: database.adminUrl,
        onProgress: tell,
      });
      say('✓ 恢复演练通过  The restore drill passed');
      process.send?.({ drilled: outcome });
    }
  } finally {
    await database.stop();
  }
}

function report({ dir, keysFile, consistency, missing, ...result }: BackupResult): void {
  const { tables, rows, files, bytes, seconds } = result;
  process.send?.({
    backedUp: { name: result.name, tables, rows, files, bytes, seconds, missing: missing.length },
  });
  say();
  printTable(
    ['表 Tables', '行 Rows', '文件 Files', '字节 Bytes', '秒 Seconds'],
    [[tables, rows, files, bytes, seconds]],
  );
  say(`✓ 备份 Backup: ${dir}`);
  say(`✓ 密钥 Keys:   ${keysFile}`);
  say('  请把密钥包放到另一处：没有它，备份里的加密字段读不出来；与备份放在一起，备份就没有锁。');
  say(
    '  Keep the keys archive elsewhere: without it the encrypted fields cannot be read, beside the backup it locks nothing.',
  );
  if (consistency === 'per-table') {
    say(
      '! 分布式数据库不能保证跨表同一时刻，各表分别一致。  A distributed database: each table is consistent by itself.',
    );
  }
  for (const file of missing) say(`! 文件缺失 Missing file: ${file}`);
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

await main().catch(async (error) => {
  if (error instanceof PlatformError && process.send) {
    const failed = { title: error.title, detail: error.detail };
    await new Promise<unknown>((sent) => process.send?.({ failed }, sent));
  }
  explain(error);
});
// The channel to whoever started us would keep the process alive.
process.disconnect?.();
