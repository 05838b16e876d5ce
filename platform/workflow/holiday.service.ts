import type pg from 'pg';
import { z } from 'zod';
import { audit, platformTenant } from '../audit.ts';
import { authorise } from '../auth/authorise.ts';
import type { Ctx } from '../ctx.ts';
import { inTx } from '../db/db.ts';
import { notFound } from '../errors.ts';
import type { Calendar } from './calendar.ts';

export const holidayInput = z.strictObject({
  day: z.iso.date(),
  kind: z.enum(['holiday', 'working-day']),
  name: z.strictObject({ zh: z.string().min(1).max(40), en: z.string().max(80) }),
  /** Not announced yet: to be looked at again when the year's notice is out. */
  provisional: z.boolean().default(false),
});
export type Holiday = z.infer<typeof holidayInput>;

/** The days of a year that differ from Monday to Friday. */
export async function listHolidays(ctx: Ctx, year: number): Promise<Holiday[]> {
  const rows = await ctx.db
    .selectFrom('workflow.holiday')
    .selectAll()
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .orderBy('day')
    .execute();
  return rows.map((row) => ({
    day: row.day as unknown as string,
    kind: row.kind as Holiday['kind'],
    name: { zh: row.name_zh, en: row.name_en },
    provisional: row.provisional,
  }));
}

/** Sets what a day is. Deadlines that stand already keep their dates. */
export async function setHoliday(ctx: Ctx, input: z.input<typeof holidayInput>): Promise<Holiday> {
  authorise(ctx, 'workflow.holiday.manage');
  const holiday = holidayInput.parse(input);
  const { day, kind, name, provisional } = holiday;
  const values = { kind, name_zh: name.zh, name_en: name.en, provisional, updated_at: ctx.now() };
  await inTx(ctx, async (ctx) => {
    await ctx.db
      .insertInto('workflow.holiday')
      .values({ day, ...values })
      .onConflict((conflict) => conflict.column('day').doUpdateSet(values))
      .execute();
    await note(ctx, 'workflow.holiday.set', { day, kind, provisional });
  });
  calendars.delete(ctx.db.pool);
  return holiday;
}

/** The day is an ordinary one again. */
export async function removeHoliday(ctx: Ctx, day: string): Promise<void> {
  authorise(ctx, 'workflow.holiday.manage');
  await inTx(ctx, async (ctx) => {
    const { numDeletedRows } = await ctx.db
      .deleteFrom('workflow.holiday')
      .where('day', '=', day)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound('这一天的安排', 'entry for this day');
    await note(ctx, 'workflow.holiday.remove', { day });
  });
  calendars.delete(ctx.db.pool);
}

const note = (ctx: Ctx, action: string, detail: Record<string, unknown>) =>
  audit(ctx, { action, tenantId: platformTenant, detail });

type Kept = { calendar: Calendar; until: number };
const calendars = new WeakMap<pg.Pool, Kept>();
const keptFor = 60_000;

/** The calendar that deadlines are counted by; a change elsewhere is seen within a minute. */
export async function workingCalendar(ctx: Pick<Ctx, 'db'>): Promise<Calendar> {
  const { pool } = ctx.db;
  const kept = calendars.get(pool);
  if (kept && kept.until > Date.now()) return kept.calendar;
  const rows = await ctx.db.selectFrom('workflow.holiday').select(['day', 'kind']).execute();
  const calendar = new Map(rows.map((row) => [row.day as unknown as string, row.kind as Holiday['kind']]));
  calendars.set(pool, { calendar, until: Date.now() + keptFor });
  return calendar;
}
