import createClient from 'openapi-fetch';
import type { paths } from './schema.gen.ts';
import { send } from './send.ts';

/**
 * The typed client over the OpenAPI document: `await ok(api.GET('/api/directory/people', { params: { query } }))`.
 * Failures are thrown as `Problem`, so the data of an awaited call is always there.
 */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: send });

/** The body of a successful call. */
export async function ok<T>(call: Promise<{ data?: T; response: Response }>): Promise<NonNullable<T>> {
  const { data } = await call;
  return data as NonNullable<T>;
}

/** Headers for an edit of the version that was read: an ETag as received, or a version number. */
export function ifMatch(version: string | number): { 'if-match': string } {
  const tag = String(version);
  return { 'if-match': /^(W\/)?"/.test(tag) ? tag : `"${tag}"` };
}

/** Headers that make a write repeatable; keep the key until the write has succeeded. */
export function idempotent(key: string): { 'idempotency-key': string } {
  return { 'idempotency-key': key };
}
