import type { PermissionTable } from '#platform/auth/permissions.ts';

const bureau = ['bureau-leader', 'bureau-officer', 'bureau-technician', 'researcher', 'inspector'];
const school = ['principal', 'school-registrar', 'school-technician'];

/** Who may publish to whom. Reading what is addressed to oneself needs no permission but being signed in. */
export const permissions: PermissionTable = {
  'space.notice.publish': {
    zh: '发布通知',
    en: 'Publish notices',
    roles: [
      'bureau-leader',
      'bureau-officer',
      'bureau-technician',
      'principal',
      'school-registrar',
      'head-teacher',
    ],
  },
  'space.calendar.publish': {
    zh: '发布日程',
    en: 'Put entries into others’ calendars',
    roles: ['bureau-leader', 'bureau-officer', 'principal', 'school-registrar', 'head-teacher'],
  },
  'space.message.send': {
    zh: '发消息',
    en: 'Send messages',
    roles: [...bureau, ...school, 'head-teacher', 'teacher', 'guardian', 'pupil'],
  },
};
