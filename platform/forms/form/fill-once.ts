import {
  type Bilingual,
  ext,
  type FieldSchema,
  type Format,
  type FormModel,
  fieldsOf,
  inner,
  titleOf,
} from './model.ts';

/** Whom a datum is about, and the words by which forms say so. */
export const subjects = {
  person: {
    zh: '本人',
    en: 'Applicant',
    words: [
      '本人',
      '申请人',
      '申报人',
      '我',
      '您',
      '你',
      '个人',
      '教师',
      '教职工',
      '职工',
      '员工',
      'applicant',
      'my',
      'your',
      'own',
      'teacher',
    ],
  },
  child: {
    zh: '孩子',
    en: 'Child',
    words: [
      '孩子',
      '子女',
      '儿童',
      '幼儿',
      '学生',
      '适龄儿童',
      '被监护人',
      '新生',
      '学员',
      'child',
      'childs',
      'pupil',
      'pupils',
      'student',
      'students',
    ],
  },
  guardian: {
    zh: '监护人',
    en: 'Guardian',
    words: [
      '监护人',
      '家长',
      '法定监护人',
      '父母',
      '父亲',
      '母亲',
      '父亲或母亲',
      'guardian',
      'guardians',
      'parent',
      'parents',
      'father',
      'mother',
    ],
  },
  school: {
    zh: '学校',
    en: 'School',
    words: [
      '学校',
      '所在学校',
      '就读学校',
      '现就读学校',
      '单位',
      '机构',
      '本校',
      'school',
      'schools',
      'institution',
    ],
  },
} as const;
export type SubjectKind = keyof typeof subjects;

/** A datum as forms see it: what the platform knows of whom, and the words by which forms ask for it. */
export type DatumEntry = {
  /** `child.student-number`. */
  key: string;
  subject: SubjectKind;
  title: Bilingual;
  /** Other words for it, without the subject: 身份证, 证件号码. */
  synonyms: readonly string[];
  schema: FieldSchema;
  sensitive: boolean;
  source: Bilingual;
};

/** A field that asks for what is known, and the data that it could be bound to. */
export type Unbound = { path: string[]; title: Bilingual; candidates: DatumEntry[] };

const fluff =
  /请填写|请输入|填写|输入|please|enter|（.*?）|\(.*?\)|【.*?】|the |'s|’s|[\s*:：，。,.、/\\_"“”‘’\-—·]|(?<=.)的/g;

/** 「请填写 学生的 姓名（必填）：」 → 学生姓名. */
export const normalise = (title: string): string =>
  title.normalize('NFKC').toLowerCase().replace(fluff, '').replace(fluff, '');

const camel = (key: string): string =>
  key.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase());

type Words = { rest: string; subject: SubjectKind | undefined };

/** Takes the subject's words from the front: 学生监护人姓名 is about the guardian, the last one named. */
function takeSubject(text: string): Words {
  let rest = text;
  let subject: SubjectKind | undefined;
  for (let taken = true; taken; ) {
    taken = false;
    for (const [kind, { words }] of Object.entries(subjects) as [
      SubjectKind,
      { words: readonly string[] },
    ][]) {
      const word = words
        .filter((known) => rest.startsWith(known) && rest.length > known.length)
        .sort((a, b) => b.length - a.length)[0];
      if (!word) continue;
      rest = rest.slice(word.length);
      subject = kind;
      taken = true;
    }
  }
  return { rest, subject };
}

/** 身份证号码, 身份证号 and 身份证 ask the same. */
const core = (words: string): string => {
  const cut = words.replace(/(号码|信息|情况|号|码|number)$/, '');
  return cut.length >= 2 ? cut : words;
};

const wordsOf = (datum: DatumEntry): string[] =>
  [datum.title.zh, datum.title.en, ...datum.synonyms].map((words) => core(normalise(words)));

/** The formats that name a datum by themselves; a name or a day may be anybody's. */
const telling = new Set<Format>(['resident-id', 'student-number', 'school-code']);

function candidatesFor(
  field: FieldSchema,
  key: string,
  around: SubjectKind | undefined,
  catalogue: readonly DatumEntry[],
): DatumEntry[] {
  const titles = [...new Set([titleOf(field).zh, titleOf(field).en].map((words) => core(normalise(words))))];
  const whole = catalogue.filter((datum) => titles.some((title) => wordsOf(datum).includes(title)));
  const parted = titles.map(takeSubject);
  const byTitle = catalogue.filter((datum) =>
    parted.some(
      ({ rest, subject }) =>
        wordsOf(datum).some((word) => word === rest || takeSubject(word).rest === rest) &&
        (subject ?? around ?? datum.subject) === datum.subject,
    ),
  );
  const exact = whole.filter((datum) =>
    parted.some(({ subject }) => (subject ?? around ?? datum.subject) === datum.subject),
  );
  if (exact.length > 0 || byTitle.length > 0) return [...new Set([...exact, ...byTitle])];
  // 证明人身份证号 asks of somebody whom the platform does not know here.
  const ofAnother = parted.some(({ rest }) =>
    catalogue.some((datum) =>
      wordsOf(datum).some((word) => rest.length > word.length && rest.endsWith(word)),
    ),
  );
  if (ofAnother) return [];
  const subject = parted.find((words) => words.subject)?.subject ?? around;
  const format = field.type === 'string' ? field.format : undefined;
  return catalogue.filter((datum) => {
    if (subject && datum.subject !== subject) return false;
    const tail = datum.key.slice(datum.key.indexOf('.') + 1);
    if (key === camel(datum.key) || (tail.includes('-') && key === camel(tail))) return true;
    return (
      format !== undefined &&
      telling.has(format) &&
      datum.schema.type === 'string' &&
      datum.schema.format === format
    );
  });
}

/**
 * Fields that ask for a catalogued datum without taking it from there (fill once). A field of a repeating group asks
 * of people whom nobody has named yet, a computed one asks nothing; both are left alone.
 */
export function unboundData(model: FormModel, catalogue: readonly DatumEntry[]): Unbound[] {
  const fields = fieldsOf(model);
  const titles = new Map(fields.map(({ path, field }) => [path.join('.'), titleOf(field)]));
  return fields.flatMap(({ path, field, repeated }) => {
    const { bind, computed, attachment, signature } = ext(field);
    if (repeated || bind || computed || attachment || signature || inner(field) || field.type === 'array')
      return [];
    const group = titles.get(path.slice(0, -1).join('.'));
    const around = group && takeSubject(`${normalise(group.zh)}?`).subject;
    const candidates = candidatesFor(field, path.at(-1) as string, around, catalogue);
    return candidates.length > 0 ? [{ path, title: titleOf(field), candidates }] : [];
  });
}
