import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'services.item-state': {
    status: 409,
    zh: '服务事项的当前状态不允许这项操作',
    en: 'The service is not in a state for this',
  },
  'services.item-incomplete': {
    status: 409,
    zh: '服务事项还不能发布，请先补全所列内容',
    en: 'The service cannot be published yet; complete what is listed first',
  },
  'services.not-for-you': {
    status: 403,
    zh: '您不能为该对象申请这项服务',
    en: 'You cannot apply for this service on this behalf',
  },
  'services.no-office': {
    status: 409,
    zh: '找不到受理机构：{why}',
    en: 'No office takes this in: {whyEn}',
  },
  'services.application-open': {
    status: 409,
    zh: '同一事项已有正在办理的申请（{number}），请等待办结',
    en: 'An application for this is open already ({number}); wait until it is closed',
  },
  'services.check-failed': {
    status: 409,
    zh: '自动核验未通过',
    en: 'The automatic checks failed',
  },
  'services.not-ended': {
    status: 409,
    zh: '办结后才能评价',
    en: 'It can be rated once it is closed',
  },
  'services.question-answered': {
    status: 409,
    zh: '这条咨询已经答复',
    en: 'This question is answered already',
  },
});
