import { todayInChina } from '#platform/codes/dates.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';
import { selectTermsOn } from './membership.queries.ts';

export type CurrentTerm = {
  id: string;
  schoolYear: string;
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  /** 第几周: weeks begin on Monday, the first is the one in which the term begins. */
  week: number;
};

/** The term that contains a day (today unless told); undefined in the holidays, or where no terms are kept. */
export async function currentTerm(
  ctx: Ctx,
  tenantId: string,
  on: string = todayInChina(ctx.now().getTime()),
): Promise<CurrentTerm | undefined> {
  const rows = await selectTermsOn(ctx.db, tenantId, on);
  const term = rows.find((row) => row.kind === 'term' || row.kind === 'semester');
  if (!term) return undefined;
  return {
    id: term.id,
    schoolYear: term.school_year,
    name: { zh: term.name_zh, en: term.name_en },
    startsOn: term.starts_on,
    endsOn: term.ends_on,
    week: Math.floor((mondayOf(on) - mondayOf(term.starts_on)) / 7) + 1,
  };
}

/** The Monday of a day's week, in days since the epoch (which was a Thursday). */
function mondayOf(day: string): number {
  const days = Math.floor(Date.parse(day) / 86_400_000);
  return days - ((days + 3) % 7);
}
