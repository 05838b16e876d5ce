import {
  applicantFields,
  attachment,
  choice,
  contactFields,
  date,
  group,
  long,
  number,
  option,
  text,
} from './ready-made-field.ts';
import { approve, inSequence, refuse, role, sendBack } from './ready-made-flow.ts';
import { file, free, known, type ReadyMade } from './ready-made-service.ts';

/** 教师资格定期注册. */
const teacherRegistration: ReadyMade = {
  key: 'teacher-registration',
  title: { zh: '教师资格定期注册', en: 'Periodic registration of teachers' },
  summary: {
    zh: '在编在岗教师每五年办理一次资格注册，学校初审，县教育局复审并确认。',
    en: 'Every five years: the school examines, the county confirms.',
  },
  audience: 'person',
  lifeEvent: 'teacher-career',
  appliesFor: ['self'],
  takenBy: 'school',
  conditions: [
    { zh: '持有教师资格证并在岗任教', en: 'Holds the qualification and teaches' },
    { zh: '师德考核合格', en: 'Passed the assessment of professional ethics' },
  ],
  materials: [
    known('identity', '身份与任职信息', 'Identity and posting'),
    file('qualification', '教师资格证', 'Qualification certificate'),
    file('training', '继续教育证明', 'Proof of continuing education'),
  ],
  legalBasis: [
    { zh: '《中小学教师资格定期注册暂行办法》', en: 'Rules on periodic registration of teachers' },
  ],
  statutoryDays: 30,
  promisedDays: 15,
  fee: free,
  fields: [
    ...applicantFields,
    text('certificateNumber', '教师资格证编号', 'Number of the qualification certificate'),
    date('qualifiedOn', '取得资格日期', 'Qualified on'),
    choice('kind', '注册类别', 'Kind', {
      options: [option('first', '首次注册', 'First'), option('again', '定期注册', 'Periodic')],
    }),
    number('trainingHours', '本周期继续教育学时', 'Hours of continuing education'),
    attachment('qualification', '资格证扫描件', 'Scan of the certificate', { most: 3 }),
    attachment('training', '继续教育证明', 'Proof of continuing education', { most: 5 }),
    choice('conclusion', '注册结论', 'Conclusion', {
      required: false,
      options: [
        option('qualified', '注册合格', 'Registered'),
        option('suspended', '暂缓注册', 'Postponed'),
        option('failed', '注册不合格', 'Not registered'),
      ],
    }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'school',
        name: { zh: '学校初审', en: 'School examines' },
        by: [role('principal', 'applicant.school')],
        workingDays: 5,
      },
      {
        id: 'county',
        name: { zh: '县教育局复审', en: 'County confirms' },
        by: [role('bureau-officer', 'applicant.school.bureau')],
        workingDays: 10,
        writes: ['conclusion'],
      },
    ],
    workingDays: 15,
  }),
};

/** 职称申报. */
const titleApplication: ReadyMade = {
  key: 'title-application',
  title: { zh: '教师职称申报', en: 'Application for a professional title' },
  summary: {
    zh: '教师申报中小学教师职称，学校推荐、公示，县教育局审核，报评审委员会。',
    en: 'The school recommends and publishes, the county examines, the committee decides.',
  },
  audience: 'person',
  lifeEvent: 'teacher-career',
  appliesFor: ['self'],
  takenBy: 'school',
  conditions: [{ zh: '符合申报级别的任职年限与教学要求', en: 'Years of service and teaching as required' }],
  materials: [
    known('posting', '任职与任课经历', 'Postings and teaching'),
    file('works', '教学业绩与获奖材料', 'Achievements'),
  ],
  legalBasis: [{ zh: '《中小学教师水平评价基本标准条件》', en: 'Standards for the evaluation of teachers' }],
  statutoryDays: 60,
  promisedDays: 40,
  fee: free,
  fields: [
    ...applicantFields,
    choice('level', '申报级别', 'Level', {
      options: [
        option('third', '三级教师', 'Third grade'),
        option('second', '二级教师', 'Second grade'),
        option('first', '一级教师', 'First grade'),
        option('senior', '高级教师', 'Senior'),
        option('full', '正高级教师', 'Full senior'),
      ],
    }),
    group('achievements', '主要业绩', 'Achievements', {
      most: 20,
      fields: [
        text('what', '业绩名称', 'Achievement'),
        date('when', '取得日期', 'When'),
        choice('level', '级别', 'Level', {
          options: [
            option('school', '校级', 'School'),
            option('county', '县级', 'County'),
            option('prefecture', '市州级', 'Prefecture'),
            option('province', '省级', 'Province'),
            option('nation', '国家级', 'Nation'),
          ],
        }),
      ],
    }),
    long('statement', '述职报告', 'Statement of service'),
    attachment('works', '证明材料', 'Proof', { most: 10 }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'school',
        name: { zh: '学校推荐', en: 'School recommends' },
        by: [role('principal', 'applicant.school')],
        workingDays: 10,
      },
      {
        id: 'committee',
        name: { zh: '评审组会签', en: 'Committee signs' },
        by: [
          role('researcher', 'applicant.school.bureau'),
          role('inspector', 'applicant.school.bureau'),
          role('bureau-officer', 'applicant.school.bureau'),
        ],
        signing: 'all',
        workingDays: 15,
        choices: [approve, refuse],
      },
      {
        id: 'leader',
        name: { zh: '局领导审定', en: 'Leader approves' },
        by: [role('bureau-leader', 'applicant.school.bureau')],
        workingDays: 5,
      },
    ],
    publicity: { workingDays: 5 },
    workingDays: 40,
  }),
};

/** 民办培训机构审批. */
const trainingInstitution: ReadyMade = {
  key: 'training-institution',
  title: { zh: '民办培训机构设立审批', en: 'Permit for a private training institution' },
  summary: {
    zh: '举办面向中小学生的校外培训机构，须先取得办学许可。',
    en: 'Private training of pupils needs a permit first.',
  },
  audience: 'institution',
  lifeEvent: 'run-institution',
  appliesFor: ['institution', 'self'],
  takenBy: 'bureau',
  conditions: [
    {
      zh: '有符合安全要求的场所，生均面积不少于3平方米',
      en: 'Safe premises with at least 3 m² for each learner',
    },
    { zh: '有符合条件的举办者、负责人和教师', en: 'Qualified founder, head and teachers' },
  ],
  materials: [
    file('premises', '场所证明与消防合格材料', 'Premises and fire safety'),
    file('articles', '章程', 'Articles'),
    file('staff', '教师资格材料', 'Teachers’ qualifications'),
  ],
  legalBasis: [
    { zh: '《中华人民共和国民办教育促进法》', en: 'Law on the promotion of private education' },
    { zh: '《校外培训行政处罚暂行办法》', en: 'Rules on penalties in private training' },
  ],
  statutoryDays: 60,
  promisedDays: 30,
  fee: free,
  fields: [
    text('institutionName', '拟办机构名称', 'Name of the institution to be'),
    text('creditCode', '举办者统一社会信用代码', 'Founder’s credit code', {
      format: 'credit-code',
      required: false,
    }),
    ...applicantFields,
    choice('field', '培训类别', 'Field', {
      options: [
        option('arts', '文化艺术', 'Arts'),
        option('sports', '体育', 'Sports'),
        option('technology', '科技', 'Technology'),
        option('subject', '学科', 'School subjects'),
      ],
    }),
    text('premisesAddress', '拟办场所地址', 'Where the premises are'),
    number('area', '建筑面积（平方米）', 'Floor area (m²)'),
    number('places', '同时培训人数', 'Learners at a time'),
    number('areaEach', '生均面积（平方米）', 'Area for each learner (m²)', {
      computed: 'if places > 0 then area / places else null',
      required: false,
    }),
    attachment('premises', '场所与消防材料', 'Premises and fire safety', { most: 10 }),
    attachment('articles', '章程', 'Articles', { most: 2 }),
    attachment('staff', '教师资格材料', 'Teachers’ qualifications', { most: 10 }),
    long('inspection', '现场核查意见', 'Findings on the spot', { required: false }),
  ],
  flow: inSequence({
    steps: [
      {
        id: 'counter',
        name: { zh: '窗口受理', en: 'Counter takes in' },
        by: [role('bureau-officer', 'case.organisation')],
        workingDays: 5,
      },
      {
        id: 'inspection',
        name: { zh: '现场核查', en: 'Inspection on the spot' },
        by: [role('inspector', 'case.organisation')],
        workingDays: 15,
        writes: ['inspection'],
      },
      {
        id: 'decision',
        name: { zh: '局领导审批', en: 'Leader decides' },
        by: [role('bureau-leader', 'case.organisation')],
        workingDays: 5,
      },
    ],
    publicity: { workingDays: 5 },
    workingDays: 30,
  }),
};

const answerSteps = (days: number) =>
  inSequence({
    steps: [
      {
        id: 'answer',
        name: { zh: '承办答复', en: 'Answered' },
        by: [role('bureau-officer', 'case.organisation')],
        workingDays: days,
        writes: ['answer'],
        choices: [{ key: 'approve', label: { zh: '已答复', en: 'Answered' } }, sendBack, refuse],
      },
    ],
    workingDays: days,
  });

/** 投诉. */
const complaint: ReadyMade = {
  key: 'complaint',
  title: { zh: '教育投诉', en: 'Complaint' },
  summary: {
    zh: '对学校收费、教学、安全、师德、校外培训等问题的投诉，可要求保密。',
    en: 'On fees, teaching, safety, conduct or private training; confidential if wished.',
  },
  audience: 'person',
  lifeEvent: 'voice',
  appliesFor: ['self'],
  takenBy: 'bureau',
  conditions: [],
  materials: [file('evidence', '有关材料', 'Evidence', false)],
  legalBasis: [{ zh: '《信访工作条例》', en: 'Regulation on petitions' }],
  statutoryDays: 60,
  promisedDays: 15,
  fee: free,
  fields: [
    ...contactFields,
    choice('about', '投诉类别', 'About', {
      options: [
        option('fees', '收费', 'Fees'),
        option('teaching', '教学', 'Teaching'),
        option('safety', '安全', 'Safety'),
        option('conduct', '师德师风', 'Conduct'),
        option('training', '校外培训', 'Private training'),
        option('service', '办事服务', 'A service'),
        option('other', '其他', 'Other'),
      ],
    }),
    text('against', '被投诉的学校或机构', 'School or institution'),
    long('content', '投诉内容', 'What happened'),
    attachment('evidence', '有关材料', 'Evidence', { required: false, most: 5 }),
    long('answer', '处理结果', 'Answer', { required: false }),
  ],
  flow: answerSteps(15),
};

/** 个人信息投诉: access, correction, deletion, or misuse of personal information. */
const privacyComplaint: ReadyMade = {
  key: 'privacy-complaint',
  title: { zh: '个人信息保护投诉与请求', en: 'Personal-information requests and complaints' },
  summary: {
    zh: '查询、更正、删除个人信息，撤回同意，或投诉个人信息被不当使用。',
    en: 'Access, correction, deletion, withdrawal of consent, or misuse of personal information.',
  },
  audience: 'person',
  lifeEvent: 'voice',
  appliesFor: ['self', 'child'],
  takenBy: 'bureau',
  conditions: [{ zh: '涉及本人或被监护人的个人信息', en: 'About oneself or one’s child' }],
  materials: [known('identity', '身份信息', 'Identity')],
  legalBasis: [
    { zh: '《中华人民共和国个人信息保护法》', en: 'Personal Information Protection Law' },
    { zh: '《儿童个人信息网络保护规定》', en: 'Provisions on children’s personal information' },
  ],
  statutoryDays: 15,
  promisedDays: 10,
  fee: free,
  fields: [
    ...contactFields,
    choice('request', '请求', 'Request', {
      options: [
        option('access', '查阅复制', 'Access'),
        option('correct', '更正补充', 'Correct'),
        option('delete', '删除', 'Delete'),
        option('withdraw', '撤回同意', 'Withdraw consent'),
        option('misuse', '投诉不当使用', 'Misuse'),
      ],
    }),
    long('content', '具体说明', 'Explanation'),
    attachment('evidence', '有关材料', 'Evidence', { required: false, most: 5 }),
    long('answer', '处理结果', 'Answer', { required: false }),
  ],
  flow: answerSteps(10),
};

export const staffServices: readonly ReadyMade[] = [
  teacherRegistration,
  titleApplication,
  trainingInstitution,
  complaint,
  privacyComplaint,
];
