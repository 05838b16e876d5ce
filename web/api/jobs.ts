import { useQuery } from '@tanstack/react-query';
import type { Bilingual } from '../contract.ts';
import { useLive } from './live.ts';
import { queries } from './query.ts';
import { sendJson } from './send.ts';

/** Long work at the server, as `GET /api/jobs/:id` tells it. */
export interface Job {
  id: string;
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Units done and in all; total is null until it is known. */
  done: number;
  total: number | null;
  /** What is being done now. */
  message: Bilingual | null;
  /** What came out; of failed work the problem `{ code, title, detail }` with both languages. */
  result?: unknown;
  /** ISO 8601. */
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

const key = (id: string) => ['jobs', id] as const;

export function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/** Seconds still to go if the work goes on as fast as so far; undefined in the first moments, when that says nothing. */
export function secondsLeft(job: Job, now: number): number | undefined {
  if (job.state !== 'running' || job.startedAt === null || !job.total || job.done <= 0) return undefined;
  const spent = (now - Date.parse(job.startedAt)) / 1000;
  if (spent < 3 || job.done / job.total < 0.02) return undefined;
  return Math.max(0, (spent / job.done) * (job.total - job.done));
}

/** Why work failed, when the server told it. */
export function failureOf(job: Job): Bilingual | undefined {
  const { detail, title } = (job.result ?? {}) as { detail?: Bilingual; title?: Bilingual };
  return job.state === 'failed' ? (detail ?? title) : undefined;
}

/** Follows a job until it is over: asks when a live event `job` comes, and every two seconds in case none does. */
export function useJob(id: string | undefined) {
  useLive('job', () => {
    if (id !== undefined) void queries.invalidateQueries({ queryKey: key(id) });
  });
  return useQuery({
    queryKey: key(id ?? ''),
    queryFn: () => sendJson<Job>('GET', `/api/jobs/${encodeURIComponent(id ?? '')}`),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data && isOver(query.state.data) ? false : 2000),
  });
}

/** Asks the work to stop at its next step. */
export async function cancelJob(id: string): Promise<void> {
  await sendJson('POST', `/api/jobs/${encodeURIComponent(id)}/cancellation`);
  await queries.invalidateQueries({ queryKey: key(id) });
}
