import type { PermissionTable } from '#platform/auth/permissions.ts';

const registrars = ['school-registrar', 'principal', 'bureau-officer'];
const readers = [...registrars, 'bureau-leader', 'bureau-technician', 'head-teacher'];

/** Who may what in the register. Roles hold at their node and below; a bureau's officer may act for its schools. */
export const permissions: PermissionTable = {
  'register.pupil.read': { zh: '查看在籍学生', en: 'See the pupils of a school', roles: readers },
  'register.history.read': {
    zh: '查看学籍经历',
    en: 'See a pupil’s status history',
    roles: [...readers, 'guardian', 'pupil'],
  },
  'register.admission.create': { zh: '办理入学', en: 'Admit pupils', roles: registrars },
  'register.placement.create': { zh: '编班与调班', en: 'Assign pupils to classes', roles: registrars },
  'register.suspension.create': { zh: '办理休学', en: 'Suspend pupils', roles: registrars },
  'register.resumption.create': { zh: '办理复学', en: 'Take suspended pupils back', roles: registrars },
  'register.withdrawal.create': { zh: '办理退学离校', en: 'Record pupils who left', roles: registrars },
  'register.graduation.create': { zh: '办理毕业', en: 'Graduate pupils', roles: registrars },
  'register.change.undo': { zh: '撤销学籍异动', en: 'Take a status change back', roles: registrars },
  'register.transfer.read': {
    zh: '查看转学',
    en: 'See transfers',
    roles: [...registrars, 'bureau-leader', 'guardian', 'pupil'],
  },
  'register.transfer.apply': { zh: '申请转入', en: 'Apply for a transfer', roles: registrars },
  'register.transfer.decide': { zh: '核办转出', en: 'Confirm or refuse transfers', roles: registrars },
  'register.promotion.read': {
    zh: '查看升级方案',
    en: 'See promotions',
    roles: [...registrars, 'bureau-leader'],
  },
  'register.promotion.plan': { zh: '制定升级方案', en: 'Plan promotions', roles: registrars },
  'register.promotion.apply': { zh: '执行和撤销升级', en: 'Apply and undo promotions', roles: registrars },
};
