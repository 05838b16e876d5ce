import { readFile, stat } from 'node:fs/promises';

/**
 * What a first visit to the public pages costs on the line: index.html, the entry, the page's frame and the page
 * itself with all that they import statically, styles included, as compressed by the build. Fails above the limit.
 */
const limit = 300 * 1024;
const root = new URL('..', import.meta.url);
const built = new URL('dist/web/', root);

interface Entry {
  file: string;
  css?: string[];
  imports?: string[];
}

const manifest: Record<string, Entry> = JSON.parse(
  await readFile(new URL('.vite/manifest.json', built), 'utf8'),
);

/** Source file of a public page, from the route that declares its path. */
async function pageSource(path: string): Promise<string | undefined> {
  for (const key of Object.keys(manifest)) {
    const module = /(?:^|\/)(modules\/[^/]+\/web)\//.exec(key)?.[1];
    if (!module) continue;
    const index = await readFile(new URL(`${module}/index.tsx`, root), 'utf8').catch(() => '');
    const route = index.slice(Math.max(0, index.search(new RegExp(`path:\\s*'${path}'`))));
    if (route === index && !index.startsWith('path')) continue;
    const page = /import\('\.\/([^']+)'\)/.exec(route)?.[1];
    if (page && key.endsWith(`${module}/${page}`)) return key;
  }
  return undefined;
}

function closure(start: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const add = (key: string) => {
    const entry = manifest[key];
    if (!entry || seen.has(key)) return;
    seen.add(key);
    files.add(entry.file);
    for (const css of entry.css ?? []) files.add(css);
    for (const imported of entry.imports ?? []) add(imported);
  };
  for (const key of start) add(key);
  return files;
}

/** Bytes as served with gzip: what browsers get over plain http inside a school; brotli (https) is smaller. */
async function served(file: string): Promise<number> {
  const packed = await stat(new URL(`${file}.gz`, built)).catch(() => undefined);
  return (packed ?? (await stat(new URL(file, built)))).size;
}

const visits = [
  { path: '/', frame: 'shell/portal-frame.tsx' },
  { path: '/sign-in', frame: 'shell/bare-frame.tsx' },
];

let failed = false;
for (const { path, frame } of visits) {
  const page = await pageSource(path);
  const files = closure(['index.html', frame, ...(page ? [page] : [])]);
  files.add('index.html');
  const sizes = await Promise.all([...files].map(async (file) => ({ file, size: await served(file) })));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const verdict = total <= limit ? 'PASS' : 'FAIL';
  failed ||= total > limit;
  console.log(
    `first-load ${path} ${(total / 1024).toFixed(1)} KB of ${limit / 1024} ${verdict}${page ? '' : ' (no page declared)'}`,
  );
  for (const { file, size } of sizes.sort((a, b) => b.size - a.size))
    console.log(`  ${(size / 1024).toFixed(1).padStart(7)} KB  ${file}`);
}
if (failed) {
  console.error('首次打开超过 300 KB：请把列出的大文件改为按需加载（import()），或换用更轻的组件。');
  console.error(
    'The first load is above 300 KB: load the large files above on demand (import()), or use lighter components.',
  );
  process.exit(1);
}
