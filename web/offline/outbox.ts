import { Problem } from '../api/problem.ts';
import { send } from '../api/send.ts';
import { all, drop, keep } from './box.ts';
import { line, update } from './line.ts';

/** A write that was made while the server could not be reached. */
export interface Waiting {
  /** Idempotency key: sending twice has the effect of once. UUIDv7-like order by `madeAt`. */
  key: string;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  body: unknown;
  /** What the person would call it ("请假申请"), for the list of what waits. */
  title: string;
  /** ISO 8601. */
  madeAt: string;
  personId: string;
  /** Page and name of the form that it came from, so that a refused one can be mended there. */
  page: string;
  form: string;
  /** What stood in the form, and the version of the record that it began from. */
  values: unknown;
  version: string | undefined;
  /** Filled when the server refused it for good: the person must look. */
  refusal?: string;
}

const nextTry = { timer: 0, delay: 5000 };

/** Keeps a write on this device; it is sent when the line is back. */
export async function enqueue(write: Waiting): Promise<void> {
  await keep('outbox', `${write.madeAt} ${write.key}`, write);
  await count();
  schedule();
}

/** What waits, oldest first. */
export function listWaiting(): Promise<Waiting[]> {
  return all<Waiting>('outbox');
}

export async function discard(write: Waiting): Promise<void> {
  await drop('outbox', `${write.madeAt} ${write.key}`);
  await count();
}

/** Puts a refused write back into its form as a draft and takes it from the outbox. */
export async function mend(write: Waiting): Promise<void> {
  await keep('drafts', write.form, { values: write.values, savedAt: write.madeAt, version: write.version });
  await discard(write);
}

/**
 * Sends what waits, in order. Stops at the first write that the line loses, so that order holds;
 * a write that the server refuses (4xx) stays with its reason and does not block the others.
 */
async function flush(): Promise<void> {
  for (const write of await listWaiting()) {
    if (write.refusal) continue;
    try {
      await send(write.url, {
        method: write.method,
        body: JSON.stringify(write.body),
        headers: { 'content-type': 'application/json', 'idempotency-key': write.key },
      });
      await discard(write);
    } catch (error) {
      if (!(error instanceof Problem) || error.isLine || error.status === 401 || error.status >= 500) {
        schedule();
        return;
      }
      await keep('outbox', `${write.madeAt} ${write.key}`, { ...write, refusal: error.message });
      await count();
    }
  }
  nextTry.delay = 5000;
}

async function count(): Promise<void> {
  const writes = await listWaiting();
  const refused = writes.filter((write) => write.refusal !== undefined).length;
  update({ waiting: writes.length - refused, refused });
}

function schedule(): void {
  clearTimeout(nextTry.timer);
  nextTry.timer = window.setTimeout(() => void once(), nextTry.delay);
  nextTry.delay = Math.min(nextTry.delay * 2, 5 * 60_000);
}

/** Two tabs must not send the same writes at once; without locks the idempotency key still protects. */
async function once(): Promise<void> {
  if (navigator.locks) await navigator.locks.request('tx-outbox', flush);
  else await flush();
}

/** Starts sending: now, and whenever the browser says that the line is back. */
export async function startOutbox(): Promise<void> {
  await count();
  if (line.get().waiting > 0) await once();
  addEventListener('online', () => void once());
}
