import { makeId } from './ids.ts';
import type { Seed } from './random.ts';
import type { Term } from './types.ts';

/** The day on which the demo region is looked at. */
export const TODAY = '2026-11-21';

/** Last school year and this one, each with two terms; the calendar is Gansu's usual one. */
export function makeTerms(seed: Seed): { terms: Term[]; currentTermId: string } {
  const terms: Term[] = [];
  const add = (term: Omit<Term, 'id'>): Term => {
    const made = { id: makeId(seed, 1, terms.length), ...term };
    terms.push(made);
    return made;
  };
  let currentTermId = '';
  for (const [year, winter, spring, summer] of [
    [2025, '2026-01-16', '2026-03-02', '2026-07-10'],
    [2026, '2027-01-22', '2027-03-01', '2027-07-09'],
  ] as const) {
    const nameZh = `${year}-${year + 1}学年`;
    const nameEn = `School year ${year}–${year + 1}`;
    const schoolYear = `${year}-${year + 1}`;
    const whole = add({
      parentId: undefined,
      kind: 'school-year',
      nameZh,
      nameEn,
      schoolYear,
      startsOn: `${year}-09-01`,
      endsOn: `${year + 1}-08-31`,
    });
    const first = add({
      parentId: whole.id,
      kind: 'term',
      nameZh: `${nameZh}第一学期`,
      nameEn: `First term ${year}–${year + 1}`,
      schoolYear,
      startsOn: `${year}-09-01`,
      endsOn: winter,
    });
    add({
      parentId: whole.id,
      kind: 'term',
      nameZh: `${nameZh}第二学期`,
      nameEn: `Second term ${year}–${year + 1}`,
      schoolYear,
      startsOn: spring,
      endsOn: summer,
    });
    currentTermId = first.id;
  }
  return { terms, currentTermId };
}
