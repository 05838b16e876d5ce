import type { Stage } from './types.ts';

/** A subject of the national curriculum with the lessons a week that a class has of it. */
export type Lesson = { subject: string; lessons: number; fromLevel?: number; toLevel?: number };

const PRIMARY: readonly Lesson[] = [
  { subject: '语文', lessons: 7 },
  { subject: '数学', lessons: 5 },
  { subject: '英语', lessons: 3, fromLevel: 3 },
  { subject: '道德与法治', lessons: 2 },
  { subject: '科学', lessons: 2 },
  { subject: '体育与健康', lessons: 3 },
  { subject: '音乐', lessons: 2 },
  { subject: '美术', lessons: 2 },
  { subject: '信息科技', lessons: 1, fromLevel: 3 },
  { subject: '劳动', lessons: 1 },
];

const JUNIOR: readonly Lesson[] = [
  { subject: '语文', lessons: 6 },
  { subject: '数学', lessons: 6 },
  { subject: '英语', lessons: 5 },
  { subject: '道德与法治', lessons: 3 },
  { subject: '历史', lessons: 2 },
  { subject: '地理', lessons: 2, toLevel: 8 },
  { subject: '生物学', lessons: 2, toLevel: 8 },
  { subject: '物理', lessons: 3, fromLevel: 8 },
  { subject: '化学', lessons: 3, fromLevel: 9 },
  { subject: '体育与健康', lessons: 3 },
  { subject: '音乐', lessons: 1 },
  { subject: '美术', lessons: 1 },
  { subject: '信息科技', lessons: 1 },
];

const SENIOR: readonly Lesson[] = [
  { subject: '语文', lessons: 5 },
  { subject: '数学', lessons: 5 },
  { subject: '英语', lessons: 5 },
  { subject: '思想政治', lessons: 3 },
  { subject: '历史', lessons: 3 },
  { subject: '地理', lessons: 3 },
  { subject: '物理', lessons: 4 },
  { subject: '化学', lessons: 3 },
  { subject: '生物学', lessons: 3 },
  { subject: '体育与健康', lessons: 2 },
  { subject: '音乐', lessons: 1 },
  { subject: '美术', lessons: 1 },
  { subject: '信息技术', lessons: 1 },
  { subject: '通用技术', lessons: 1, toLevel: 11 },
];

const VOCATIONAL: readonly Lesson[] = [
  { subject: '语文', lessons: 4 },
  { subject: '数学', lessons: 4 },
  { subject: '英语', lessons: 3 },
  { subject: '思想政治', lessons: 2 },
  { subject: '历史', lessons: 2 },
  { subject: '专业课', lessons: 12 },
  { subject: '体育与健康', lessons: 2 },
  { subject: '信息技术', lessons: 3 },
];

const KINDERGARTEN: readonly Lesson[] = ['健康', '语言', '社会', '科学', '艺术'].map((subject) => ({
  subject,
  lessons: 5,
}));

const SPECIAL: readonly Lesson[] = [
  '生活语文',
  '生活数学',
  '生活适应',
  '劳动技能',
  '唱游与律动',
  '绘画与手工',
  '运动与保健',
].map((subject) => ({ subject, lessons: 4 }));

const LESSONS: Readonly<Record<Stage, readonly Lesson[]>> = {
  kindergarten: KINDERGARTEN,
  primary: PRIMARY,
  junior: JUNIOR,
  senior: SENIOR,
  vocational: VOCATIONAL,
  special: SPECIAL,
};

/** What a class of these levels is taught; a class of mixed grades has a subject when any of its levels has it. */
function lessonsOf(stage: Stage, levels: readonly number[]): Lesson[] {
  return LESSONS[stage].filter((lesson) =>
    levels.some((level) => level >= (lesson.fromLevel ?? -9) && level <= (lesson.toLevel ?? 99)),
  );
}

const LEVEL_NAMES: Readonly<Record<number, string>> = {
  [-2]: '小班',
  [-1]: '中班',
  0: '大班',
  1: '一年级',
  2: '二年级',
  3: '三年级',
  4: '四年级',
  5: '五年级',
  6: '六年级',
  7: '七年级',
  8: '八年级',
  9: '九年级',
  10: '高一',
  11: '高二',
  12: '高三',
};

/** 年级 as people say it. */
export function levelName(stage: Stage, level: number): string {
  if (stage === 'vocational') return `中职${['一', '二', '三'][level - 10]}年级`;
  return LEVEL_NAMES[level] as string;
}

/** The level at which a stage begins: the cohort of `entryYear` was on it that autumn. */
export function firstLevel(stage: Stage): number {
  return { kindergarten: -2, primary: 1, junior: 7, senior: 10, vocational: 10, special: 1 }[stage];
}

export type Duty = { classIndex: number; subject: string; teacher: number };

/**
 * Deals all lessons of a school to its teachers with nearly equal hours each.
 *
 * Lessons are laid in one line and cut into as many equal pieces as there are teachers: in a big school a piece is one
 * subject in neighbouring classes, in a village school it is several subjects, in a teaching point everything. The
 * kindergarten lays its line class by class (包班), the others subject by subject.
 */
export function dealLessons(
  classes: readonly { stage: Stage; levels: readonly number[] }[],
  teachers: number,
): Duty[] {
  const line = classes.flatMap((group, classIndex) =>
    lessonsOf(group.stage, group.levels).map((lesson, order) => ({
      ...lesson,
      classIndex,
      order,
      stage: group.stage,
    })),
  );
  if (classes[0]?.stage !== 'kindergarten') {
    line.sort((a, b) => a.order - b.order || a.classIndex - b.classIndex);
  }
  const piece = line.reduce((sum, lesson) => sum + lesson.lessons, 0) / teachers;
  let passed = 0;
  return line.map((lesson) => {
    const teacher = Math.min(teachers - 1, Math.floor((passed + lesson.lessons / 2) / piece));
    passed += lesson.lessons;
    return { classIndex: lesson.classIndex, subject: lesson.subject, teacher };
  });
}

/** The head teacher of each class: one of its own teachers, nobody twice while others are free, the principal last. */
export function headTeachers(duties: readonly Duty[], classes: number): number[] {
  const candidates: number[][] = Array.from({ length: classes }, () => []);
  for (const duty of duties) candidates[duty.classIndex]?.push(duty.teacher);
  const taken = new Set<number>();
  return candidates.map((teachers) => {
    const free = teachers.find((teacher) => teacher !== 0 && !taken.has(teacher));
    const chosen = free ?? teachers.find((teacher) => teacher !== 0) ?? teachers[0] ?? 0;
    taken.add(chosen);
    return chosen;
  });
}
