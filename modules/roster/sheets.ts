import { ETHNICITIES } from './ethnicities.ts';

/**
 * The sheets by which schools hand in their people: national field names (全国学籍, 教师 and 学校 registers; JY/T 1001–1004).
 * Templates, export and import read the same definitions.
 */

export type CellKind =
  | 'text'
  /** A person's name: rare characters and the interpunct are legal. */
  | 'name'
  /** Digits and letters that must stay text: leading zeros, 18 digits. */
  | 'code'
  | 'resident-id'
  | 'student-number'
  | 'school-code'
  | 'credit-code'
  | 'division-code'
  | 'phone'
  /** A day, `YYYY-MM-DD`. */
  | 'date'
  | 'choice'
  /** Several values, divided by `、`. */
  | 'list';

export type SheetColumn = {
  key: string;
  zh: string;
  en: string;
  /** Other headings under which the same field comes in from older files. */
  aliases: readonly string[];
  required: boolean;
  kind: CellKind;
  choices: readonly string[];
  example: string;
  noteZh: string;
  noteEn: string;
  /** Characters. */
  width: number;
};

export type SheetDefinition = {
  key: 'schools' | 'staff' | 'pupils';
  zh: string;
  en: string;
  columns: readonly SheetColumn[];
};

/** Rows, counted from 1: headings, what to fill in, then data. */
export const SHEET_ROWS = { header: 1, notes: 2, firstData: 3 } as const;

/** What divides several values in one cell. */
export const LIST_SEPARATOR = '、';

export const SCHOOL_TYPES: ReadonlyMap<string, string> = new Map([
  ['kindergarten', '幼儿园'],
  ['teaching-point', '教学点'],
  ['primary', '小学'],
  ['nine-year', '九年一贯制学校'],
  ['junior', '初级中学'],
  ['complete', '完全中学'],
  ['senior', '高级中学'],
  ['vocational', '中等职业学校'],
  ['special', '特殊教育学校'],
]);

export const DOCUMENT_TYPES = [
  '居民身份证',
  '香港居民居住证',
  '澳门居民居住证',
  '台湾居民居住证',
  '护照',
  '无',
] as const;
export const GUARDIAN_RELATIONS = [
  '父亲',
  '母亲',
  '祖父',
  '祖母',
  '外祖父',
  '外祖母',
  '其他亲属',
  '其他',
] as const;

type Details = Partial<Pick<SheetColumn, 'aliases' | 'choices' | 'width'>>;

function column(
  key: string,
  [zh, en]: readonly [string, string],
  required: 'required' | 'optional',
  kind: CellKind,
  example: string,
  [noteZh, noteEn]: readonly [string, string],
  details: Details = {},
): SheetColumn {
  const { aliases = [], choices = [], width = 14 } = details;
  return {
    key,
    zh,
    en,
    required: required === 'required',
    kind,
    example,
    noteZh,
    noteEn,
    aliases,
    choices,
    width,
  };
}

const SCHOOL_CODE = column(
  'schoolCode',
  ['学校标识码', 'School code'],
  'required',
  'school-code',
  '2162900001',
  ['10位数字', '10 digits'],
  { aliases: ['学校代码'] },
);
const SCHOOL_NAME = column(
  'schoolName',
  ['学校名称', 'School'],
  'optional',
  'text',
  '临夏市启明小学',
  ['与标识码不一致时以标识码为准', 'the code decides when they differ'],
  { width: 28 },
);
const SEX = column('sex', ['性别', 'Sex'], 'required', 'choice', '女', ['男或女', '男 or 女'], {
  choices: ['男', '女'],
  width: 8,
});
const BIRTH_DATE = column(
  'birthDate',
  ['出生日期', 'Birth date'],
  'required',
  'date',
  '2019-03-08',
  ['年-月-日', 'YYYY-MM-DD'],
  { aliases: ['出生年月', '出生年月日'] },
);
const DOCUMENT_TYPE = column(
  'documentType',
  ['身份证件类型', 'Identity document'],
  'required',
  'choice',
  '居民身份证',
  ['没有证件时选“无”', '无 when there is none'],
  { choices: DOCUMENT_TYPES },
);
const RESIDENT_ID = column(
  'residentId',
  ['身份证件号', 'Document number'],
  'optional',
  'resident-id',
  '622901201903080026',
  ['18位；类型为“无”时留空', '18 characters; empty when there is no document'],
  { aliases: ['身份证号', '身份证号码', '身份证件号码'], width: 22 },
);
const ETHNICITY = column(
  'ethnicity',
  ['民族', 'Ethnic group'],
  'required',
  'choice',
  '东乡族',
  ['按国家标准名称', 'the name of the national standard'],
  { choices: [...ETHNICITIES.values()], width: 10 },
);

function guardian(key: string, zh: string, en: string, required: 'required' | 'optional'): SheetColumn[] {
  return [
    column(
      `${key}Name`,
      [`${zh}姓名`, `${en}: name`],
      required,
      'name',
      '马哈三',
      ['与证件一致', 'as in the document'],
      { aliases: key === 'guardian' ? ['家长姓名'] : [] },
    ),
    column(
      `${key}Relation`,
      [`${zh}关系`, `${en}: relation`],
      required,
      'choice',
      '父亲',
      ['监护人是学生的什么人', 'what the guardian is to the pupil'],
      { choices: GUARDIAN_RELATIONS, width: 12 },
    ),
    column(
      `${key}ResidentId`,
      [`${zh}身份证件号`, `${en}: document number`],
      'optional',
      'resident-id',
      '622901198803080016',
      ['18位', '18 characters'],
      { width: 22 },
    ),
    column(
      `${key}Phone`,
      [`${zh}手机号`, `${en}: mobile`],
      required,
      'phone',
      '15400000001',
      ['11位', '11 digits'],
      { aliases: key === 'guardian' ? ['家长电话', '监护人电话'] : [] },
    ),
  ];
}

export const SCHOOLS_SHEET: SheetDefinition = {
  key: 'schools',
  zh: '学校',
  en: 'Schools',
  columns: [
    SCHOOL_CODE,
    { ...SCHOOL_NAME, required: true, noteZh: '全称', noteEn: 'the full name' },
    column(
      'shortName',
      ['学校简称', 'Short name'],
      'optional',
      'text',
      '启明小学',
      ['日常称呼', 'as people say it'],
      { width: 20 },
    ),
    column(
      'schoolType',
      ['办学类型', 'Type'],
      'required',
      'choice',
      '小学',
      ['从列表选择', 'choose from the list'],
      { choices: [...SCHOOL_TYPES.values()] },
    ),
    column(
      'bureauName',
      ['主管教育局', 'Bureau in charge'],
      'required',
      'text',
      '临夏市教育局',
      ['主管部门全称', 'the full name'],
      { width: 28 },
    ),
    column(
      'parentCode',
      ['上级学校标识码', 'Parent school code'],
      'optional',
      'school-code',
      '2162900001',
      ['教学点填所属中心校', 'teaching points: their centre school'],
      { width: 16 },
    ),
    column('isCentre', ['是否中心校', 'Centre school'], 'optional', 'choice', '否', ['是或否', '是 or 否'], {
      choices: ['是', '否'],
      width: 12,
    }),
    column('regionCode', ['行政区划代码', 'Division code'], 'required', 'division-code', '622901', [
      '6位数字',
      '6 digits',
    ]),
    column(
      'creditCode',
      ['统一社会信用代码', 'Credit code'],
      'optional',
      'credit-code',
      '12622901MB1234562C',
      ['18位', '18 characters'],
      { width: 22 },
    ),
    column(
      'address',
      ['地址', 'Address'],
      'optional',
      'text',
      '临夏市河滨路1号',
      ['详细地址', 'street and number'],
      { width: 32 },
    ),
    column('foundedOn', ['建校日期', 'Founded'], 'optional', 'date', '1986-09-01', [
      '年-月-日',
      'YYYY-MM-DD',
    ]),
  ],
};

export const STAFF_SHEET: SheetDefinition = {
  key: 'staff',
  zh: '教职工',
  en: 'Staff',
  columns: [
    SCHOOL_CODE,
    SCHOOL_NAME,
    column(
      'name',
      ['姓名', 'Name'],
      'required',
      'name',
      '马晓梅',
      ['与证件一致；少数民族姓名用间隔号·', 'as in the document; · between parts'],
      { aliases: ['教师姓名'] },
    ),
    SEX,
    BIRTH_DATE,
    DOCUMENT_TYPE,
    { ...RESIDENT_ID, required: true },
    column('phone', ['手机号', 'Mobile'], 'required', 'phone', '15400000002', ['11位', '11 digits'], {
      aliases: ['手机', '联系电话', '手机号码'],
    }),
    column('staffNumber', ['教职工号', 'Staff number'], 'optional', 'code', 'T6200010001', [
      '学校内部编号',
      "the school's own number",
    ]),
    ETHNICITY,
    column(
      'isPrimary',
      ['是否主要任职学校', 'Main school'],
      'optional',
      'choice',
      '是',
      ['走教教师在第二所学校填“否”', '否 at the second school of a travelling teacher'],
      { choices: ['是', '否'] },
    ),
    column(
      'posts',
      ['岗位', 'Posts'],
      'required',
      'list',
      '教务主任、专任教师',
      ['多个岗位用、分隔', 'divided by 、'],
      { aliases: ['职务'], width: 22 },
    ),
    column(
      'subjects',
      ['任教学科', 'Subjects'],
      'optional',
      'list',
      '语文、音乐',
      ['多个学科用、分隔', 'divided by 、'],
      { aliases: ['学科'], width: 22 },
    ),
    column(
      'isHeadTeacher',
      ['是否班主任', 'Head teacher'],
      'optional',
      'choice',
      '是',
      ['是或否', '是 or 否'],
      { choices: ['是', '否'], width: 12 },
    ),
    column(
      'headClasses',
      ['班主任班级', 'Head teacher of'],
      'optional',
      'list',
      '一年级1班',
      ['年级加班级', 'grade and class'],
      { aliases: ['班级'], width: 18 },
    ),
    column(
      'teaching',
      ['任课', 'Teaching'],
      'optional',
      'list',
      '一年级1班/语文、二年级1班/音乐',
      ['班级/学科，用、分隔', 'class/subject, divided by 、'],
      { width: 40 },
    ),
  ],
};

export const PUPILS_SHEET: SheetDefinition = {
  key: 'pupils',
  zh: '学生',
  en: 'Pupils',
  columns: [
    SCHOOL_CODE,
    SCHOOL_NAME,
    column(
      'grade',
      ['年级', 'Grade'],
      'required',
      'text',
      '一年级',
      ['如：小班、一年级、七年级、高一', 'for example 一年级'],
      { width: 10 },
    ),
    column(
      'className',
      ['班级', 'Class'],
      'required',
      'text',
      '1班',
      ['如：1班、复式1班', 'for example 1班'],
      { aliases: ['班号'], width: 10 },
    ),
    column(
      'name',
      ['姓名', 'Name'],
      'required',
      'name',
      '马小花',
      ['与户口簿一致；少数民族姓名用间隔号·', 'as registered; · between parts'],
      { aliases: ['学生姓名'] },
    ),
    SEX,
    BIRTH_DATE,
    DOCUMENT_TYPE,
    RESIDENT_ID,
    column(
      'studentNumber',
      ['学籍号', 'Student number'],
      'optional',
      'student-number',
      'G622901201903080026',
      ['19位，G、J 或 L 开头；新生可留空', '19 characters; empty for newcomers'],
      { aliases: ['全国学籍号', '学生学籍号'], width: 24 },
    ),
    ETHNICITY,
    column(
      'enteredOn',
      ['入学日期', 'Entered on'],
      'optional',
      'date',
      '2025-09-01',
      ['年-月-日', 'YYYY-MM-DD'],
      { aliases: ['入学年月'] },
    ),
    column(
      'residence',
      ['就读方式', 'Residence'],
      'optional',
      'choice',
      '走读',
      ['走读或住校', '走读 or 住校'],
      { choices: ['走读', '住校'], width: 10 },
    ),
    ...guardian('guardian', '监护人', 'Guardian', 'required'),
    ...guardian('secondGuardian', '第二监护人', 'Second guardian', 'optional'),
  ],
};

/** In the order in which they must be read: schools before people, staff before pupils. */
export const SHEETS: readonly SheetDefinition[] = [SCHOOLS_SHEET, STAFF_SHEET, PUPILS_SHEET];
