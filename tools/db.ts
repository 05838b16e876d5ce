// npm run db -- migrate: brings the database up to date and ends, for installations whose web and worker may not do so.
import { openDatabase, prepareDatabase } from '#platform/boot.ts';
import { readConfig } from '#platform/config.ts';
import { modules } from '../modules.ts';

const commands = {
  async migrate(): Promise<void> {
    const database = await openDatabase(readConfig(process.env, []), ({ zh, en }) =>
      console.log(`· ${zh}  ${en}`),
    );
    try {
      await prepareDatabase(database, modules, ({ zh, en }) => console.log(`· ${zh}  ${en}`));
      console.log('✓ 数据库已是最新  The database is up to date');
    } finally {
      await database.stop();
    }
  },
};

const [name = ''] = process.argv.slice(2);
if (name in commands) {
  await commands[name as keyof typeof commands]();
} else {
  console.error(`用法：npm run db -- ${Object.keys(commands).join('|')}`);
  console.error(`Usage: npm run db -- ${Object.keys(commands).join('|')}`);
  process.exitCode = 2;
}
