import { z } from 'zod';
import { PlatformError } from '../errors.ts';

/** Query parameters of every list: `?cursor=&limit=`, 20 unless told, at most 200. */
export const pageQuery = z.object({
  cursor: z.string().max(400).optional().describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
export type PageQuery = { cursor?: string | undefined; limit: number };

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type Page<T> = { items: T[]; nextCursor: string | null };

/** Packs the sort key of a row into an opaque cursor. */
export function toCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws request.invalid for a cursor that this platform did not make. */
export function fromCursor(cursor: string | undefined, parts: number): (string | number)[] | undefined {
  if (!cursor) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === parts &&
      key.every((k) => typeof k === 'string' || typeof k === 'number')
    )
      return key;
  } catch {
    // Falls through to the one error below.
  }
  throw new PlatformError('request.invalid', {
    fields: [
      {
        pointer: '/cursor',
        detail: {
          zh: '翻页标记无效，请从第一页重新开始',
          en: 'Invalid cursor; start again from the first page',
        },
      },
    ],
  });
}

/** Cuts `limit + 1` rows into a page: the extra row tells that there is more, without a count. */
export function cutPage<T>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => readonly (string | number)[],
): Page<T> {
  if (rows.length <= limit) return { items: rows, nextCursor: null };
  const items = rows.slice(0, limit);
  return { items, nextCursor: toCursor(keyOf(items[limit - 1] as T)) };
}
