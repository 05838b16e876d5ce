import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'admissions.plan-state': {
    status: 409,
    zh: '方案处于“{state}”阶段，不能进行这项操作',
    en: 'Not possible while the plan is in the phase “{state}”',
  },
  'admissions.plan-incomplete': {
    status: 409,
    zh: '方案还不能发布，请先补全所列内容',
    en: 'The plan cannot be published yet; complete what is listed first',
  },
  'admissions.not-open': {
    status: 409,
    zh: '报名时间为{from}至{to}，目前不在报名时间内',
    en: 'Applications are taken from {from} to {to} only',
  },
  'admissions.child-applied': {
    status: 409,
    zh: '该儿童在本方案中已经报名，请在“我的报名”中查看或修改；如不是您报的，请联系另一位监护人或教育局',
    en: 'This child has applied in this plan already; see “My applications”, or ask the other guardian or the bureau',
  },
  'admissions.too-many-children': {
    status: 409,
    zh: '一位监护人最多为10名儿童报名',
    en: 'One guardian applies for at most ten children',
  },
  'admissions.not-your-child': {
    status: 403,
    zh: '该儿童未与您的账号绑定',
    en: 'This child is not linked to your account',
  },
  'admissions.application-state': {
    status: 409,
    zh: '报名的当前状态不允许这项操作',
    en: 'The application is not in a state for this',
  },
  'admissions.reviews-open': {
    status: 409,
    zh: '还有{count}份报名未审核完毕，不能录取',
    en: '{count} applications are still under review; seats cannot be given yet',
  },
  'admissions.same-person': {
    status: 409,
    zh: '见证数字须由发布方案以外的另一人录入',
    en: 'The witnessed figure is entered by somebody other than who published the plan',
  },
});
