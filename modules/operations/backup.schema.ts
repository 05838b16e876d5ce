import { z } from 'zod';

const count = z.number();

const outcome = z.object({
  name: z.string(),
  at: z.iso.datetime(),
  ok: z.boolean(),
  /** What went wrong, as the tool said it. */
  error: z.string().nullable(),
  seconds: count.nullable(),
  tables: count.nullable(),
  rows: count.nullable(),
  files: count.nullable(),
  bytes: count.nullable(),
  encrypted: z.boolean().nullable(),
  /** Files that the database speaks of and the store did not have. */
  missing: count.nullable(),
});
export type OutcomeView = z.infer<typeof outcome>;

const health = z.enum(['good', 'late', 'failed', 'never']);

export const backupsResponse = z.object({
  /** Where backups lie, as the answering process sees it. */
  directory: z.string(),
  /** When scheduled ones are made (cron, Beijing time); null for never. */
  schedule: z.string().nullable(),
  keep: count,
  /** What the answering process could do by its settings. */
  means: z.object({ backup: z.boolean(), drill: z.boolean() }),
  backup: health,
  drill: health,
  lastBackup: outcome.nullable(),
  lastGoodBackup: outcome.nullable(),
  lastDrill: outcome.nullable(),
  /** Something waits or runs now. */
  busy: z.boolean(),
  /** The job of the one who asks, to follow. */
  jobId: z.uuid().nullable(),
  items: z.array(
    z.object({
      name: z.string(),
      at: z.iso.datetime(),
      version: z.string().nullable(),
      tables: count.nullable(),
      rows: count.nullable(),
      files: count.nullable(),
      bytes: count.nullable(),
      encrypted: z.boolean().nullable(),
      /** False: its manifest cannot be read. */
      readable: z.boolean(),
    }),
  ),
});
export type BackupsView = z.infer<typeof backupsResponse>;

export const backupRequest = z.strictObject({
  /** `backup`; `backup-and-drill` tries it out at once; `drill` tries out the newest. */
  what: z.enum(['backup', 'backup-and-drill', 'drill']).default('backup'),
});
export type BackupRequest = z.infer<typeof backupRequest>;

export const jobStarted = z.object({ jobId: z.uuid() });
