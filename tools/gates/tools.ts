import { join } from 'node:path';
import { findingsOf, type Gate, run } from './gate.ts';

/** Formatting and lint, as in CI: warnings count. */
export const format: Gate = {
  name: 'format',
  remedy: 'npx biome check --write . (and mend by hand what it cannot)',
  find: async (root) =>
    findingsOf(
      'biome',
      await run(root, join(root, 'node_modules/.bin/biome'), [
        'ci',
        '--error-on-warnings',
        '--colors=off',
        '.',
      ]),
    ),
};

/** Types, by TypeScript 7 (`ts7`); 5.9 stays installed only for tools that need its API. */
export const types: Gate = {
  name: 'types',
  remedy: 'mend the types; no cast to any, no @ts-ignore',
  find: async (root) =>
    findingsOf('tsc', await run(root, process.execPath, ['node_modules/ts7/bin/tsc', '-p', '.'])),
};

/** Files, exports and packages that nothing uses, and packages used without being declared. */
export const unused: Gate = {
  name: 'unused',
  remedy: 'delete what nothing uses; declare in package.json what is used; entries are listed in knip.json',
  find: async (root) =>
    findingsOf(
      'knip',
      await run(root, process.execPath, [
        'node_modules/knip/bin/knip.js',
        '--no-progress',
        '--no-config-hints',
      ]),
    ),
};
