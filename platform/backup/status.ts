import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const backupOutcome = z.object({
  name: z.string(),
  at: z.string(),
  ok: z.boolean(),
  error: z.string().optional(),
  seconds: z.number().optional(),
  tables: z.number().optional(),
  rows: z.number().optional(),
  files: z.number().optional(),
  bytes: z.number().optional(),
  encrypted: z.boolean().optional(),
  missing: z.array(z.string()).optional(),
});

const drillOutcome = z.object({
  name: z.string(),
  at: z.string(),
  ok: z.boolean(),
  error: z.string().optional(),
  seconds: z.number().optional(),
  tables: z.number().optional(),
  rows: z.number().optional(),
  files: z.number().optional(),
});

const statusSchema = z.object({
  /** The last attempt, whether it succeeded or not, and the last that succeeded. */
  lastBackup: backupOutcome.optional(),
  lastGoodBackup: backupOutcome.optional(),
  lastDrill: drillOutcome.optional(),
});

export type BackupOutcome = z.infer<typeof backupOutcome>;
export type DrillOutcome = z.infer<typeof drillOutcome>;
export type BackupStatus = z.infer<typeof statusSchema>;

/** What an operator wants to know: how the last backup and the last drill went. Empty before the first one. */
export async function backupStatus(outDir: string): Promise<BackupStatus> {
  const text = await readFile(join(outDir, 'status.json'), 'utf8').catch(() => '{}');
  return statusSchema.catch({}).parse(JSON.parse(text));
}

export async function recordBackup(outDir: string, outcome: BackupOutcome): Promise<void> {
  const known = backupOutcome.parse(outcome);
  await record(outDir, known.ok ? { lastBackup: known, lastGoodBackup: known } : { lastBackup: known });
}

export async function recordDrill(outDir: string, outcome: DrillOutcome): Promise<void> {
  await record(outDir, { lastDrill: drillOutcome.parse(outcome) });
}

async function record(outDir: string, change: BackupStatus): Promise<void> {
  const path = join(outDir, 'status.json');
  const status = { ...(await backupStatus(outDir)), ...change };
  await writeFile(`${path}.new`, `${JSON.stringify(status, null, 1)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

/** Names of the complete backups in `outDir`, the newest first. */
export async function listBackups(outDir: string): Promise<string[]> {
  const names = await readdir(outDir).catch(() => []);
  return names.filter((name) => /^tongxue-\d{8}T\d{6}Z$/.test(name)).sort((a, b) => (a < b ? 1 : -1));
}

/** Deletes all but the newest `keep` backups with their keys archives, and drafts that a killed process left. Returns the names deleted. */
export async function pruneBackups(
  outDir: string,
  keep: number,
  keysOutDir = join(outDir, 'keys'),
): Promise<string[]> {
  const old = (await listBackups(outDir)).slice(Math.max(1, keep));
  for (const name of old) {
    await rm(join(outDir, name), { recursive: true });
    await rm(join(keysOutDir, `${name}.keys`), { force: true });
  }
  const drafts = (await readdir(outDir)).filter((name) => /^\.tongxue-.*\.\d+$/.test(name));
  for (const draft of drafts) {
    const pid = Number(draft.split('.').at(-1));
    if (pid !== process.pid && !isAlive(pid)) await rm(join(outDir, draft), { recursive: true });
  }
  return old;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
