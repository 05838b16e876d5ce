import { useQuery } from '@tanstack/react-query';
import { useLive } from './live.ts';
import { queries } from './query.ts';
import { sendJson } from './send.ts';

/** Long work at the server, as `GET /api/jobs/:id` tells it. */
export interface Job {
  id: string;
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Units done and in all; total is absent until it is known. */
  done?: number;
  total?: number;
  /** Seconds, the server's own estimate. */
  secondsLeft?: number;
  /** What is being done now, in the asked language. */
  step?: string;
  /** Why it failed, as problem+json. */
  problem?: { title?: string; detail?: string; code?: string };
  result?: unknown;
  cancellable?: boolean;
}

export function isOver(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

const key = (id: string) => ['jobs', id] as const;

/** Follows a job until it is over: by live events, and by asking every two seconds in case none come. */
export function useJob(id: string | undefined) {
  useLive('job', ({ data }) => {
    const told = data as Job;
    if (told.id === id) queries.setQueryData(key(told.id), (now: Job | undefined) => ({ ...now, ...told }));
  });
  return useQuery({
    queryKey: key(id ?? ''),
    queryFn: () => sendJson<Job>('GET', `/api/jobs/${encodeURIComponent(id ?? '')}`),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data && isOver(query.state.data) ? false : 2000),
  });
}

export async function cancelJob(id: string): Promise<void> {
  await sendJson('POST', `/api/jobs/${encodeURIComponent(id)}/cancel`);
  await queries.invalidateQueries({ queryKey: key(id) });
}
