/** Days that differ from Monday-to-Friday: `holiday` is free, `working-day` is worked at a weekend (调休). */
export type Calendar = ReadonlyMap<string, 'holiday' | 'working-day'>;

const dayLength = 86_400_000;
/** China has one time zone, UTC+8, and no summer time. */
const zone = '+08:00';
const zoneOffset = 8 * 3_600_000;

/** The day in China at an instant, `YYYY-MM-DD`. */
export const dayAt = (instant: Date) => new Date(instant.getTime() + zoneOffset).toISOString().slice(0, 10);

export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const exception = calendar.get(day);
  if (exception) return exception === 'working-day';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The day that lies `count` working days after `day` (before it, when negative), which itself is not counted: the period
 * begins the next day (民法典 art. 201).
 */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  const step = count < 0 ? -dayLength : dayLength;
  let time = Date.parse(`${day}T00:00:00Z`);
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    time += step;
    found = new Date(time).toISOString().slice(0, 10);
    if (isWorkingDay(calendar, found)) left--;
  }
  return found;
}

/** When a deadline of so many working days ends, the last day included, and when its yellow light goes on. */
export function deadlineFrom(
  calendar: Calendar,
  now: Date,
  { workingDays, warnDays }: { workingDays: number; warnDays: number },
): { dueAt: Date; warnAt: Date } {
  const due = addWorkingDays(calendar, dayAt(now), workingDays);
  const warn = addWorkingDays(calendar, due, -warnDays);
  return { dueAt: new Date(`${due}T23:59:59${zone}`), warnAt: new Date(`${warn}T00:00:00${zone}`) };
}
