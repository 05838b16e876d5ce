// npm run e2e [-- word …]: the browser journeys, all in one process and on one platform.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from '../e2e/chromium.ts';

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);

findChromium();
const files = (await readdir(join(root, 'e2e')))
  .filter((name) => name.endsWith('.journey.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();
if (files.length === 0) {
  console.error(`No journey has ${words.join(' or ')} in its file's name.`);
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'tongxue-journeys-'));
const entry = join(folder, 'journeys.test.mjs');
await writeFile(
  entry,
  files
    .map((name) => `await import(${JSON.stringify(pathToFileURL(join(root, 'e2e', name)).href)});`)
    .join('\n'),
);
const child = spawn(process.execPath, ['--test-reporter=spec', '--test-reporter-destination=stdout', entry], {
  cwd: root,
  stdio: 'inherit',
});
child.on('close', async (code) => {
  await rm(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
