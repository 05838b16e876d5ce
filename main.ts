import { boot } from '#platform/boot.ts';
import { readConfig } from '#platform/config.ts';
import { modules } from './modules.ts';

const began = performance.now();
const say = (line = '') => process.stdout.write(`${line}\n`);
const config = readConfig();

const app = await boot(config, modules, ({ zh, en }) => say(`· ${zh}  ${en}`)).catch(explain);

let stopping: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (stopping !== undefined) {
      // Ctrl-C comes twice at once, from the terminal and from npm; a later one is from somebody who will not wait.
      if (performance.now() - stopping > 1000) process.exit(1);
      return;
    }
    stopping = performance.now();
    say();
    say('· 正在停止  Stopping');
    await app.close();
    process.exit(0);
  });
}

if (config.roles.has('web')) {
  const address = await app.server.listen({ port: config.port, host: config.host }).catch(explain);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`✓ 通学已就绪（${seconds} 秒）：${config.publicUrl ?? address}`);
  say(`  Tongxue is ready (${seconds} s): ${config.publicUrl ?? address}`);
}

function explain(error: unknown): never {
  const { zh, en, title, detail } = error as {
    zh?: string;
    en?: string;
    title?: Record<'zh' | 'en', string>;
    detail?: Record<'zh' | 'en', string>;
  };
  if (zh && en) console.error(`${zh}\n${en}`);
  else if (title) console.error(`${title.zh} ${detail?.zh ?? ''}\n${title.en} ${detail?.en ?? ''}`);
  else console.error(error);
  process.exit(1);
}
