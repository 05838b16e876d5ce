import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gate } from './gate.ts';

const source = 'platform/config.ts';
const guide = 'docs/operator-guide.md';

/** Every setting that the platform reads has its row in the operator guide, and the guide names no other. */
export const settings: Gate = {
  name: 'settings',
  remedy: `describe the setting in the table of ${guide}, or take it out`,
  find: async (root) => {
    if (!existsSync(join(root, source))) return [];
    const read = [...(await readFile(join(root, source), 'utf8')).matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)];
    const rows = [
      ...(await readFile(join(root, guide), 'utf8')).matchAll(/^\|([^|]*`[A-Z][A-Z0-9_]+`[^|]*)\|/gm),
    ];
    const known = new Set(read.map(([, name]) => name ?? ''));
    const described = new Set(
      rows.flatMap(([, cell]) => [...(cell ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name ?? '')),
    );
    return [
      ...[...known]
        .filter((name) => !described.has(name))
        .map((name) => ({ place: guide, problem: `${name} is not described` })),
      ...[...described]
        .filter((name) => !known.has(name))
        .map((name) => ({ place: guide, problem: `${name} is described and not read by ${source}` })),
    ];
  },
};
