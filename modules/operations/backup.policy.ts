import type { BackupStatus } from '#platform/backup/status.ts';
import type { Config } from '#platform/config.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A daily backup that is an hour late, a monthly drill that is some days late. */
export const lateAfter = { backup: 25 * hour, drill: 35 * day };

/** A scheduled backup is tried out when the last good drill is this old: one drill a month, none late. */
const drillEvery = 28 * day;

export type Health = 'good' | 'late' | 'failed' | 'never';

type Outcome = { at: string; ok: boolean };

/** How the last backup or drill stands: failed, too old, or fine. */
export function healthOf(
  last: Outcome | undefined,
  lastGood: Outcome | undefined,
  now: Date,
  late: number,
): Health {
  if (!last) return 'never';
  if (!last.ok) return 'failed';
  return lastGood && now.getTime() - Date.parse(lastGood.at) <= late ? 'good' : 'late';
}

export function isDrillDue({ lastDrill }: BackupStatus, now: Date): boolean {
  return !lastDrill?.ok || now.getTime() - Date.parse(lastDrill.at) > drillEvery;
}

/** Whether this process knows an account that owns the tables, and one that may create a scratch database. */
export function meansOf(config: Config): { backup: boolean; drill: boolean } {
  const embedded = !config.databaseUrl && !config.migratorDatabaseUrl && !config.appDatabaseUrl;
  const admin = embedded || config.databaseUrl !== undefined;
  return { backup: admin || config.migratorDatabaseUrl !== undefined, drill: admin };
}
