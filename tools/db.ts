// npm run db -- migrate|distribute: what only the owner of the tables may do, for installations whose web and worker may not.
import { type Database, openDatabase, prepareDatabase } from '#platform/boot.ts';
import { readConfig } from '#platform/config.ts';
import { distribute } from '#platform/db/distribute.ts';
import { PlatformError } from '#platform/errors.ts';
import { modules } from '../modules.ts';
import { explain, say, step } from './terminal.ts';

type Owner = { database: Database; migratorUrl: string };

const commands: Record<string, (owner: Owner, flags: ReadonlySet<string>) => Promise<void>> = {
  async migrate({ database }) {
    await prepareDatabase(database, modules, step);
    say('✓ 数据库已是最新  The database is up to date');
  },
  async distribute({ migratorUrl }, flags) {
    const dryRun = flags.has('--dry-run');
    const { steps, forAdministrator } = await distribute({
      migratorUrl,
      dryRun,
      onStep: ({ statement }) => say(`${statement};`),
    });
    if (forAdministrator.length > 0) {
      say('-- 请由管理员执行  For an administrator to run:');
      for (const statement of forAdministrator) say(`${statement};`);
    }
    if (dryRun) return;
    say(
      steps.length > 0
        ? `✓ 已分布 ${steps.length} 张表  ${steps.length} tables are distributed`
        : '✓ 没有要分布的表  Nothing was left to distribute',
    );
  },
};

async function main([name = '', ...flags]: string[]): Promise<void> {
  const command = commands[name];
  if (!command || flags.some((flag) => flag !== '--dry-run')) {
    console.error(`用法：npm run db -- migrate|distribute [--dry-run]`);
    console.error(`Usage: npm run db -- migrate|distribute [--dry-run]`);
    process.exitCode = 2;
    return;
  }
  // Of a dry run only the statements go to standard output, so that they can be kept in a file.
  const quiet = flags.includes('--dry-run');
  const database = await openDatabase(readConfig(process.env, []), quiet ? () => undefined : step);
  try {
    if (!database.migratorUrl) throw needsOwner();
    await command({ database, migratorUrl: database.migratorUrl }, new Set(flags));
  } finally {
    await database.stop();
  }
}

function needsOwner(): Error {
  const zh = '需要表的所有者：请设置 MIGRATOR_DATABASE_URL 或 DATABASE_URL';
  const en = 'This needs the owner of the tables: set MIGRATOR_DATABASE_URL or DATABASE_URL';
  return new PlatformError('config.invalid', { detail: { zh, en } });
}

await main(process.argv.slice(2)).catch(explain);
