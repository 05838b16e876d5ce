import type { Bilingual } from '#platform/errors.ts';
import type { DemoAccount } from './types.ts';

/** For each demo account: its role by name, and what is worth a look with it. */
export const accountGuide: Readonly<Record<DemoAccount['shows'], { role: Bilingual; try: Bilingual }>> = {
  'system-admin': {
    role: { zh: '系统管理员', en: 'System administrator' },
    try: { zh: '绑定二次验证，查看运行状况', en: 'set up a second factor, see the status' },
  },
  'security-admin': {
    role: { zh: '安全管理员', en: 'Security administrator' },
    try: { zh: '授予角色，下线会话', en: 'grant roles, end sessions' },
  },
  'audit-admin': {
    role: { zh: '审计管理员', en: 'Audit administrator' },
    try: { zh: '查看审计记录', en: 'read the audit trail' },
  },
  'prefecture-officer': {
    role: { zh: '州教育局工作人员', en: 'Prefecture officer' },
    try: { zh: '浏览八县市，发布通知', en: 'see all eight counties, publish a notice' },
  },
  'county-officer': {
    role: { zh: '县市教育局工作人员', en: 'County officer' },
    try: { zh: '机构树，批量导入名单', en: 'organisation tree, import a roster' },
  },
  researcher: {
    role: { zh: '教研员', en: 'Researcher' },
    try: { zh: '查看本县学校和教师', en: 'schools and teachers of the county' },
  },
  inspector: {
    role: { zh: '督学', en: 'Inspector' },
    try: { zh: '查看本县学校', en: 'schools of the county' },
  },
  principal: {
    role: { zh: '校长', en: 'Principal' },
    try: { zh: '我的学校，向全校发通知', en: 'my school, a notice to all' },
  },
  'school-registrar': {
    role: { zh: '学籍管理员', en: 'School registrar' },
    try: { zh: '办理入学、转学、休学，申请签发学籍证明', en: 'admissions, transfers, ask for a certificate' },
  },
  'school-technician': {
    role: { zh: '学校信息技术员', en: 'School technician' },
    try: { zh: '导入名单，协助找回账号', en: 'import a roster, help with accounts' },
  },
  'several-roles': {
    role: { zh: '班主任兼家长', en: 'Head teacher and parent' },
    try: { zh: '右上角切换身份', en: 'switch roles at the top right' },
  },
  'head-teacher': {
    role: { zh: '班主任', en: 'Head teacher' },
    try: { zh: '我的班级，打印激活卡', en: 'my class, print activation cards' },
  },
  teacher: {
    role: { zh: '任课教师', en: 'Teacher' },
    try: { zh: '任教班级，回复家长消息', en: 'classes taught, answer a guardian' },
  },
  pupil: {
    role: { zh: '学生', en: 'Pupil' },
    try: { zh: '通知、日程、应用', en: 'notices, calendar, apps' },
  },
  guardian: {
    role: { zh: '家长', en: 'Guardian' },
    try: { zh: '我的孩子，同意与撤回授权', en: 'my children, give and revoke consent' },
  },
  vendor: {
    role: { zh: '应用服务商', en: 'App vendor' },
    try: { zh: '申请接入应用', en: 'apply to connect an app' },
  },
};
