import { join } from 'node:path';
import { type Finding, type Gate, run } from './gate.ts';

/** The findings that a tool's output holds; when it failed and none could be read, its output as it is. */
function orWhole(tool: string, code: number, output: string, findings: Finding[]): Finding[] {
  return code !== 0 && findings.length === 0
    ? [{ place: tool, problem: output.trim() || `exit ${code}` }]
    : findings;
}

/** Formatting and lint, as in CI: warnings count. */
export const format: Gate = {
  name: 'format',
  remedy: 'npx biome check --write . (and mend by hand what it cannot)',
  find: async (root) => {
    const args = [
      'ci',
      '--error-on-warnings',
      '--reporter=github',
      '--max-diagnostics=500',
      '--colors=off',
      '.',
    ];
    const { code, output } = await run(root, join(root, 'node_modules/.bin/biome'), args);
    const lines = output.matchAll(/^::\w+ title=([^,]*),file=([^,]*),line=(\d+).*?::(.*)$/gm);
    const findings = [...lines].map(([, rule, file, line, message]) => ({
      place: `${file?.replace(`${root}/`, '')}:${line}`,
      problem: `${rule}: ${message}`,
    }));
    return orWhole('biome', code, output, findings);
  },
};

/** Types, by TypeScript 7 (`ts7`); 5.9 stays installed only for tools that need its API. */
export const types: Gate = {
  name: 'types',
  remedy: 'mend the types; no cast to any, no @ts-ignore',
  find: async (root) => {
    const args = ['node_modules/ts7/bin/tsc', '-p', '.', '--pretty', 'false'];
    const { code, output } = await run(root, process.execPath, args);
    const lines = output.matchAll(/^(\S+)\((\d+),\d+\): error (.*)$/gm);
    const findings = [...lines].map(([, file, line, problem]) => ({
      place: `${file}:${line}`,
      problem: problem ?? '',
    }));
    return orWhole('tsc', code, output, findings);
  },
};

type KnipIssue = { file: string } & Record<string, unknown>;

/** Files, exports and packages that nothing uses, and packages used without being declared. */
export const unused: Gate = {
  name: 'unused',
  remedy: 'delete what nothing uses; declare in package.json what is used; entries are listed in knip.json',
  find: async (root) => {
    const args = [
      'node_modules/knip/bin/knip.js',
      '--no-progress',
      '--no-config-hints',
      '--reporter',
      'json',
    ];
    const { code, output } = await run(root, process.execPath, args);
    const json = output.match(/^\{"issues".*$/m)?.[0];
    const issues = json ? (JSON.parse(json) as { issues: KnipIssue[] }).issues : [];
    const findings = issues.flatMap(({ file, ...lists }) =>
      Object.entries(lists).flatMap(([kind, list]) =>
        (Array.isArray(list) ? list.flat() : []).map(({ name, line }: { name: string; line?: number }) => ({
          place: line ? `${file}:${line}` : file,
          problem: kind === 'files' ? 'nothing uses this file' : `${kind}: ${name}`,
        })),
      ),
    );
    return orWhole('knip', code, output, findings);
  },
};
