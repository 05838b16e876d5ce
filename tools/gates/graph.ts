import { join } from 'node:path';
import { type Finding, type Gate, run } from './gate.ts';

/** Who may import whom: rules generated from `modules.graph.ts`, judged by dependency-cruiser. */
export const graph: Gate = {
  name: 'graph',
  remedy: 'call the other module through its index.ts along modules.graph.ts, or react to its *.events.ts',
  find: async (root) => {
    const cruise = await run(root, process.execPath, [join(import.meta.dirname, 'graph.cruise.ts')]);
    if (cruise.code !== 0) return [{ place: 'dependency-cruiser', problem: cruise.output.trim() }];
    return JSON.parse(cruise.output) as Finding[];
  },
};
