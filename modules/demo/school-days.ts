const day = 86_400_000;
/** China has one time zone and no summer time. */
const china = 8 * 3_600_000;

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * day);

/** The day in China, `YYYY-MM-DD`, that lies this many school days (Monday to Friday) after today. */
export function schoolDay(now: Date, inDays: number): string {
  let at = now.getTime() + china;
  for (let left = inDays; left > 0; ) {
    at += day;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return new Date(at).toISOString().slice(0, 10);
}

/** An hour of a day in China as an instant. */
export const instant = (date: string, hour: string): string => `${date}T${hour}:00+08:00`;
