import { once } from 'node:events';
import { accountListPath, accountTable, loadDemo, readAccountList } from '#modules/demo/index.ts';
import type { App } from '#platform/app.ts';
import { boot } from '#platform/boot.ts';
import { type Config, readConfig } from '#platform/config.ts';
import type { Bilingual, PlatformError } from '#platform/errors.ts';
import { buildPages, pagesAreStale } from '#platform/http/pages-build.ts';
import { doorError, findPort } from '#platform/http/port.ts';
import { modules } from './modules.ts';

const seconds = () => (performance.now() / 1000).toFixed(1);
const say = (line = '') => process.stdout.write(`${line}\n`);
const tell = ({ zh, en }: Bilingual) => say(`${seconds().padStart(6)}s  ${zh}  ${en}`);

const stop = new AbortController();
let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A terminal and npm may both pass one key press on: a second one counts when it is meant.
    if (asked && performance.now() - asked > 1000) process.exit(1);
    if (!asked) tell({ zh: '正在停止', en: 'Stopping' });
    asked ||= performance.now();
    stop.abort();
  });
}

let app: App | undefined;
try {
  const config = await withPort(readConfig());
  const pages = preparePages(config);
  pages.catch(() => stop.abort());
  app = await boot(config, modules, tell);
  const [demo] = await Promise.all([loadDemo(app, { progress: tell, signal: stop.signal }), pages]);
  stop.signal.throwIfAborted();
  await open(app, config);
  await tellAccounts(config, demo);
  await once(stop.signal, 'abort');
} catch (error) {
  if (!asked) {
    explain(error);
    process.exitCode = 1;
  }
} finally {
  stop.abort();
  await app?.close();
}
process.exit();

async function withPort(config: Config): Promise<Config> {
  return { ...config, port: await findPort(config) };
}

async function preparePages({ roles }: Config): Promise<void> {
  if (!roles.has('web') || !(await pagesAreStale())) return;
  tell({ zh: '构建网页', en: 'Building the pages' });
  await buildPages(stop.signal);
  tell({ zh: '网页已就绪', en: 'The pages are built' });
}

async function open({ door }: App, { port, host, publicUrl, roles }: Config): Promise<void> {
  await door.listen({ port, host }).catch((error) => {
    throw doorError(error, { port, host });
  });
  const here = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const local = `http://${here}:${port}`;
  say();
  if (roles.has('web')) {
    const address = publicUrl ?? local;
    say(`✓ 通学已就绪（${seconds()} 秒）：${address}`);
    say(`  Tongxue is ready (${seconds()} s): ${address}`);
  } else {
    say(`✓ 后台进程已就绪（${seconds()} 秒），探针：${local}/readyz`);
    say(`  The worker is ready (${seconds()} s); probes: ${local}/readyz`);
  }
}

async function tellAccounts(config: Config, demo: Awaited<ReturnType<typeof loadDemo>>): Promise<void> {
  const list = demo === 'loaded' || demo === 'kept' ? await readAccountList(config) : undefined;
  if (!list) return;
  say();
  if (demo === 'loaded') for (const line of accountTable(list)) say(line);
  else say(`  示范账号 Demo accounts: npm run demo -- accounts  (${accountListPath(config)})`);
}

function explain(error: unknown): void {
  const { title, detail } = error as Partial<PlatformError>;
  if (title) console.error(`${title.zh} ${detail?.zh ?? ''}\n${title.en} ${detail?.en ?? ''}`);
  else console.error(error);
}
