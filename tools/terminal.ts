import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { type Bilingual, PlatformError } from '#platform/errors.ts';
import { displayWidth } from '#platform/text-table.ts';

export const say = (line = '') => process.stdout.write(`${line}\n`);

/** One step of long work: Chinese first. */
export const step = ({ zh, en }: Bilingual) => say(`· ${zh}  ${en}`);

/** Prints an error the way a person can act on it, and ends the process. */
export function explain(error: unknown): never {
  if (error instanceof PlatformError) {
    const { title, detail } = error;
    console.error([title.zh, detail?.zh, title.en, detail?.en].filter(Boolean).join('\n'));
  } else console.error(error);
  process.exit(1);
}

/** Prints rows in columns under a header; numbers stand right. */
export function printTable(header: string[], rows: (string | number)[][]): void {
  const cells = [
    header,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell))),
  ];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))));
  for (const [index, row] of cells.entries()) {
    const line = row.map((cell, column) => {
      const blank = ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
      return index > 0 && typeof rows[index - 1]?.[column] === 'number' ? blank + cell : cell + blank;
    });
    say(`  ${line.join('  ').trimEnd()}`);
  }
}

/** Asks for a secret without showing it; undefined when nobody sits at the terminal. */
export async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await new Promise<string>((resolve) => lines.question('', resolve));
  lines.close();
  say();
  return answer || undefined;
}

/** Asks a question; undefined when nobody sits at the terminal. */
export async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await new Promise<string>((resolve) => lines.question(question, resolve));
  lines.close();
  return answer.trim();
}
