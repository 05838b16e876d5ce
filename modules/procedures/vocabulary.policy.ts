import type { Bilingual } from '#platform/errors.ts';

/** Places that a task may name relative to its case, in the order of their use. */
export const relativePlaces: Record<string, Bilingual> = {
  'case.organisation': { zh: '受理机构', en: 'The organisation that handles the case' },
  'case.organisation.bureau': { zh: '受理机构所属教育局', en: 'The bureau above the handling organisation' },
  'applicant.school': { zh: '申请人所在学校', en: 'The applicant’s school' },
  'applicant.school.bureau': { zh: '申请人所在学校的教育局', en: 'The bureau of the applicant’s school' },
  'subject.class': { zh: '当事学生所在班级', en: 'The class of the pupil concerned' },
  'applicant.class': { zh: '申请人所在班级', en: 'The applicant’s class' },
  'subject.school': { zh: '当事学生所在学校', en: 'The school of the pupil concerned' },
  'subject.school.bureau': { zh: '当事学生所在学校的教育局', en: 'The bureau of that school' },
};
