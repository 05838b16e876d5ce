import { ETHNICITIES } from '#platform/codes/ethnicities.ts';

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

const DOCUMENT_TYPES = [
  '居民身份证',
  '香港居民居住证',
  '澳门居民居住证',
  '台湾居民居住证',
  '护照',
  '无',
] as const;
const GUARDIAN_RELATIONS = ['父亲', '母亲', '祖父', '祖母', '外祖父', '外祖母', '其他亲属', '其他'] as const;

type Details = Partial<Pick<SheetColumn, 'aliases' | 'choices' | 'width'>>;

export function column(
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

export const SCHOOL_CODE = column(
  'schoolCode',
  ['学校标识码', 'School code'],
  'required',
  'school-code',
  '2162900001',
  ['10位数字', '10 digits'],
  { aliases: ['学校代码'] },
);
export const SCHOOL_NAME = column(
  'schoolName',
  ['学校名称', 'School'],
  'optional',
  'text',
  '临夏市启明小学',
  ['与标识码不一致时以标识码为准', 'the code decides when they differ'],
  { width: 28 },
);
export const SEX = column('sex', ['性别', 'Sex'], 'required', 'choice', '女', ['男或女', '男 or 女'], {
  choices: ['男', '女'],
  width: 8,
});
export const BIRTH_DATE = column(
  'birthDate',
  ['出生日期', 'Birth date'],
  'required',
  'date',
  '2019-03-08',
  ['年-月-日', 'YYYY-MM-DD'],
  { aliases: ['出生年月', '出生年月日'] },
);
export const DOCUMENT_TYPE = column(
  'documentType',
  ['身份证件类型', 'Identity document'],
  'required',
  'choice',
  '居民身份证',
  ['没有证件时选“无”', '无 when there is none'],
  { choices: DOCUMENT_TYPES },
);
export const RESIDENT_ID = column(
  'residentId',
  ['身份证件号', 'Document number'],
  'optional',
  'resident-id',
  '622901201903080026',
  ['18位；类型为“无”时留空', '18 characters; empty when there is no document'],
  { aliases: ['身份证号', '身份证号码', '身份证件号码'], width: 22 },
);
export const ETHNICITY = column(
  'ethnicity',
  ['民族', 'Ethnic group'],
  'required',
  'choice',
  '东乡族',
  ['按国家标准名称', 'the name of the national standard'],
  { choices: [...ETHNICITIES.values()], width: 10 },
);

export function guardianColumns(
  key: string,
  zh: string,
  en: string,
  required: 'required' | 'optional',
): SheetColumn[] {
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
