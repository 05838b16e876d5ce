// npm run demo -- accounts | reset [--yes] | files …: the demo region's accounts, afresh, or as files.
import { writeFiles } from './demo-files.ts';
import { resetDemo, showAccounts } from './demo-region.ts';
import { explain, say } from './terminal.ts';

const commands: Record<string, (args: string[]) => Promise<void>> = {
  accounts: showAccounts,
  reset: resetDemo,
  files: writeFiles,
};

const usage = `npm run demo -- accounts                    示范账号和密码  the demo accounts with their password
npm run demo -- reset [--yes]               清空并重新载入示范区域  empties the demo database and loads it again
npm run demo -- files --size small|full --out DIR   把示范区域写成文件  writes the demo region as files`;

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) await command(args).catch(explain);
else {
  say(usage);
  process.exitCode = 2;
}
