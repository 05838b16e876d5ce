import type { DemoAccount } from './types.ts';

/** An app of an invented vendor, and what became of its application. Its addresses lie under `.example` (RFC 2606): nobody is there. */
export type SampleApp = {
  /** Whose bureau it was handed to, and who decides. */
  reviewer: Extract<DemoAccount['shows'], 'prefecture-officer' | 'county-officer'>;
  outcome: 'approved' | 'waiting' | { returned: string };
  name: string;
  summary: string;
  unit: string;
  purpose: string;
  storage: string;
  host: string;
  signsInWith: 'oidc' | 'cas';
  scopes: readonly ('openid' | 'profile' | 'roles' | 'organisation')[];
  roles: readonly string[];
};

export const sampleApps: readonly SampleApp[] = [
  {
    reviewer: 'prefecture-officer',
    outcome: 'approved',
    name: '共读一本书（示例）',
    summary: '全班一起读整本书，记录进度，老师看得到谁读到哪里',
    unit: '河州智学教育科技（示例）有限公司',
    purpose: '用姓名显示阅读进度，用身份区分教师和学生；不做广告，不向第三方提供',
    storage: '省内机房，等保二级；学年结束后 30 天内删除',
    host: 'reading.hezhou.example',
    signsInWith: 'oidc',
    scopes: ['openid', 'profile', 'roles', 'organisation'],
    roles: [],
  },
  {
    reviewer: 'county-officer',
    outcome: 'waiting',
    name: '每日口算（示例）',
    summary: '每天十道题，三分钟做完，错题自动进错题本',
    unit: '枹罕云课信息技术（示例）有限公司',
    purpose: '用姓名显示成绩和错题；成绩只给本人、家长和任课教师看',
    storage: '兰州机房，等保二级；停用后 30 天内删除',
    host: 'sums.fuhan.example',
    signsInWith: 'oidc',
    scopes: ['openid', 'profile', 'roles'],
    roles: ['teacher', 'head-teacher', 'pupil', 'guardian'],
  },
  {
    reviewer: 'county-officer',
    outcome: {
      returned: '请说明借阅记录保存多久、谁可以查看，并把存放地点改为省内机房，然后重新提交。',
    },
    name: '校园图书借阅（示例）',
    summary: '查馆藏、借书、还书提醒，图书室老师扫码登记',
    unit: '大夏河数字图书（示例）有限公司',
    purpose: '用姓名和所在学校登记借阅',
    storage: '云端存放，长期保存',
    host: 'library.daxiahe.example',
    signsInWith: 'cas',
    scopes: ['openid', 'profile', 'organisation'],
    roles: [],
  },
];
