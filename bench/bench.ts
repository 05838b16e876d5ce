// npm run bench -- NAME [--smoke]: loads real size, prints `name value unit` lines and PASS or FAIL, and exits so.
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { figures } from './lib/figures.ts';

export type Bench = (options: { smoke: boolean; figures: ReturnType<typeof figures> }) => Promise<void>;

const files = (await readdir(import.meta.dirname)).filter(
  (name) => name.endsWith('.ts') && name !== 'bench.ts',
);
const names = files.map((name) => name.slice(0, -3)).sort();
const [name, ...flags] = process.argv.slice(2);
if (name === '--smoke') {
  // All of them at small size, each in a process of its own: that they run, not what they measure.
  for (const each of names) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, each, '--smoke'], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  process.exit(0);
}
if (!name || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME [--smoke]\nbenchmarks: ${names.join(', ')}`);
  process.exit(2);
}
const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
const found = figures();
await bench({ smoke: flags.includes('--smoke'), figures: found });
console.log(found.passed() ? `PASS ${name}` : `FAIL ${name}`);
process.exit(found.passed() ? 0 : 1);
