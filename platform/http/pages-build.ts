import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { projectRoot } from '../config.ts';
import { defineErrors, PlatformError } from '../errors.ts';
import { pagesDir } from './pages.ts';

defineErrors({
  'web.build-failed': {
    status: 500,
    zh: '网页构建失败，请按上面的提示处理，再执行 npm run build',
    en: 'The pages could not be built: act on what is said above, then run npm run build',
  },
});

const builder = join(projectRoot, 'node_modules/vite/bin/vite.js');

/** Whether there are no pages, or sources younger than them. Never where the means of building are not installed. */
export async function pagesAreStale(): Promise<boolean> {
  if (!existsSync(builder)) return false;
  const built = await stat(join(pagesDir, 'index.html')).catch(() => undefined);
  if (!built) return true;
  return (await newestSource()) > built.mtimeMs;
}

async function newestSource(): Promise<number> {
  const modules = await readdir(join(projectRoot, 'modules'));
  const folders = ['web', 'platform/codes', 'platform/i18n', ...modules.map((name) => `modules/${name}/web`)];
  const newest = await Promise.all(folders.map((folder) => newestBelow(join(projectRoot, folder))));
  return Math.max(...newest, (await stat(join(projectRoot, 'package.json'))).mtimeMs);
}

async function newestBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs),
  );
  return Math.max(0, ...times);
}

/**
 * Builds the pages in a process of its own, so that this one stays small, and puts them in place at once.
 * @throws PlatformError `web.build-failed`; an abort of `signal` ends it
 */
export async function buildPages(signal?: AbortSignal): Promise<void> {
  const draft = `${pagesDir}-${process.pid}`;
  // The server takes up the folder when it starts, which may be before the build ends.
  await mkdir(pagesDir, { recursive: true });
  try {
    // Vite takes the folder as seen from its root, `web`.
    const outDir = relative(join(projectRoot, 'web'), draft);
    await run(['build', '--config', 'web/vite.config.ts', '--outDir', outDir, '--logLevel', 'warn'], signal);
    await removeAbandoned();
    const before = `${draft}-before`;
    await rename(pagesDir, before);
    await rename(draft, pagesDir);
    await rm(before, { recursive: true });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function run(args: string[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builder, ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'inherit'],
      ...(signal && { signal }),
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new PlatformError('web.build-failed'))));
  });
}

/** Drafts of builds that were killed. */
async function removeAbandoned(): Promise<void> {
  const folder = dirname(pagesDir);
  const draft = new RegExp(`^${basename(pagesDir)}-(\\d+)(-before)?$`);
  for (const name of await readdir(folder)) {
    const pid = Number(draft.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || pid === process.pid || existsSync(`/proc/${pid}`)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
