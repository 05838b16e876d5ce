import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, type Gate, linesOf, projectFiles } from './gate.ts';

/** Documents of the past, whose names may be gone, and words of standards, whose names are not ours. */
const past = /^(docs\/(adr|plan)\/|CHANGELOG\.md$)|\/STANDARD\.md$/;
/** What npm knows without a script of ours. */
const ownOfNpm = new Set(['start', 'test']);

const reads = [
  /\bprocess\.env\.([A-Z][A-Z0-9_]+)/g,
  /\benv\.([A-Z][A-Z0-9]*_[A-Z0-9_]+)/g,
  /^ {2}([A-Z][A-Z0-9_]+):/gm,
  /\$\{?([A-Z][A-Z0-9]*_[A-Z0-9_]+)/g,
];

async function scriptsOf(root: string, files: string[]): Promise<Set<string>> {
  if (!files.includes('package.json')) return new Set();
  const { scripts = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  return new Set(Object.keys(scripts));
}

/** Names of environment variables that some program of the project reads. */
async function variablesOf(root: string, files: string[]): Promise<Set<string>> {
  const programs = files.filter((path) => /\.(ts|mjs)$|^\.ci\/|^deploy\//.test(path));
  const texts = await Promise.all(programs.map((path) => readFile(join(root, path), 'utf8')));
  return new Set(
    texts.flatMap((text) =>
      reads.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')),
    ),
  );
}

/** Environment variables that a line names: in code, with an underscore, or given a value. */
function variablesNamed(line: string, inBlock: boolean): string[] {
  const code = inBlock ? [line] : [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  return code.flatMap((text) =>
    [...text.matchAll(/(?<![\w.-])([A-Z][A-Z0-9]*_[A-Z0-9_]+|[A-Z]{3,}(?==))/g)].map(
      (match) => match[1] ?? '',
    ),
  );
}

/** Every `npm run` command and every environment variable that a document names exists. */
export const documents: Gate = {
  name: 'documents',
  remedy:
    'name the command as package.json has it and the variable as the code reads it, or take the words out',
  find: async (root) => {
    const files = await projectFiles(root);
    const [scripts, variables] = await Promise.all([scriptsOf(root, files), variablesOf(root, files)]);
    const findings: Finding[] = [];
    for (const path of files.filter((file) => file.endsWith('.md') && !past.test(file))) {
      let inBlock = false;
      for (const [index, line] of (await linesOf(root, path)).entries()) {
        const place = `${path}:${index + 1}`;
        if (line.startsWith('```')) inBlock = !inBlock;
        for (const [, run, name = ''] of line.matchAll(/\bnpm (run )?([a-z][a-z0-9:-]*)/g))
          if ((run || ownOfNpm.has(name)) && !scripts.has(name))
            findings.push({ place, problem: `there is no script "${name}" in package.json` });
        for (const name of variablesNamed(line, inBlock))
          if (!variables.has(name)) findings.push({ place, problem: `nothing reads ${name}` });
      }
    }
    return findings;
  },
};
