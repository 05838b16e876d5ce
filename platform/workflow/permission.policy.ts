import type { PermissionTable } from '../auth/permissions.ts';

const offices = ['bureau-leader', 'bureau-officer', 'principal'];

export const permissions: PermissionTable = {
  'workflow.definition.read': {
    zh: '查看事项流程定义',
    en: 'See definitions of procedures',
    roles: ['bureau-leader', 'bureau-officer', 'bureau-technician', 'system-admin', 'inspector'],
  },
  'workflow.definition.manage': {
    zh: '设计和发布事项流程',
    en: 'Design and publish procedures',
    roles: ['bureau-technician', 'system-admin'],
  },
  'workflow.case.read': {
    zh: '查看本级及下级的办件',
    en: 'See the cases of one’s node and below',
    roles: [...offices, 'inspector'],
  },
  'workflow.case.accept': {
    zh: '窗口代收：替申请人提交办件',
    en: 'Take in a case for an applicant at the counter',
    roles: ['bureau-officer', 'school-registrar'],
  },
  'workflow.case.manage': {
    zh: '挂起、恢复、作废、转派办件，处理失败的服务动作',
    en: 'Suspend, resume, void and reassign cases, and deal with failed actions',
    roles: ['bureau-leader', 'bureau-officer', 'principal'],
  },
  'workflow.holiday.manage': {
    zh: '维护工作日日历',
    en: 'Edit the calendar of working days',
    roles: ['system-admin', 'bureau-technician'],
  },
};
