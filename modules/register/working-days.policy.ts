/**
 * The day that lies a number of working days later, Monday to Friday. Public holidays are not left out until the
 * calendar of working days is kept.
 */
export function addWorkingDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    const weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return date.toISOString().slice(0, 10);
}

/** 转学核办: the sending school answers within ten working days. */
export const workingDaysToDecide = 10;
