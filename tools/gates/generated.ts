import { type Gate, run } from './gate.ts';

/** What is generated is what the sources say now. */
export const generated: Gate = {
  name: 'generated',
  remedy: 'npm run gen, and commit what it wrote; never edit it by hand',
  find: async (root) => {
    const { code, output } = await run(root, process.execPath, ['--no-warnings', 'tools/gen.ts', '--check']);
    const stale = output.match(/^\[.*\]$/m)?.[0];
    if (code !== 0 || !stale) return [{ place: 'tools/gen.ts', problem: output.trim() || `exit ${code}` }];
    return (JSON.parse(stale) as string[]).map((place) => ({
      place,
      problem: 'differs from what its sources make',
    }));
  },
};
