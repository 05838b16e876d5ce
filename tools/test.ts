// npm test [-- pattern … --node-option …]: every *.test.ts, grouped into as many processes as there are cores (at most four).
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEmbedded } from '#platform/db/embedded.ts';
import { projectFiles } from './gates/gate.ts';

const root = resolve(import.meta.dirname, '..');
const elsewhere = /^(e2e|bench)\//;

/** Spreads the files so that the groups weigh about the same; the size of a file stands for its time. */
async function balance(files: string[], count: number): Promise<string[][]> {
  const sized = await Promise.all(
    files.map(async (file) => ({ file, size: (await stat(join(root, file))).size })),
  );
  const groups = Array.from({ length: count }, () => ({ files: [] as string[], size: 0 }));
  for (const { file, size } of sized.sort((a, b) => b.size - a.size)) {
    const lightest = groups.reduce((least, group) => (group.size < least.size ? group : least));
    lightest.files.push(file);
    lightest.size += size;
  }
  return groups.map((group) => group.files.sort()).filter((group) => group.length > 0);
}

/**
 * One file that runs a group in one process, which saves loading the platform for each of them. Each test file is
 * loaded inside a test of its own when its turn comes: its hooks stay its own, its database is gone before the next
 * one is made, and a file that cannot be loaded is a failed test in the summary.
 */
function groupSource(files: string[]): string {
  const tests = files.map((file) => {
    const url = JSON.stringify(pathToFileURL(join(root, file)).href);
    return `test(${JSON.stringify(file)}, () => import(${url}));`;
  });
  return `import { test } from 'node:test';\n${tests.join('\n')}\n`;
}

function runNode(args: string[]): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

/**
 * Keeps the one PostgreSQL of all test processes up for the whole run; each process alone would start and stop it. The
 * folder is where `platform/testing` looks, and stays: its cluster and migrated template serve the next run too.
 */
async function holdServer(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) return async () => undefined;
  process.env.TONGXUE_TEST_DATA ??= join(tmpdir(), `tongxue-test-${process.getuid?.() ?? 0}`);
  const { stop } = await startEmbedded({ dataDir: process.env.TONGXUE_TEST_DATA, durability: 'none' });
  return stop;
}

async function main(): Promise<void> {
  const options = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
  const patterns = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const files = (await projectFiles(root))
    .filter((path) => /\.test\.tsx?$/.test(path) && !elsewhere.test(path))
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)));
  if (files.length === 0) {
    console.error(`No test file has ${patterns.join(' or ')} in its path.`);
    process.exitCode = 2;
    return;
  }
  const processes = Math.min(4, availableParallelism());
  const folder = await mkdtemp(join(tmpdir(), 'tongxue-tests-'));
  const releaseServer = await holdServer();
  try {
    const groups = await balance(files, processes);
    const entries = await Promise.all(
      groups.map(async (group, index) => {
        const entry = join(folder, `group-${index + 1}.test.mjs`);
        await writeFile(entry, groupSource(group));
        return entry;
      }),
    );
    const limits = ['--test-force-exit', `--test-concurrency=${processes}`];
    process.exitCode = await runNode(['--test', ...limits, ...options, ...entries]);
  } finally {
    await releaseServer();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
