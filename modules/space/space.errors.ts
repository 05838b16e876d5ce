import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'space.notice-withdrawn': { status: 409, zh: '这条通知已撤回', en: 'This notice was withdrawn' },
  'space.not-a-contact': {
    status: 403,
    zh: '只能给本校同事、任课班级的学生家长或自己的老师发消息',
    en: 'Messages go to colleagues, to the families of classes one teaches, and to one’s own teachers',
  },
});
