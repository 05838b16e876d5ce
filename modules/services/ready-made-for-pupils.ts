import {
  attachment,
  childFields,
  choice,
  contactFields,
  date,
  long,
  money,
  number,
  option,
  text,
} from './ready-made-field.ts';
import { approve, inSequence, refuse, role, sendBack } from './ready-made-flow.ts';
import { file, free, known, type ReadyMade } from './ready-made-service.ts';

const registrar = role('school-registrar', 'subject.school');
const principal = role('principal', 'subject.school');
const officer = role('bureau-officer', 'subject.school.bureau');

/** 休学: the school examines the proof, the principal decides, the register records. */
const suspension: ReadyMade = {
  key: 'suspension',
  title: { zh: '学生休学', en: 'Pause school' },
  summary: {
    zh: '因病或其他正当原因需要停止学习一段时间的在校学生，由监护人申请。',
    en: 'For a pupil who must stop learning for a time, ill or for another good reason.',
  },
  audience: 'person',
  lifeEvent: 'change-school',
  appliesFor: ['child'],
  takenBy: 'school',
  conditions: [
    { zh: '学生在本校就读，学籍状态为在读', en: 'The pupil is enrolled and attends' },
    { zh: '休学期限一般不超过一年', en: 'As a rule not longer than a year' },
  ],
  materials: [
    known('register', '学籍信息', 'The pupil’s register entry'),
    file('proof', '医院诊断证明或其他证明', 'Diagnosis or other proof'),
  ],
  legalBasis: [{ zh: '《中小学生学籍管理办法》', en: 'Rules on the register of pupils' }],
  statutoryDays: 10,
  promisedDays: 5,
  fee: free,
  fields: [
    ...childFields,
    choice('reasonKind', '休学原因', 'Reason', {
      options: [
        option('illness', '因病', 'Illness'),
        option('injury', '因伤', 'Injury'),
        option('family', '家庭原因', 'Family'),
        option('other', '其他', 'Other'),
      ],
    }),
    long('explanation', '情况说明', 'What happened', { when: 'reasonKind = "other"' }),
    date('suspendedOn', '休学起始日期', 'First day of the pause'),
    date('returnsOn', '预计复学日期', 'Expected return'),
    attachment('proof', '诊断证明等材料', 'Proof', { most: 5 }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'registrar',
        name: { zh: '学籍管理员审核', en: 'Registrar examines' },
        by: [registrar],
        workingDays: 2,
      },
      { id: 'principal', name: { zh: '校长审批', en: 'Principal decides' }, by: [principal], workingDays: 2 },
    ],
    acts: [
      {
        id: 'record',
        name: { zh: '登记休学', en: 'Record the pause' },
        action: 'register.suspend',
        input: {
          personId: 'case.subjectId',
          on: 'data.suspendedOn',
          until: 'data.returnsOn',
          reason: 'data.reasonKind',
        },
      },
    ],
    workingDays: 5,
  }),
};

/** 复学: back into a class that the school names. */
const resumption: ReadyMade = {
  key: 'resumption',
  title: { zh: '学生复学', en: 'Return to school' },
  summary: {
    zh: '休学期满或者提前恢复的学生，由监护人申请回校学习。',
    en: 'For a pupil who comes back after a pause.',
  },
  audience: 'person',
  lifeEvent: 'change-school',
  appliesFor: ['child'],
  takenBy: 'school',
  conditions: [{ zh: '学生学籍状态为休学', en: 'The pupil’s schooling is paused' }],
  materials: [
    known('register', '休学登记', 'The record of the pause'),
    file('health', '医院康复证明（因病休学的）', 'Proof of recovery, if ill', false),
  ],
  legalBasis: [{ zh: '《中小学生学籍管理办法》', en: 'Rules on the register of pupils' }],
  statutoryDays: 10,
  promisedDays: 3,
  fee: free,
  fields: [
    ...childFields,
    date('returnsOn', '复学日期', 'Day of return'),
    attachment('health', '康复证明', 'Proof of recovery', { required: false, most: 3 }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'registrar',
        name: { zh: '学籍管理员审核', en: 'Registrar examines' },
        by: [registrar],
        workingDays: 3,
      },
    ],
    acts: [
      {
        id: 'record',
        name: { zh: '登记复学', en: 'Record the return' },
        action: 'register.resume',
        input: { personId: 'case.subjectId', on: 'data.returnsOn' },
      },
    ],
    workingDays: 3,
  }),
};

/** 学籍证明: nothing to bring; the school's officer looks once, the certificate is issued and signed. */
const enrolmentProof: ReadyMade = {
  key: 'enrolment-proof',
  title: { zh: '学籍证明', en: 'Proof of enrolment' },
  summary: {
    zh: '开具在读证明，加盖电子印章，扫码可验真伪。',
    en: 'A sealed certificate of enrolment that anybody can verify.',
  },
  audience: 'person',
  lifeEvent: 'records',
  appliesFor: ['child', 'self'],
  takenBy: 'school',
  conditions: [{ zh: '学生在本县学校有学籍', en: 'The pupil is enrolled at a school of this county' }],
  materials: [known('register', '学籍信息', 'The pupil’s register entry')],
  legalBasis: [{ zh: '《中小学生学籍管理办法》', en: 'Rules on the register of pupils' }],
  statutoryDays: 5,
  promisedDays: 1,
  fee: free,
  fields: [
    ...childFields,
    choice('use', '用途', 'Used for', {
      options: [
        option('insurance', '办理保险', 'Insurance'),
        option('subsidy', '申领补助', 'A subsidy'),
        option('travel', '出行优惠', 'Travel'),
        option('other', '其他', 'Other'),
      ],
    }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'registrar',
        name: { zh: '学籍管理员核对', en: 'Registrar checks' },
        by: [registrar],
        workingDays: 1,
        choices: [approve, refuse],
      },
    ],
    acts: [
      {
        id: 'issue',
        name: { zh: '签发证明', en: 'Issue the certificate' },
        action: 'services.certificate.issue',
        input: {
          template: '"enrolment-proof"',
          holder: 'case.subjectId',
          approvedBy: 'steps.registrar.by',
        },
      },
    ],
    workingDays: 1,
  }),
  certificate: 'enrolment-proof',
};

/** 资助: class, school and county in turn; a list open to objections; the payments file. */
const aid: ReadyMade = {
  key: 'aid',
  title: { zh: '家庭经济困难学生资助', en: 'Aid for pupils in hardship' },
  summary: {
    zh: '家庭经济困难的在校学生可申请生活补助，按困难程度分档，公示后发放到监护人账户。',
    en: 'A living allowance in three levels, paid to the guardian’s account after publication.',
  },
  audience: 'person',
  lifeEvent: 'hardship',
  appliesFor: ['child'],
  takenBy: 'school',
  conditions: [
    {
      zh: '属于脱贫户、低保、特困、孤儿、残疾、突发困难之一，或家庭人均收入偏低',
      en: 'One of the listed hardships, or a low income a head',
    },
  ],
  materials: [
    known('register', '学籍信息', 'The pupil’s register entry'),
    file('proof', '困难证明材料', 'Proof of hardship', false),
  ],
  legalBasis: [
    { zh: '《学生资助资金管理办法》', en: 'Rules on funds for student aid' },
    {
      zh: '《关于做好家庭经济困难学生认定工作的指导意见》',
      en: 'Guidance on recognising pupils in hardship',
    },
  ],
  statutoryDays: 30,
  promisedDays: 20,
  fee: free,
  fields: [
    ...childFields,
    choice('hardship', '困难类型', 'Kind of hardship', {
      options: [
        option('poverty', '脱贫户（含监测户）', 'Lifted out of poverty, or monitored'),
        option('allowance', '城乡低保', 'Minimum living allowance'),
        option('destitute', '特困供养', 'Destitute'),
        option('orphan', '孤儿或事实无人抚养', 'Orphan'),
        option('disability', '残疾', 'Disability'),
        option('sudden', '突发困难', 'Sudden hardship'),
        option('income', '收入偏低', 'Low income'),
      ],
    }),
    number('familySize', '家庭人口', 'People in the family'),
    money('yearIncome', '家庭年收入（元）', 'The family’s income a year (yuan)'),
    money('incomeHead', '人均年收入（元）', 'Income a head and year (yuan)', {
      computed: 'if familySize > 0 then yearIncome / familySize else null',
      required: false,
    }),
    long('explanation', '困难情况说明', 'The hardship in own words', { required: false }),
    attachment('proof', '证明材料', 'Proof', { required: false, most: 5 }),
    text('account', '收款社保卡账号', 'Account for payment', { sensitive: true }),
    text('accountHolder', '收款账户户名', 'Holder of the account'),
    choice('level', '认定档次', 'Level', {
      required: false,
      options: [
        option('first', '特别困难', 'Severe'),
        option('second', '困难', 'Hard'),
        option('third', '一般困难', 'Mild'),
      ],
    }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'class',
        name: { zh: '班级评议', en: 'Class teachers assess' },
        by: [role('head-teacher', 'subject.class')],
        workingDays: 3,
        writes: ['level'],
      },
      {
        id: 'school',
        name: { zh: '学校认定', en: 'School decides' },
        by: [principal],
        workingDays: 5,
        writes: ['level'],
        choices: [approve, sendBack, refuse],
      },
      {
        id: 'county',
        name: { zh: '县级复核', en: 'County confirms' },
        by: [officer],
        workingDays: 5,
        writes: ['level'],
      },
    ],
    publicity: { workingDays: 5 },
    acts: [
      {
        id: 'pay',
        name: { zh: '列入发放名册', en: 'Put on the payments list' },
        action: 'services.aid.grant',
        input: {
          childId: 'case.subjectId',
          level: 'data.level',
          holder: 'data.accountHolder',
        },
      },
    ],
    workingDays: 20,
  }),
};

/** 档案查询. */
const recordsEnquiry: ReadyMade = {
  key: 'records-enquiry',
  title: { zh: '学籍档案查询', en: 'Look into one’s school records' },
  summary: {
    zh: '毕业生或其委托人查询并复印本人的学籍、毕业档案。',
    en: 'For former pupils: one’s own register and graduation records.',
  },
  audience: 'person',
  lifeEvent: 'records',
  appliesFor: ['self', 'child'],
  takenBy: 'bureau',
  conditions: [{ zh: '查询本人档案，或受本人委托', en: 'One’s own records, or by proxy' }],
  materials: [
    known('identity', '身份信息', 'Identity'),
    file('proxy', '委托书（代查的）', 'Letter of proxy, if any', false),
  ],
  legalBasis: [{ zh: '《中华人民共和国档案法》', en: 'Archives Law' }],
  statutoryDays: 15,
  promisedDays: 5,
  fee: free,
  fields: [
    ...contactFields,
    text('formerSchool', '当时就读的学校全称', 'Name of the school then'),
    number('leftYear', '毕业或离校年份', 'Year of leaving'),
    choice('what', '查询内容', 'What is asked for', {
      options: [
        option('register', '学籍卡', 'Register card'),
        option('graduation', '毕业名册', 'List of graduates'),
        option('marks', '成绩登记', 'Marks'),
      ],
    }),
    attachment('proxy', '委托书', 'Letter of proxy', { required: false, most: 3 }),
    long('answer', '查询结果', 'What was found', { required: false }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'archive',
        name: { zh: '档案室查阅', en: 'The archive looks it up' },
        by: [role('bureau-officer', 'case.organisation')],
        workingDays: 5,
        writes: ['answer'],
        choices: [
          { key: 'approve', label: { zh: '已查到并答复', en: 'Found and answered' } },
          sendBack,
          refuse,
        ],
      },
    ],
    workingDays: 5,
  }),
};

export const pupilServices: readonly ReadyMade[] = [
  suspension,
  resumption,
  enrolmentProof,
  aid,
  recordsEnquiry,
];
