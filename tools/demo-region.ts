import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountListPath, accountTable, loadDemo, loadedDemo, readAccountList } from '#modules/demo/index.ts';
import type { App } from '#platform/app.ts';
import { boot, type Database, openDatabase } from '#platform/boot.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { dropEverything, otherUsers } from '#platform/db/wipe.ts';
import { defineErrors, PlatformError } from '#platform/errors.ts';
import { modules } from '../modules.ts';
import { ask, say, step } from './terminal.ts';

defineErrors({
  'demo.off': {
    status: 409,
    zh: 'TONGXUE_DEMO=none：没有要载入的示范区域。请设为 small 或 full',
    en: 'TONGXUE_DEMO=none: there is no demo region to load. Set it to small or full',
  },
  'demo.not-a-demo': {
    status: 409,
    zh: '这个数据库不是示范数据库（没有载入过示范区域，或有示范区域以外的租户），不会清空它',
    en: 'This is no demo database (no demo region was loaded into it, or it has tenants of its own): it is left alone',
  },
  'demo.in-use': {
    status: 409,
    zh: '平台正在运行。请先停止它（在它的窗口按 Ctrl-C），再重新执行',
    en: 'The platform is running. Stop it first (Ctrl-C in its window), then run this again',
  },
  'demo.not-confirmed': {
    status: 409,
    zh: '没有确认，什么都没有改动。要不经询问直接执行，请加 --yes',
    en: 'Not confirmed; nothing was changed. Add --yes to go on without being asked',
  },
  'demo.accounts-unknown': {
    status: 404,
    zh: '没有找到示范账号的清单。执行 npm start 会载入示范区域；清单丢失时可用 npm run demo -- reset 重新生成',
    en: 'There is no list of demo accounts. npm start loads the demo region; if the list is lost, npm run demo -- reset makes a new one',
  },
  'demo.needs-migrator': {
    status: 409,
    zh: '清空需要表的所有者：请设置 MIGRATOR_DATABASE_URL 或 DATABASE_URL',
    en: 'This needs the owner of the tables: set MIGRATOR_DATABASE_URL or DATABASE_URL',
  },
});

/** Prints the table of demo accounts again. */
export async function showAccounts(): Promise<void> {
  const list = await readAccountList(readConfig(process.env, []));
  if (!list) throw new PlatformError('demo.accounts-unknown');
  for (const line of accountTable(list)) say(line);
}

/** Empties a demo database and loads the region of the settings into it. Refuses any other database. */
export async function resetDemo(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { yes: { type: 'boolean', default: false } } });
  const config = { ...readConfig(process.env, []), roles: new Set(['web'] as const) };
  if (config.demo === 'none') throw new PlatformError('demo.off');
  const database = await openDatabase(config, step);
  try {
    const { migratorUrl } = database;
    if (!migratorUrl) throw new PlatformError('demo.needs-migrator');
    await demandDemo(config, database);
    if (await otherUsers(migratorUrl)) throw new PlatformError('demo.in-use');
    await demandConsent(config, values.yes);
    step({ zh: '清空数据库', en: 'Emptying the database' });
    await dropEverything(migratorUrl);
    await rm(accountListPath(config), { force: true });
    if (config.files === 'local') await rm(join(config.dataDir, 'files'), { recursive: true, force: true });
    await withApp(config, database, async (app) => {
      await loadDemo(app, { progress: step });
    });
    await showAccounts();
  } finally {
    await database.stop();
  }
}

async function demandDemo(config: Config, database: Database): Promise<void> {
  await withApp(config, database, async (app) => {
    if ((await loadedDemo(app)) !== 'own') throw new PlatformError('demo.not-a-demo');
  });
}

async function demandConsent({ demo, dataDir }: Config, yes: boolean): Promise<void> {
  if (yes) return;
  say(`将清空示范数据库的全部内容（包括后来添加的），再载入 ${demo} 示范区域。数据目录：${dataDir}`);
  say(`Everything in the demo database will be deleted, then the ${demo} region is loaded. Data: ${dataDir}`);
  if ((await ask('输入 reset 继续  Type reset to go on: ')) !== 'reset')
    throw new PlatformError('demo.not-confirmed');
}

async function withApp(config: Config, database: Database, work: (app: App) => Promise<void>): Promise<void> {
  const urls = { migratorDatabaseUrl: database.migratorUrl, appDatabaseUrl: database.appUrl };
  const app = await boot({ ...config, ...urls }, modules, () => undefined);
  try {
    await work(app);
  } finally {
    await app.close();
  }
}
