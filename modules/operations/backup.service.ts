import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit, platformTenant } from '#platform/audit.ts';
import { authorise, dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import { manifestSchema } from '#platform/backup/manifest.ts';
import { type BackupOutcome, backupStatus, type DrillOutcome, listBackups } from '#platform/backup/status.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { PlatformError } from '#platform/errors.ts';
import { startJob } from '#platform/jobs.ts';
import { isBusy } from '#platform/queue-status.ts';
import { queueOfJob } from '#platform/queues.ts';
import { healthOf, isDrillDue, lateAfter, meansOf } from './backup.policy.ts';
import type { BackupRequest, BackupsView, OutcomeView } from './backup.schema.ts';
import { backupJob, backupKind } from './backup-run.service.ts';
import { findOwnJob } from './operations.queries.ts';

const shown = 30;

/** How the last backup and drill went, and the newest backups. Read from the folder of backups, which is the truth. */
export async function showBackups(ctx: Ctx): Promise<BackupsView> {
  authorise(ctx, 'operations.status.read');
  const { backup } = ctx.ports.config;
  const [status, names, busy, jobId] = await Promise.all([
    backupStatus(backup.dir),
    listBackups(backup.dir),
    isBusy(ctx.db.pool, queueOfJob(backupKind)),
    findOwnJob(ctx, backupKind),
  ]);
  const { lastBackup, lastGoodBackup, lastDrill } = status;
  return {
    directory: backup.dir,
    schedule: backup.cron ?? null,
    keep: backup.keep,
    means: meansOf(ctx.ports.config),
    backup: healthOf(lastBackup, lastGoodBackup, ctx.now(), lateAfter.backup),
    drill: healthOf(lastDrill, lastDrill, ctx.now(), lateAfter.drill),
    lastBackup: viewOutcome(lastBackup),
    lastGoodBackup: viewOutcome(lastGoodBackup),
    lastDrill: viewOutcome(lastDrill),
    busy,
    jobId: jobId ?? null,
    items: await Promise.all(names.slice(0, shown).map((name) => viewBackup(backup.dir, name))),
  };
}

function viewOutcome(outcome: (BackupOutcome & DrillOutcome) | undefined): OutcomeView | null {
  if (!outcome) return null;
  return {
    name: outcome.name,
    at: outcome.at,
    ok: outcome.ok,
    error: outcome.error?.slice(0, 1000) ?? null,
    seconds: outcome.seconds ?? null,
    tables: outcome.tables ?? null,
    rows: outcome.rows ?? null,
    files: outcome.files ?? null,
    bytes: outcome.bytes ?? null,
    encrypted: outcome.encrypted ?? null,
    missing: outcome.missing?.length ?? null,
  };
}

/** `tongxue-20261121T183000Z` → 2026-11-21T18:30:00Z */
const timeOf = (name: string) =>
  name.replace(/^tongxue-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');

async function viewBackup(dir: string, name: string): Promise<BackupsView['items'][number]> {
  const unreadable = {
    version: null,
    tables: null,
    rows: null,
    files: null,
    bytes: null,
    encrypted: null,
    readable: false,
  };
  const about = { name, at: timeOf(name) };
  try {
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(join(dir, name, 'manifest.json'), 'utf8')),
    );
    const { tables, files } = manifest;
    return {
      ...about,
      version: manifest.madeBy.tongxue,
      tables: tables.filter(({ contents }) => contents).length,
      rows: tables.reduce((sum, { contents }) => sum + (contents?.rows ?? 0), 0),
      files: files.count,
      bytes: tables.reduce((sum, { piece }) => sum + (piece?.size ?? 0), files.bytes),
      encrypted: manifest.encryption !== null,
      readable: true,
    };
  } catch {
    return { ...about, ...unreadable };
  }
}

/** Starts a backup, a drill, or both. One at a time, whoever asks. @throws operations.busy */
export async function startBackup(ctx: Ctx, { what }: BackupRequest): Promise<{ jobId: string }> {
  authorise(ctx, 'operations.backup.create');
  if (await isBusy(ctx.db.pool, queueOfJob(backupKind))) throw new PlatformError('operations.busy');
  return inTx(ctx, async (ctx) => {
    const jobId = await startJob(ctx, backupJob, tenantOf(ctx), { what });
    await audit(ctx, {
      action: 'operations.backup.create',
      subject: { type: 'job', id: jobId },
      detail: { what },
    });
    return { jobId };
  });
}

/**
 * The nightly one: with a drill once a month. Where the settings name no owner of the tables it does nothing, and the
 * page says what to configure.
 */
export async function startScheduledBackup(ctx: Ctx): Promise<void> {
  const { config } = ctx.ports;
  const means = meansOf(config);
  if (!means.backup) {
    ctx.log.warn({}, 'no scheduled backup: neither DATABASE_URL nor MIGRATOR_DATABASE_URL is set');
    return;
  }
  if (await isBusy(ctx.db.pool, queueOfJob(backupKind))) return;
  const drill = means.drill && isDrillDue(await backupStatus(config.backup.dir), ctx.now());
  const system = dangerouslyAsSystem(ctx, 'scheduled backup', [platformTenant]);
  await startJob(system, backupJob, platformTenant, {
    what: drill ? 'backup-and-drill' : 'backup',
    keep: config.backup.keep,
  });
}
