import type { TemplateContent } from './template.schema.ts';

const field = (
  key: string,
  zh: string,
  en: string,
  rest: Partial<TemplateContent['fields'][number]> = {},
): TemplateContent['fields'][number] => ({ key, title: { zh, en }, format: 'text', required: true, ...rest });

const name = field('name', '姓名', 'Name', { source: 'holder.name' });
const sex = field('sex', '性别', 'Sex', { source: 'holder.sex' });
const born = field('born', '出生日期', 'Date of birth', { source: 'holder.birthDate', format: 'day' });
const school = field('school', '学校', 'School', { source: 'pupil.school' });

/** Three that most bureaus need; installed as data, then the bureau's own to edit. */
export const sampleTemplates: Readonly<Record<string, TemplateContent>> = {
  'enrolment-proof': {
    type: { zh: '学籍证明', en: 'Proof of enrolment' },
    heading: '学籍证明',
    body: '兹证明{name}（{sex}，{born}出生，人员编号 {personNumber}）系{school}{class}学生，自{since}起在我校就读，学籍状态正常。\n特此证明。',
    paper: 'a4-portrait',
    holder: 'person',
    fields: [
      name,
      sex,
      born,
      field('personNumber', '人员编号', 'Person number', { source: 'holder.number' }),
      school,
      field('class', '班级', 'Class', { source: 'pupil.class', required: false }),
      field('since', '入学日期', 'Enrolled since', { source: 'pupil.since', format: 'day' }),
    ],
    numberScheme: '{issuer}学籍证〔{year}〕{serial:4}号',
    validity: { kind: 'months', months: 6 },
    seal: { kind: 'issuer' },
  },
  'compulsory-education': {
    type: { zh: '义务教育证书', en: 'Compulsory education certificate' },
    heading: '义务教育证书',
    body: '学生{name}，{sex}，{born}出生，于{since}入学，至{finished}在{school}修完义务教育规定的全部课程，成绩合格，准予毕业。',
    paper: 'a4-landscape',
    holder: 'person',
    fields: [
      name,
      sex,
      born,
      school,
      field('since', '入学日期', 'Enrolled since', { source: 'pupil.since', format: 'day-chinese' }),
      field('finished', '毕业日期', 'Date of graduation', { format: 'day-chinese' }),
    ],
    numberScheme: '{issuer}义教证〔{year}〕{serial:5}号',
    validity: { kind: 'permanent' },
    seal: { kind: 'issuer' },
  },
  award: {
    type: { zh: '获奖证书', en: 'Award' },
    heading: '获奖证书',
    body: '{name}同学：\n你在{contest}中荣获{prize}。\n特发此证，以资鼓励。',
    paper: 'a4-landscape',
    holder: 'person',
    fields: [name, field('contest', '活动名称', 'Contest'), field('prize', '奖项', 'Prize')],
    numberScheme: '{issuer}奖〔{year}〕{serial:4}号',
    validity: { kind: 'permanent' },
    seal: { kind: 'issuer' },
  },
};
