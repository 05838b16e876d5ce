import type { Bilingual } from '#platform/errors.ts';
import type { DemoAccount } from './types.ts';

type Shows = DemoAccount['shows'];

/** A notice by the holder of a demo account, to everybody at and below the node of its role, or to some roles there. */
export type SampleNotice = {
  by: Shows;
  daysAgo: number;
  title: string;
  body: string;
  roles?: readonly string[];
  mustConfirm?: true;
  isPublic?: true;
};

const schoolStaff = ['principal', 'school-registrar', 'school-technician', 'head-teacher', 'teacher'];
const families = ['pupil', 'guardian'];

export const sampleNotices: readonly SampleNotice[] = [
  {
    by: 'prefecture-officer',
    daysAgo: 18,
    title: '关于启用“通学”一体化平台的通知',
    body: '各县市教育局、州直各学校：\n\n从本学期起，全州统一使用“通学”平台。教职工用一个账号办理日常工作，家长和学生在同一个入口查看通知、日程和应用。\n\n请各校在两周内核对教职工、学生和监护人信息；没有手机的学生由班主任打印激活卡发放。使用中遇到问题，请先联系本校信息技术员。\n\n州教育局电化教育馆',
    isPublic: true,
  },
  {
    by: 'prefecture-officer',
    daysAgo: 9,
    title: '关于开展秋冬季校园安全检查的通知',
    body: '各县市教育局、州直各学校：\n\n天气转冷，请各校近期完成一次安全自查，重点是取暖设施、用电线路、食堂卫生、校车和上下学路段。发现隐患要登记、定人、定时间整改，暂时不能整改的先停用。\n\n督学责任区将随机抽查，请学校负责人阅后确认。',
    roles: ['bureau-leader', 'bureau-officer', 'inspector', 'principal', 'school-registrar'],
    mustConfirm: true,
  },
  {
    by: 'prefecture-officer',
    daysAgo: 3,
    title: '全州义务教育阶段期末时间安排',
    body: '各县市教育局、各学校：\n\n为方便家长提前安排，现将本学期期末时间公布如下：期末考试在学期最后一周进行，考试结束后各校组织散学。小学一、二年级不安排纸笔考试。\n\n具体日期见各校日程。寒假期间请各校做好值班和家校联系。',
    isPublic: true,
  },
  {
    by: 'county-officer',
    daysAgo: 12,
    title: '关于核对本学期学籍信息的通知',
    body: '全市各学校：\n\n请各校学籍管理员核对在籍学生的姓名、身份证号、班级和监护人信息，特别是本学期转入、转出和休学的学生。发现错误请通过平台更正，不要另报纸质表格。\n\n核对完成后请确认本通知。',
    roles: ['principal', 'school-registrar', 'head-teacher'],
    mustConfirm: true,
  },
  {
    by: 'county-officer',
    daysAgo: 5,
    title: '全市小学语文联合教研活动安排',
    body: '各小学：\n\n本月的联合教研以“整本书阅读”为主题，安排两节观摩课和一次研讨。边远学校和教学点的老师可以在线参加，不必到场。\n\n请各校通知语文老师，时间见日程。',
    roles: schoolStaff.concat('researcher'),
  },
  {
    by: 'county-officer',
    daysAgo: 1,
    title: '降温天气上下学提醒',
    body: '各位家长、同学：\n\n气象部门预报后天起明显降温，早晚有雾，路面可能结冰。请给孩子增添衣物，步行和骑车时走慢一些；乘坐校车的同学请提前五分钟到站等候。\n\n如遇停课，学校会在平台另行通知。',
    roles: families.concat(schoolStaff),
    isPublic: true,
  },
  {
    by: 'principal',
    daysAgo: 7,
    title: '关于召开家长会的通知',
    body: '各位家长：\n\n学校定于下周五下午召开家长会，请至少一位监护人参加。会上班主任介绍孩子半学期的学习和生活情况，任课老师现场答疑。\n\n不能到校的家长，请在消息里告诉班主任，我们另约时间。请阅后确认。',
    roles: families.concat('head-teacher', 'teacher'),
    mustConfirm: true,
  },
  {
    by: 'principal',
    daysAgo: 4,
    title: '冬季作息时间调整',
    body: '各位老师、家长、同学：\n\n从下周一起，上午第一节课推迟二十分钟，下午放学时间不变。早到的同学请直接进教室，值班老师已安排好。',
  },
  {
    by: 'principal',
    daysAgo: 2,
    title: '期中教学质量分析会',
    body: '各位老师：\n\n请各年级备课组长准备期中分析材料，重点说三件事：学生哪里没学会、为什么、下半学期怎么补。不排名，不比较班级。\n\n时间和地点见日程。',
    roles: ['head-teacher', 'teacher', 'school-registrar', 'school-technician'],
  },
  {
    by: 'head-teacher',
    daysAgo: 6,
    title: '班级图书角开放了',
    body: '各位家长、同学：\n\n班级图书角已经摆好，现有图书六十多本。每位同学每次可以借两本，两周内归还。欢迎家里有适合的书带来交换，请在封底写上名字。',
  },
  {
    by: 'head-teacher',
    daysAgo: 2,
    title: '本周值日和作业提醒',
    body: '同学们：\n\n本周由第三小组值日。周三美术课请带彩笔和一张旧挂历；周五交数学练习册。口算每天不超过十分钟，做完请家长看一看就可以，不用签字。',
  },
  {
    by: 'several-roles',
    daysAgo: 3,
    title: '请给孩子准备一条跳绳',
    body: '各位家长：\n\n从下周起，大课间练习跳绳。请给孩子准备一条合适的绳子，绳长以脚踩中间、两手到胸口为好。',
  },
];

/** An entry in the calendar of a node, by the holder of a demo account; or in its own. Hours are China's. */
export type SampleEntry = {
  by: Shows;
  /** School days from today. */
  inDays: number;
  /** `HH:MM` from and to; without, the whole day. */
  hours?: readonly [string, string];
  title: string;
  place?: string;
  note?: string;
  own?: true;
};

export const sampleEntries: readonly SampleEntry[] = [
  {
    by: 'prefecture-officer',
    inDays: 3,
    hours: ['09:00', '11:00'],
    title: '全州教育数字化工作视频会',
    place: '各县市分会场',
  },
  { by: 'prefecture-officer', inDays: 28, title: '元旦放假' },
  { by: 'prefecture-officer', inDays: 40, title: '期末考试周' },
  {
    by: 'county-officer',
    inDays: 4,
    hours: ['14:30', '17:00'],
    title: '小学语文联合教研',
    place: '明德小学报告厅',
    note: '可在线参加',
  },
  {
    by: 'county-officer',
    inDays: 9,
    hours: ['09:30', '11:30'],
    title: '学籍管理员培训',
    place: '市教育局三楼会议室',
  },
  { by: 'principal', inDays: 2, hours: ['15:40', '17:00'], title: '期中教学质量分析会', place: '学校会议室' },
  { by: 'principal', inDays: 5, hours: ['14:30', '16:30'], title: '家长会', place: '各班教室' },
  { by: 'principal', inDays: 12, title: '冬季趣味运动会', place: '学校操场' },
  {
    by: 'head-teacher',
    inDays: 1,
    hours: ['15:30', '16:10'],
    title: '主题班会：冬天怎样走路更安全',
    place: '本班教室',
  },
  { by: 'head-teacher', inDays: 6, hours: ['12:30', '13:00'], title: '图书角整理', place: '本班教室' },
  {
    by: 'several-roles',
    inDays: 2,
    hours: ['15:30', '16:10'],
    title: '主题班会：我的一天',
    place: '本班教室',
  },
  { by: 'teacher', inDays: 1, hours: ['10:10', '10:50'], title: '听课', own: true },
  { by: 'teacher', inDays: 3, hours: ['16:20', '17:00'], title: '备课组活动', place: '教研室', own: true },
  { by: 'head-teacher', inDays: 3, hours: ['19:00', '20:00'], title: '家访', own: true },
  { by: 'pupil', inDays: 2, title: '还图书角的书', own: true },
  { by: 'guardian', inDays: 5, hours: ['14:30', '16:30'], title: '参加家长会', own: true },
];

/** Work on the list of one demo account. */
export type SampleTodo = { for: Shows; key: string; title: Bilingual; link: string; inDays?: number };

export const sampleTodos: readonly SampleTodo[] = [
  {
    for: 'system-admin',
    key: 'second-factor',
    title: {
      zh: '为管理员账号绑定通行密钥，作为第二种登录方式',
      en: 'Add a passkey as a second way to sign in',
    },
    link: '/space/profile',
    inDays: 3,
  },
  {
    for: 'county-officer',
    key: 'school-check',
    title: {
      zh: '催办：尚未确认学籍核对通知的学校',
      en: 'Remind the schools that have not confirmed the enrolment check',
    },
    link: '/space/notices/sent',
    inDays: 2,
  },
  {
    for: 'principal',
    key: 'safety-check',
    title: { zh: '确认秋冬季校园安全检查通知', en: 'Confirm the notice on the winter safety check' },
    link: '/space/notices',
    inDays: 1,
  },
  {
    for: 'principal',
    key: 'parents-meeting',
    title: { zh: '查看家长会通知的确认情况', en: 'See who has confirmed the parents’ meeting' },
    link: '/space/notices/sent',
    inDays: 4,
  },
  {
    for: 'head-teacher',
    key: 'roster-check',
    title: { zh: '核对本班学生名单和监护人', en: 'Check the pupils and guardians of your class' },
    link: '/home',
    inDays: 2,
  },
  {
    for: 'head-teacher',
    key: 'answer-guardian',
    title: { zh: '回复一位家长关于请假的消息', en: 'Answer a guardian who asks for leave' },
    link: '/space/messages',
  },
  {
    for: 'several-roles',
    key: 'roster-check',
    title: { zh: '核对本班学生名单和监护人', en: 'Check the pupils and guardians of your class' },
    link: '/home',
    inDays: 2,
  },
  {
    for: 'teacher',
    key: 'answer-guardian',
    title: { zh: '回复一位家长的消息', en: 'Answer a guardian’s message' },
    link: '/space/messages',
  },
  {
    for: 'guardian',
    key: 'parents-meeting',
    title: { zh: '确认家长会通知', en: 'Confirm the notice of the parents’ meeting' },
    link: '/space/notices',
    inDays: 3,
  },
  {
    for: 'pupil',
    key: 'library',
    title: { zh: '归还图书角借的书', en: 'Give the book back to the class library' },
    link: '/space/calendar',
    inDays: 2,
  },
];

/** Messages that the holder of a demo account exchanges: a teacher with a guardian of the class, the others with the head teacher. */
export type SampleTalk = { of: Shows; lines: readonly (readonly ['me' | 'other', string])[] };

export const sampleTalks: readonly SampleTalk[] = [
  {
    of: 'head-teacher',
    lines: [
      ['other', '老师您好，孩子昨晚有些发烧，今天上午想请半天假。'],
      ['me', '好的，先带孩子去看医生，下午看情况再来。今天的作业我让同桌记下来。'],
      ['other', '谢谢老师。家长会我会准时参加。'],
    ],
  },
  {
    of: 'teacher',
    lines: [
      ['me', '您好，孩子最近上课发言很积极，阅读也有进步。在家可以每天大声读十分钟。'],
      ['other', '谢谢老师鼓励，我们一定坚持。请问读什么书合适？'],
    ],
  },
  {
    of: 'several-roles',
    lines: [['other', '老师，跳绳买多长的合适？孩子个子比较小。']],
  },
  {
    of: 'guardian',
    lines: [
      ['me', '老师，孩子说这周要带彩笔，是哪一天用？'],
      ['other', '您好，周三下午美术课用，普通水彩笔就可以。家长会的通知也请您确认一下。'],
    ],
  },
  {
    of: 'pupil',
    lines: [['other', '你借的书后天到期，记得带来。这次的口算全对，真不错！']],
  },
];
