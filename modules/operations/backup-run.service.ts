import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { backupStatus, recordBackup } from '#platform/backup/status.ts';
import type { Ctx } from '#platform/ctx.ts';
import { defineJob, JobCancelled } from '#platform/jobs.ts';
import { runBackupTool } from './backup-tool.ts';

export const backupKind = 'operations.backup';

/** Six hours: a province's database, and its drill, on slow disks. */
const longest = 6 * 3600;

/** One backup, drill, or both; tried once, because the next night tries again and a person sees that it failed. */
export const backupJob = defineJob({
  kind: backupKind,
  input: z.object({
    what: z.enum(['backup', 'backup-and-drill', 'drill']),
    /** Delete all but so many afterwards: after scheduled ones. */
    keep: z.int().min(1).max(9999).optional(),
  }),
  expireInSeconds: longest,
  retryLimit: 0,
  async run(ctx, { what, keep }, control) {
    const startedAt = ctx.now();
    const args = what === 'drill' ? ['--drill-only'] : what === 'backup-and-drill' ? ['--drill'] : [];
    if (keep) args.push('--keep', String(keep));
    try {
      return await runBackupTool(ctx.ports.config, args, control);
    } catch (error) {
      if (what !== 'drill' && !(error instanceof JobCancelled)) await noteFailure(ctx, startedAt, error);
      throw error;
    }
  },
});

/** Notes a failure that came before the tool could note one itself. */
async function noteFailure(ctx: Ctx, startedAt: Date, error: unknown): Promise<void> {
  const { dir } = ctx.ports.config.backup;
  const { lastBackup } = await backupStatus(dir);
  if (lastBackup && Date.parse(lastBackup.at) >= startedAt.getTime()) return;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await recordBackup(dir, { name: '', at: startedAt.toISOString(), ok: false, error: String(error) });
}
