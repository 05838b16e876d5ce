/** 学段: how many years a cohort stays in it. */
export type StageSystem = 'six-three' | 'five-four';

const sixThree: Record<string, number> = {
  kindergarten: 3,
  primary: 6,
  junior: 3,
  senior: 3,
  vocational: 3,
  // 培智学校义务教育: nine years in one.
  special: 9,
};
const fiveFour: Record<string, number> = { ...sixThree, primary: 5, junior: 4 };

/** Years of a stage; 六三制 unless the school follows 五四制. */
export function stageLength(stage: string, system: StageSystem): number {
  return (system === 'five-four' ? fiveFour : sixThree)[stage] ?? 6;
}

/** The stage that follows inside a school of both. */
export const nextStage: Readonly<Record<string, string>> = { primary: 'junior', junior: 'senior' };

/** The stages that a type of school teaches. */
export const stagesOfType: Readonly<Record<string, readonly string[]>> = {
  kindergarten: ['kindergarten'],
  primary: ['primary'],
  'teaching-point': ['primary'],
  junior: ['junior'],
  senior: ['senior'],
  'nine-year': ['primary', 'junior'],
  complete: ['junior', 'senior'],
  'twelve-year': ['primary', 'junior', 'senior'],
  vocational: ['vocational'],
  special: ['special'],
};

/** The school year that a day lies in, named by the year of its autumn: it begins on 1 September. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '09-01' ? year : year - 1;
}

export const firstDayOf = (schoolYear: number): string => `${schoolYear}-09-01`;

/** The level of a cohort within its stage: 1 in its first year. Derived, never stored. */
export function levelIn(schoolYear: number, entryYear: number): number {
  return schoolYear - entryYear + 1;
}

const stageWords: Readonly<Record<string, string>> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
  special: '培智',
};

/** 小学2027级 */
export const gradeName = (stage: string, entryYear: number): string =>
  `${stageWords[stage] ?? ''}${entryYear}级`;
