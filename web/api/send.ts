import { currentLanguage } from '../i18n/language.ts';
import { lineAnswered, lineLost, watchRequest } from '../offline/line.ts';
import { lineProblem, type Problem, readProblem } from './problem.ts';
import { currentReader } from './reader.ts';

/** Waits between tries in milliseconds; a little chance keeps a school's devices from coming back together. */
const waits = [400, 1200, 3000];
const worthRetrying = new Set([429, 502, 503, 504]);

type ProblemListener = (problem: Problem, request: Request) => void;
const listeners = new Set<ProblemListener>();

/** Tells every problem to the shell (a lost session must lead to sign-in from any page). */
export function onProblem(listener: ProblemListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * `fetch` as all of our calls use it: speaks the person's language, repeats what is safe to repeat, and throws a
 * `Problem` for anything but success. Safe: GET, HEAD, and a write that carries an idempotency key; a POST gets one
 * by itself (draft-ietf-httpapi-idempotency-key-header).
 */
export async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: 'same-origin', ...init });
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  request.headers.set('accept-language', currentLanguage());
  const reader = currentReader();
  if (isRead && reader) request.headers.set('x-tongxue-reader', reader);
  if (request.method === 'POST' && !request.headers.has('idempotency-key'))
    request.headers.set('idempotency-key', crypto.randomUUID());
  const repeatable = isRead || request.headers.has('idempotency-key');

  const over = watchRequest();
  try {
    for (let attempt = 0; ; attempt += 1) {
      const wait = repeatable ? waits[attempt] : undefined;
      const outcome = await attemptOnce(request.clone());
      if (outcome instanceof Response) return outcome;
      const retry = outcome.isLine ? navigator.onLine !== false : isPassing(outcome);
      if (wait === undefined || !retry) {
        for (const listener of listeners) listener(outcome, request);
        throw outcome;
      }
      await pause(retryAfter(outcome) ?? wait * (0.75 + Math.random() / 2), request.signal);
    }
  } finally {
    over();
  }
}

async function attemptOnce(request: Request): Promise<Response | Problem> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    lineLost();
    return lineProblem();
  }
  lineAnswered(response.headers.get('x-tongxue-saved-at') ?? undefined);
  if (response.ok) return response;
  const after = response.headers.get('retry-after');
  const problem = await readProblem(response);
  return after === null
    ? problem
    : Object.assign(problem, { body: { ...problem.body, retryAfter: Number(after) } });
}

/** A full queue, a restart, or the same write still under way from the first try. */
function isPassing(problem: Problem): boolean {
  return worthRetrying.has(problem.status) || problem.code === 'request.idempotency-busy';
}

/** The server's own wish, in milliseconds, capped so that a page does not hang. */
function retryAfter(problem: Problem): number | undefined {
  const seconds = problem.body.retryAfter;
  return typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds * 1000, 10_000) : undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

/** JSON in, JSON out, for the few paths that the shell itself knows; pages use the typed `api`. */
export async function sendJson<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await send(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}
