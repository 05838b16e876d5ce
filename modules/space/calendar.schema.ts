import { z } from 'zod';
import type { EntryRow } from './calendar.queries.ts';

const day = 86_400_000;
export const longestSpan = 62 * day;

export const entryResponse = z.object({
  id: z.uuid(),
  title: z.string(),
  note: z.string().nullable(),
  place: z.string().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  allDay: z.boolean(),
  /** Whether it is the actor's own, and so may be changed. */
  own: z.boolean(),
  version: z.number(),
});
export type Entry = z.infer<typeof entryResponse>;

export const entryInput = z
  .object({
    title: z.string().trim().min(1).max(100),
    note: z.string().max(2000).optional(),
    place: z.string().max(100).optional(),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    allDay: z.boolean().default(false),
    /** For everybody at and below this node, instead of for oneself. */
    organisationId: z.uuid().optional(),
  })
  .refine((entry) => Date.parse(entry.endsAt) >= Date.parse(entry.startsAt), {
    path: ['endsAt'],
    message: '结束时间早于开始时间 / it ends before it begins',
  })
  .refine((entry) => Date.parse(entry.endsAt) - Date.parse(entry.startsAt) <= 31 * day, {
    path: ['endsAt'],
    message: '一条日程最长 31 天 / an entry lasts 31 days at most',
  });
export type EntryInput = z.infer<typeof entryInput>;

export function toEntry(row: EntryRow, personId: string): Entry {
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    place: row.place,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    allDay: row.all_day,
    own: row.created_by === personId,
    version: row.version,
  };
}
