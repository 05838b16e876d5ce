// npm run check [-- gate …]: every gate that a commit must pass, at most two at a time.
import { resolve } from 'node:path';
import { gates } from './gates/all.ts';
import type { Finding, Gate } from './gates/gate.ts';

const atOnce = 2;
const mostShown = 30;

type Verdict = { gate: Gate; findings: Finding[]; seconds: number };

async function judge(gate: Gate, root: string): Promise<Verdict> {
  const start = performance.now();
  const findings = await gate.find(root);
  return { gate, findings, seconds: (performance.now() - start) / 1000 };
}

function print({ gate, findings, seconds }: Verdict): void {
  const passed = findings.length === 0;
  console.log(`${passed ? 'PASS' : 'FAIL'}  ${gate.name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s`);
  if (passed) return;
  for (const { place, problem } of findings.slice(0, mostShown)) console.log(`      ${place}: ${problem}`);
  if (findings.length > mostShown) console.log(`      … and ${findings.length - mostShown} more`);
  console.log(`      → ${gate.remedy}`);
}

async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '..');
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such gate: ${unknown.join(', ')}. There are: ${gates.map((gate) => gate.name).join(', ')}`,
    );
    process.exitCode = 2;
    return;
  }
  const waiting = asked.length > 0 ? gates.filter((gate) => asked.includes(gate.name)) : [...gates];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const verdict = await judge(gate, root);
      print(verdict);
      if (verdict.findings.length > 0) failed.push(gate.name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failed.length === 0) return;
  console.error(`check: ${failed.length} of the gates failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

await main();
