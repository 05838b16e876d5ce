import type { Bilingual } from '#platform/errors.ts';

/**
 * What a guardian is told before consenting: the contents that 个人信息保护法 art. 17, 30, 31 and 儿童个人信息网络保护规定
 * art. 9, 10 ask for. Stored with each consent as it was shown.
 */
export type ConsentTerms = {
  purpose: Bilingual;
  data: Bilingual;
  storagePlace: Bilingual;
  storageTerm: Bilingual;
  protection: Bilingual;
  refusal: Bilingual;
  complaint: Bilingual;
  correction: Bilingual;
};

const shared = {
  storagePlace: {
    zh: '存储于本地区教育平台的服务器，位于中国境内',
    en: 'On the servers of this region’s education platform, inside China',
  },
  protection: {
    zh: '加密存储，按岗位授权访问，每次查看敏感信息均有记录',
    en: 'Encrypted, opened by post only; every look at sensitive data is recorded',
  },
  complaint: {
    zh: '可向学校或主管教育局投诉，也可在本平台“咨询投诉”中提出',
    en: 'Complain to the school, to its bureau, or on this platform',
  },
  correction: {
    zh: '可随时在“我的孩子”中查看，通过班主任更正，并可要求删除',
    en: 'See it under “my children”, correct it through the head teacher, and ask for deletion at any time',
  },
} satisfies Partial<ConsentTerms>;

/** Each purpose that a consent can be bound to. A recipient is `platform`, or the id of the app that gets the data. */
export const consentPurposes = {
  'learning-space': {
    ...shared,
    purpose: {
      zh: '为孩子开通网络学习空间，用于在线学习、作业和家校沟通',
      en: 'A learning space for the child: lessons, homework, contact of home and school',
    },
    data: {
      zh: '姓名、学校、班级、学习过程和作业',
      en: 'Name, school, class, learning records and homework',
    },
    storageTerm: {
      zh: '在读期间，毕业后三年内删除或匿名',
      en: 'While at school; deleted or made anonymous within three years after',
    },
    refusal: {
      zh: '不影响在校学习，孩子不能使用在线学习空间',
      en: 'Schooling is not affected; the child cannot use the online space',
    },
  },
  'sso.profile': {
    ...shared,
    purpose: {
      zh: '允许孩子用本平台账号登录所选的第三方应用',
      en: 'Lets the child sign in to the chosen third-party app with this account',
    },
    data: {
      zh: '姓名、学校、班级和应用内编号，不含证件号和联系方式',
      en: 'Name, school, class and a number of the app’s own; no identifiers, no contact data',
    },
    storageTerm: {
      zh: '使用该应用期间，撤回后应用须在十五个工作日内删除',
      en: 'While the app is used; after revocation the app deletes within fifteen working days',
    },
    refusal: {
      zh: '不影响其他功能，孩子不能使用该应用',
      en: 'Nothing else is affected; the child cannot use this app',
    },
  },
  publication: {
    ...shared,
    purpose: {
      zh: '在班级或学校页面展示孩子的作品、照片和获奖信息',
      en: 'Shows the child’s works, photos and prizes on pages of class or school',
    },
    data: { zh: '姓名、作品、照片、获奖信息', en: 'Name, works, photos, prizes' },
    storageTerm: { zh: '展示期间，撤回后立即下架', en: 'While shown; taken down at once after revocation' },
    refusal: { zh: '不影响任何学习功能', en: 'No function of learning is affected' },
  },
  'health-record': {
    ...shared,
    purpose: {
      zh: '学校保存孩子的体检和体质健康数据，用于健康管理',
      en: 'The school keeps health and fitness data to look after the child’s health',
    },
    data: {
      zh: '身高体重、视力、体质测试、过敏史等健康信息（敏感个人信息）',
      en: 'Height, weight, eyesight, fitness, allergies: sensitive personal information',
    },
    storageTerm: {
      zh: '在读期间，毕业后随档案移交',
      en: 'While at school; handed over with the file afterwards',
    },
    refusal: { zh: '仅保留法律要求的体检记录', en: 'Only the examinations that law requires are kept' },
  },
} as const satisfies Record<string, ConsentTerms>;

export type ConsentPurpose = keyof typeof consentPurposes;

/** Below this age consent is the guardian's (儿童个人信息网络保护规定 art. 2). */
export const ageOfOwnConsent = 14;

/** Whole years on a day; both are `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
