import { dirname } from 'node:path';
import { type Finding, type Gate, isWrittenCode, linesOf, projectFiles } from './gate.ts';

const longest = 450;
const text = /\.(ts|tsx|mjs|json|md|css|html|svg|ya?ml|sql|conf|txt)$|^\.ci\/|Dockerfile$/;
// Spelt in pieces, so that this file does not find itself.
const unfinished = new RegExp(
  `\\b(${['TO', 'FIX', 'XX', 'HA'].map((head, index) => head + ['DO', 'ME', 'X', 'CK'][index]).join('|')})\\b|\\b(test|it|describe|suite|t)\\.(only|skip|todo)\\(`,
);
const machinePath = /(^|[\s'"`(=:,])(\/(home|Users|root|work|tmp|private)\/[\w.-]+|[A-Z]:\\\\?Users\\)/;

/** Looks at each line of the chosen files. */
async function eachLine(
  root: string,
  chosen: (path: string) => boolean,
  problemOf: (line: string) => string | undefined,
): Promise<Finding[]> {
  const paths = (await projectFiles(root)).filter(chosen);
  const findings = await Promise.all(
    paths.map(async (path) =>
      (await linesOf(root, path)).flatMap((line, index) => {
        const problem = problemOf(line);
        return problem ? [{ place: `${path}:${index + 1}`, problem }] : [];
      }),
    ),
  );
  return findings.flat();
}

/** One file, one thought. */
export const length: Gate = {
  name: 'length',
  remedy: `a file of more than ${longest} lines holds more than one thought: split it by thought`,
  find: async (root) => {
    // A table of words is one thought however long: both languages of a module stand side by side.
    const paths = (await projectFiles(root)).filter(
      (path) => isWrittenCode(path) && !path.endsWith('/texts.ts'),
    );
    const sizes = await Promise.all(paths.map(async (path) => (await linesOf(root, path)).length - 1));
    return paths.flatMap((path, index) => {
      const size = sizes[index] ?? 0;
      return size > longest ? [{ place: path, problem: `${size} lines` }] : [];
    });
  },
};

/** Marks of unfinished work, and tests that do not run. */
export const marks: Gate = {
  name: 'marks',
  remedy: 'finish the work or open an issue; a test runs, or says by { skip: reason } what the machine lacks',
  find: (root) =>
    eachLine(root, isWrittenCode, (line) => {
      const mark = line.match(unfinished)?.[0];
      return mark && `${mark} stands here`;
    }),
};

/** Paths of one machine have no place in a project for many. */
export const paths: Gate = {
  name: 'paths',
  remedy: 'use os.tmpdir(), import.meta.dirname or a setting',
  find: (root) => {
    const neighbourhood = `${dirname(root)}/`;
    return eachLine(
      root,
      (path) => text.test(path) && path !== 'package-lock.json',
      (line) => {
        const path = line.match(machinePath)?.[2];
        if (path) return `${path} is a path of one machine`;
        return neighbourhood.length > 2 && line.includes(neighbourhood)
          ? 'the path of this checkout'
          : undefined;
      },
    );
  },
};
