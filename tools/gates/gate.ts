import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One violation: the place as `path`, `path:line` or a name, and what is wrong there. */
export type Finding = { place: string; problem: string };

/**
 * One gate of `npm run check`. `find` looks at the project below `root` (absolute path) and returns what it found; an empty
 * list means that the gate passes. `remedy` is the sentence printed under a failure: what a person should do.
 */
export type Gate = { name: string; remedy: string; find: (root: string) => Promise<Finding[]> };

/** The end of a program: exit code (127 when it could not be started) and everything that it printed. */
export type Outcome = { code: number; output: string };

const skippedFolders = new Set(['node_modules', '.git', '.data', 'dist']);

/** Every file of the project as a path relative to `root` with forward slashes, sorted; nothing installed or built. */
export async function projectFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const found: string[] = [];
  const folders = entries.filter((entry) => entry.isDirectory() && !skippedFolders.has(entry.name));
  for (const entry of entries) if (entry.isFile()) found.push(entry.name);
  const nested = await Promise.all(
    folders.map(async (folder) =>
      (await projectFiles(join(root, folder.name))).map((path) => `${folder.name}/${path}`),
    ),
  );
  return [...found, ...nested.flat()].sort();
}

/** TypeScript that people write here: no generated file, no declaration. */
export const isWrittenCode = (path: string): boolean =>
  /\.(ts|tsx|mjs)$/.test(path) && !/\.gen\.tsx?$|\.d\.ts$/.test(path);

/** The text of a project file, as lines. */
export async function linesOf(root: string, path: string): Promise<string[]> {
  return (await readFile(join(root, path), 'utf8')).split('\n');
}

/** Runs a program in `root` without a shell and waits for its end. Never throws: the outcome carries the failure. */
export function run(root: string, command: string, args: string[], env = process.env): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
