import { ETHNICITIES } from '#platform/codes/ethnicities.ts';
import type { Bilingual } from '#platform/errors.ts';
import type { DatumEntry, SubjectKind } from '#platform/forms/form/fill-once.ts';
import type { FieldSchema } from '#platform/forms/form/model.ts';

/** What the directory knows of a person, a child, a guardian or a school, as forms ask for it. */
export type DatumNote = Omit<DatumEntry, 'source'> & { of: string };

const text = (
  zh: string,
  maxLength: number,
  more: Partial<Extract<FieldSchema, { type: 'string' }>> = {},
): FieldSchema => ({
  type: 'string',
  title: zh,
  maxLength,
  ...more,
});

const sexes = [
  { const: 'male', title: '男', 'x-tongxue': { en: { title: 'Male' } } },
  { const: 'female', title: '女', 'x-tongxue': { en: { title: 'Female' } } },
];

type Known = { title: Bilingual; synonyms: string[]; schema: FieldSchema; sensitive?: true };

/** Of any person. The last part of the key names the answer. */
const ofPeople: Record<string, Known> = {
  name: {
    title: { zh: '姓名', en: 'Name' },
    synonyms: ['名字', '全名', 'full name'],
    schema: text('姓名', 60, { format: 'name' }),
  },
  'resident-id': {
    title: { zh: '身份证号', en: 'Resident ID number' },
    synonyms: [
      '身份证',
      '身份证件号',
      '证件号',
      '公民身份号码',
      '居民身份证',
      'id number',
      'resident id',
      'identity card number',
    ],
    schema: text('身份证号', 18, { format: 'resident-id' }),
    sensitive: true,
  },
  sex: {
    title: { zh: '性别', en: 'Sex' },
    synonyms: ['gender'],
    schema: text('性别', 10, { oneOf: sexes }),
  },
  'birth-date': {
    title: { zh: '出生日期', en: 'Date of birth' },
    synonyms: ['出生年月', '出生年月日', '生日', 'birth date', 'birthday'],
    schema: text('出生日期', 10, { format: 'date' }),
  },
  ethnicity: {
    title: { zh: '民族', en: 'Ethnicity' },
    synonyms: ['族别', 'ethnic group'],
    schema: text('民族', 10, { oneOf: [...ETHNICITIES].map(([code, title]) => ({ const: code, title })) }),
  },
};

const phone: Known = {
  title: { zh: '手机号', en: 'Mobile phone' },
  synonyms: [
    '手机',
    '电话',
    '联系电话',
    '联系方式',
    '移动电话',
    'phone',
    'phone number',
    'telephone',
    'mobile',
    'mobile number',
  ],
  schema: text('手机号', 20, { format: 'phone' }),
  sensitive: true,
};
const address: Known = {
  title: { zh: '住址', en: 'Home address' },
  synonyms: ['家庭住址', '家庭地址', '现住址', '居住地址', '联系地址', '地址', 'address'],
  schema: text('住址', 200),
  sensitive: true,
};

const ofChildren: Record<string, Known> = {
  'student-number': {
    title: { zh: '学籍号', en: 'Student number' },
    synonyms: ['全国学籍号', '学籍编号', '学号', 'student id'],
    schema: text('学籍号', 25, { format: 'student-number' }),
    sensitive: true,
  },
  class: {
    title: { zh: '班级', en: 'Class' },
    synonyms: ['班级名称', '所在班级', '就读班级', '年级班级', '年级', 'class name', 'grade'],
    schema: text('班级', 100),
  },
};

const relation: Known = {
  title: { zh: '与学生的关系', en: 'Relation to the child' },
  synonyms: ['与孩子的关系', '与孩子关系', '与学生关系', '亲属关系', '监护关系', '关系', 'relation'],
  schema: text('与学生的关系', 20, {
    oneOf: [
      ['father', '父亲', 'Father'],
      ['mother', '母亲', 'Mother'],
      ['grandfather', '祖父/外祖父', 'Grandfather'],
      ['grandmother', '祖母/外祖母', 'Grandmother'],
      ['relative', '其他亲属', 'Relative'],
      ['other', '其他', 'Other'],
    ].map(([code = '', zh = '', en = '']) => ({
      const: code,
      title: zh,
      'x-tongxue': { en: { title: en } },
    })),
  }),
};

const ofSchools: Record<string, Known> = {
  name: {
    title: { zh: '学校名称', en: 'School' },
    synonyms: [
      '学校',
      '校名',
      '就读学校',
      '所在学校',
      '现就读学校',
      '单位名称',
      '机构名称',
      '工作单位',
      '名称',
      'school name',
    ],
    schema: text('学校名称', 100),
  },
  code: {
    title: { zh: '学校标识码', en: 'School code' },
    synonyms: ['学校代码', '标识码', '代码', 'code'],
    schema: text('学校标识码', 20, { format: 'school-code' }),
  },
  'credit-code': {
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    synonyms: ['社会信用代码', '信用代码', '组织机构代码', 'credit code'],
    schema: text('统一社会信用代码', 20, { format: 'credit-code' }),
  },
  address: {
    title: { zh: '学校地址', en: 'School address' },
    synonyms: ['校址', '办学地址', '单位地址', '机构地址', '地址'],
    schema: text('学校地址', 200),
  },
};

const enter = (subject: SubjectKind, known: Record<string, Known>): DatumNote[] =>
  Object.entries(known).map(([of, { title, synonyms, schema, sensitive }]) => ({
    key: `${subject}.${of}`,
    of,
    subject,
    title,
    synonyms,
    schema,
    sensitive: sensitive ?? false,
  }));

export const datumNotes: readonly DatumNote[] = [
  ...enter('person', { ...ofPeople, phone, address }),
  ...enter('child', { ...ofPeople, ...ofChildren, address }),
  ...enter('guardian', {
    name: ofPeople.name as Known,
    'resident-id': ofPeople['resident-id'] as Known,
    phone,
    relation,
  }),
  ...enter('school', ofSchools),
];
