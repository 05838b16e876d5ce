import { COUNTIES } from './places.ts';
import type { SchoolKind, Size, Stage } from './types.ts';

/** What a school is in its township: the kind alone does not tell a county town's primary school from a village's. */
export type Setting = 'point' | 'village' | 'centre' | 'town';

export type SchoolDraft = { kind: SchoolKind; setting: Setting; county: number; direct: boolean };

type Range = readonly [number, number];

/** One stage of a school: which levels, how many parallel classes, how many pupils in a class. */
export type StageShape = { stage: Stage; levels: Range; parallel: Range; size: Range };

export type Shape = { stages: readonly StageShape[]; teachersPerClass: number; otherTeachers: number };

/** Totals that the region must meet exactly. */
export const TARGETS: Readonly<Record<Size, { pupils: number; teachers: number }>> = {
  // 临夏州教育信息化“十四五”发展行动计划, part 1: 1,193 schools, 22,005 teachers, 215,530 pupils.
  full: { pupils: 215_530, teachers: 22_005 },
  small: { pupils: 970, teachers: 210 },
};

// Kinds of the full region by setting: 1,193 schools, of which some stand directly under the prefecture (州直).
const FULL: readonly { kind: SchoolKind; setting: Setting; count: number; direct: number }[] = [
  { kind: 'primary', setting: 'centre', count: 115, direct: 0 },
  { kind: 'teaching-point', setting: 'point', count: 372, direct: 0 },
  { kind: 'primary', setting: 'village', count: 429, direct: 0 },
  { kind: 'primary', setting: 'town', count: 60, direct: 1 },
  { kind: 'kindergarten', setting: 'town', count: 64, direct: 1 },
  { kind: 'nine-year', setting: 'centre', count: 40, direct: 0 },
  { kind: 'junior', setting: 'centre', count: 78, direct: 0 },
  { kind: 'complete', setting: 'town', count: 10, direct: 1 },
  { kind: 'senior', setting: 'town', count: 15, direct: 2 },
  { kind: 'vocational', setting: 'town', count: 6, direct: 2 },
  { kind: 'special', setting: 'town', count: 4, direct: 1 },
];

// Small: in each county a centre school and its teaching point, and one school of another kind.
const SMALL_THIRDS: readonly SchoolKind[] = [
  'primary',
  'junior',
  'nine-year',
  'senior',
  'kindergarten',
  'vocational',
  'complete',
  'special',
];

const SHAPES: Readonly<Record<Size, Readonly<Record<string, Shape>>>> = {
  full: {
    'primary/village': shape(1.2, 1, ['primary', [1, 6], [1, 1], [4, 22]]),
    'primary/centre': shape(2.1, 3, ['primary', [1, 6], [1, 2], [18, 38]]),
    'primary/town': shape(2.4, 4, ['primary', [1, 6], [2, 5], [40, 63]]),
    'kindergarten/town': shape(2, 2, ['kindergarten', [-2, 0], [1, 3], [18, 34]]),
    'nine-year/centre': shape(
      2.6,
      4,
      ['primary', [1, 6], [1, 1], [12, 30]],
      ['junior', [7, 9], [1, 3], [25, 45]],
    ),
    'junior/centre': shape(3.2, 5, ['junior', [7, 9], [2, 5], [34, 54]]),
    'complete/town': shape(
      3.6,
      8,
      ['junior', [7, 9], [3, 5], [42, 56]],
      ['senior', [10, 12], [4, 7], [42, 58]],
    ),
    'senior/town': shape(3.6, 10, ['senior', [10, 12], [10, 18], [45, 63]]),
    'vocational/town': shape(3.2, 8, ['vocational', [10, 12], [5, 10], [30, 48]]),
    'special/town': shape(2.2, 4, ['special', [1, 9], [1, 1], [5, 10]]),
  },
  small: {
    'primary/centre': shape(1, 1, ['primary', [1, 6], [1, 1], [5, 10]]),
    'primary/town': shape(2, 4, ['primary', [1, 6], [1, 1], [18, 24]]),
    'kindergarten/town': shape(2, 1, ['kindergarten', [-2, 0], [1, 1], [10, 16]]),
    'nine-year/centre': shape(
      1.5,
      2,
      ['primary', [1, 6], [1, 1], [4, 8]],
      ['junior', [7, 9], [1, 1], [8, 12]],
    ),
    'junior/centre': shape(3, 2, ['junior', [7, 9], [1, 1], [16, 24]]),
    'complete/town': shape(
      2,
      3,
      ['junior', [7, 9], [1, 1], [10, 14]],
      ['senior', [10, 12], [1, 1], [12, 16]],
    ),
    'senior/town': shape(3, 3, ['senior', [10, 12], [1, 1], [20, 28]]),
    'vocational/town': shape(2, 3, ['vocational', [10, 12], [1, 1], [14, 20]]),
    'special/town': shape(0.6, 2, ['special', [1, 9], [1, 1], [3, 4]]),
  },
};

function shape(
  teachersPerClass: number,
  otherTeachers: number,
  ...stages: readonly (readonly [Stage, Range, Range, Range])[]
): Shape {
  return {
    teachersPerClass,
    otherTeachers,
    stages: stages.map(([stage, levels, parallel, size]) => ({ stage, levels, parallel, size })),
  };
}

/** The shape of a school; teaching points have none, their few pupils sit in mixed grades. */
export function shapeOf(size: Size, draft: SchoolDraft): Shape {
  const found = SHAPES[size][`${draft.kind}/${draft.setting}`];
  if (!found) throw new RangeError(`No shape for ${draft.kind} ${draft.setting}`);
  return found;
}

/** Every school to build, county by county; inside a county, schools that others lean on come first. */
export function draftSchools(size: Size): SchoolDraft[] {
  return size === 'full' ? draftFull() : draftSmall();
}

function draftFull(): SchoolDraft[] {
  const drafts: SchoolDraft[] = [];
  for (const { kind, setting, count, direct } of FULL) {
    const perCounty = apportion(
      count - direct,
      COUNTIES.map((county, index) => (setting === 'town' && index === 0 ? 0.2 : county.share)),
    );
    perCounty.forEach((some, county) => {
      for (let i = 0; i < some; i++) drafts.push({ kind, setting, county, direct: false });
    });
    for (let i = 0; i < direct; i++) drafts.push({ kind, setting, county: 0, direct: true });
  }
  return drafts.sort((a, b) => a.county - b.county);
}

function draftSmall(): SchoolDraft[] {
  return SMALL_THIRDS.flatMap((kind, county): SchoolDraft[] => {
    const direct = kind === 'vocational';
    const setting = kind === 'junior' || kind === 'nine-year' ? 'centre' : 'town';
    return [
      { kind: 'primary', setting: 'centre', county, direct: false },
      { kind: 'teaching-point', setting: 'point', county, direct: false },
      { kind, setting, county: direct ? 0 : county, direct },
    ];
  }).sort((a, b) => a.county - b.county);
}

/** Whole numbers that sum to `total` in the proportion of the weights (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index] = (parts[index] as number) + 1;
  }
  return parts;
}
