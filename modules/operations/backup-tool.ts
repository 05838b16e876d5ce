import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { type Config, projectRoot } from '#platform/config.ts';
import { type Bilingual, PlatformError } from '#platform/errors.ts';
import type { JobControl } from '#platform/jobs.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const count = z.number();

/** What `tools/backup.ts` tells whoever started it. */
const message = z.union([
  z.object({ progress: bilingual.extend({ done: count.optional(), total: count.optional() }) }),
  z.object({
    backedUp: z.object({
      name: z.string(),
      tables: count,
      rows: count,
      files: count,
      bytes: count,
      seconds: count,
      missing: count,
    }),
  }),
  z.object({
    drilled: z.object({
      name: z.string(),
      seconds: count.optional(),
      tables: count.optional(),
      rows: count.optional(),
    }),
  }),
  z.object({ failed: z.object({ title: bilingual, detail: bilingual.optional() }) }),
]);

export type ToolResult = {
  backedUp?: {
    name: string;
    tables: number;
    rows: number;
    files: number;
    bytes: number;
    seconds: number;
    missing: number;
  };
  drilled?: {
    name: string;
    seconds?: number | undefined;
    tables?: number | undefined;
    rows?: number | undefined;
  };
};

const children = new Set<ChildProcess>();

/** Ends what still runs, when the platform stops. */
export function stopTools(): void {
  for (const child of children) child.kill('SIGTERM');
}

/**
 * The settings as the environment of a child process: the worker's own, and where this process got them from elsewhere
 * (a test) the ones that say where the data are. With the embedded database no address is given: the child finds the
 * running server by the data directory and shares it.
 */
function environmentOf(config: Config): NodeJS.ProcessEnv {
  const { backup } = config;
  return {
    ...process.env,
    TONGXUE_DATA: config.dataDir,
    DATABASE_URL: config.databaseUrl,
    MIGRATOR_DATABASE_URL: config.migratorDatabaseUrl,
    APP_DATABASE_URL: config.appDatabaseUrl,
    TONGXUE_KEYS_FILE: config.keysFile,
    TONGXUE_BACKUP_DIR: backup.dir,
    TONGXUE_BACKUP_KEYS_DIR: backup.keysDir,
    TONGXUE_BACKUP_PASSPHRASE: backup.passphrase,
  };
}

/**
 * Runs `npm run backup` in a process of its own: copying and compressing leave this one alone, and only that one holds
 * the role that owns the tables. Its steps become the job's progress; a cancelled job ends it.
 * @throws PlatformError operations.backup-failed with what it said; JobCancelled
 */
export async function runBackupTool(
  config: Config,
  args: readonly string[],
  control: Pick<JobControl, 'progress'>,
): Promise<ToolResult> {
  const child = fork(join(projectRoot, 'tools/backup.ts'), [...args], {
    env: environmentOf(config),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  children.add(child);
  const result: ToolResult = {};
  let failed: { title: Bilingual; detail?: Bilingual | undefined } | undefined;
  let told: { done: number; total?: number | undefined; words: Bilingual } | undefined;
  let said = '';
  let steps = 0;
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-2000);
  });
  child.on('message', (raw) => {
    const { data } = message.safeParse(raw);
    if (!data) return;
    if ('progress' in data) {
      const { done = ++steps, total, zh, en } = data.progress;
      told = { done, total, words: { zh, en } };
    } else if ('failed' in data) failed = data.failed;
    else Object.assign(result, data);
  });
  let cancelled: unknown;
  const follow = setInterval(() => {
    if (!told || cancelled) return;
    control.progress(told.done, told.total, told.words).catch((reason) => {
      cancelled = reason;
      child.kill('SIGTERM');
    });
  }, 500);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (cancelled) throw cancelled;
    // 2: whole, but files that the database speaks of are missing in the store; the result counts them.
    if (code === 0 || code === 2) return result;
  } finally {
    clearInterval(follow);
    children.delete(child);
  }
  const detail = failed
    ? {
        zh: [failed.title.zh, failed.detail?.zh].filter(Boolean).join('：'),
        en: [failed.title.en, failed.detail?.en].filter(Boolean).join(': '),
      }
    : { zh: said.trim().slice(-500), en: said.trim().slice(-500) };
  throw new PlatformError('operations.backup-failed', { detail });
}
