import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'space.notice-withdrawn': { status: 409, zh: '这条通知已撤回', en: 'This notice was withdrawn' },
  'space.notice-over': {
    status: 409,
    zh: '这条通知已过期，不再提醒',
    en: 'This notice is over: nobody is reminded',
  },
  'space.reminded-today': {
    status: 409,
    zh: '今天已经提醒过，明天可以再提醒一次',
    en: 'A reminder went out today; another may tomorrow',
  },
  'space.cannot-remind': {
    status: 409,
    zh: '这条通知发给的身份无法逐人提醒',
    en: 'The roles that this notice went to cannot be reminded one by one',
  },
  'space.place-closed': {
    status: 409,
    zh: '这个机构已撤销，不能再向它发通知',
    en: 'This organisation is closed: nothing is sent there',
  },
  'space.not-a-contact': {
    status: 403,
    zh: '只能给本校同事、任课班级的学生家长或自己的老师发消息',
    en: 'Messages go to colleagues, to the families of classes one teaches, and to one’s own teachers',
  },
});
