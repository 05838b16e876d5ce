import type { Bilingual } from '#platform/errors.ts';
import type { Format } from '#platform/forms/form/model.ts';

/** A form field of a ready-made service, short enough to read; `toForm` (form.ts) makes the form of it. */
export type Field = {
  key: string;
  title: Bilingual;
  kind: 'text' | 'long' | 'number' | 'money' | 'date' | 'choice' | 'attachment' | 'group';
  required?: boolean;
  /** Catalogued datum that fills it. */
  datum?: string;
  format?: Format;
  sensitive?: boolean;
  options?: readonly { value: string; zh: string; en: string }[];
  /** FEEL over the other fields: shown only then. */
  when?: string;
  /** FEEL over the other fields: computed, not typed. */
  computed?: string;
  fields?: readonly Field[];
  most?: number;
};

const make =
  (kind: Field['kind']) =>
  (key: string, zh: string, en: string, more: Partial<Field> = {}): Field => ({
    key,
    kind,
    title: { zh, en },
    required: true,
    ...more,
  });

export const text = make('text');
export const long = make('long');
export const number = make('number');
export const money = make('money');
export const date = make('date');
export const choice = make('choice');
export const attachment = make('attachment');
export const group = make('group');

export const option = (value: string, zh: string, en: string) => ({ value, zh, en });

/** What almost every application for a child begins with: nothing of it has to be typed. */
export const childFields: readonly Field[] = [
  text('childName', '学生姓名', 'Pupil’s name', { datum: 'child.name' }),
  text('childStudentNumber', '学籍号', 'Student number', {
    datum: 'child.student-number',
    sensitive: true,
    required: false,
  }),
  text('childSchool', '就读学校', 'School', { datum: 'school.name' }),
  text('childClass', '班级', 'Class', { datum: 'child.class', required: false }),
  text('guardianName', '监护人姓名', 'Guardian’s name', { datum: 'guardian.name' }),
  text('guardianPhone', '监护人手机号', 'Guardian’s telephone', { datum: 'guardian.phone', sensitive: true }),
];

export const applicantFields: readonly Field[] = [
  text('name', '姓名', 'Name', { datum: 'person.name' }),
  text('residentId', '身份证号', 'Resident ID', { datum: 'person.resident-id', sensitive: true }),
  text('phone', '手机号', 'Telephone', { datum: 'person.phone', sensitive: true }),
];

/** Who asks, and where to reach them. */
export const contactFields: readonly Field[] = [
  text('applicantName', '申请人姓名', 'Applicant’s name', { datum: 'person.name' }),
  text('applicantPhone', '申请人手机号', 'Applicant’s telephone', { datum: 'person.phone', sensitive: true }),
];
