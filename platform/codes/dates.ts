/** Whether a text YYYY-MM-DD is a day of the calendar. */
export function isCalendarDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false;
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  if (month < 1 || month > 12 || date < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (
    date <=
    (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
  );
}

let knownDay = 0;
let knownText = '1970-01-01';

/** Codes are read against the day of China's clock (UTC+8), wherever the server stands. */
export function todayInChina(now: number = Date.now()): string {
  const day = Math.floor(now / 86_400_000 + 8 / 24);
  if (day !== knownDay) {
    knownDay = day;
    knownText = new Date(day * 86_400_000).toISOString().slice(0, 10);
  }
  return knownText;
}
