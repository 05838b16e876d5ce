import { defineErrors, PlatformError } from '../errors.ts';

defineErrors({
  'workflow.procedure-unknown': {
    status: 404,
    zh: '没有已发布的事项流程“{key}”',
    en: 'No published procedure “{key}”',
  },
  'workflow.model-invalid': {
    status: 422,
    zh: '流程定义有误，请按提示修改',
    en: 'The procedure is invalid; see the fields named',
  },
  'workflow.frozen': {
    status: 409,
    zh: '已发布的版本不能修改，请新建一个版本',
    en: 'A published version is frozen; make a new version',
  },
  'workflow.case-ended': {
    status: 409,
    zh: '办件已办结，不能再操作',
    en: 'The case has ended; nothing more can be done in it',
  },
  'workflow.case-suspended': {
    status: 409,
    zh: '办件已挂起，恢复后才能办理',
    en: 'The case is suspended; it can be worked on when it is resumed',
  },
  'workflow.case-not-suspended': { status: 409, zh: '办件没有挂起', en: 'The case is not suspended' },
  'workflow.task-done': {
    status: 409,
    zh: '这项任务刚刚已经办理，请刷新后查看结果',
    en: 'This task was done a moment ago; reload to see the result',
  },
  'workflow.task-withdrawn': {
    status: 409,
    zh: '这项任务已被收回，不需要再办理',
    en: 'This task was withdrawn; nothing is left to do in it',
  },
  'workflow.task-waiting': {
    status: 409,
    zh: '还没有轮到这项任务：要先等其他人签署',
    en: 'It is not this task’s turn yet: others must sign first',
  },
  'workflow.not-yours': { status: 403, zh: '这项任务不是您的', en: 'This task is not yours' },
  'workflow.not-applicant': { status: 403, zh: '只有申请人可以这样做', en: 'Only the applicant may do this' },
  'workflow.return-target': {
    status: 422,
    zh: '不能退回到“{node}”：只能退回到这件事已经走过的、在前面的办理环节',
    en: 'It cannot be returned to “{node}”: only to an earlier step that this case has passed on its way here',
  },
  'workflow.return-directly': {
    status: 422,
    zh: '退回会同时收回其他并行环节，重新提交后必须逐级办理',
    en: 'The return withdraws parallel steps too, so after resubmission every step is done again',
  },
  'workflow.moved-on': {
    status: 409,
    zh: '下一环节已经开始办理，不能收回',
    en: 'The next step has been touched already; the decision cannot be taken back',
  },
  'workflow.signer-exists': {
    status: 409,
    zh: '这位签署人已经在这个环节',
    en: 'This signer is at this step already',
  },
  'workflow.signer-last': {
    status: 409,
    zh: '这个环节至少要留下一位签署人',
    en: 'A step keeps at least one signer',
  },
  'workflow.urged-already': {
    status: 429,
    zh: '一小时内已经催办过，请稍后再催',
    en: 'It was urged within the last hour; try again later',
  },
  'workflow.nobody': {
    status: 422,
    zh: '环节“{node}”找不到办理人',
    en: 'Nobody was found for step “{node}”',
  },
  'workflow.place-unknown': {
    status: 422,
    zh: '环节“{node}”的办理机构“{place}”找不到',
    en: 'The organisation “{place}” of step “{node}” was not found',
  },
  'workflow.no-way': {
    status: 422,
    zh: '在“{node}”没有一个条件成立，也没有默认的去向',
    en: 'At “{node}” no condition holds and there is no default way',
  },
  'workflow.expression': {
    status: 422,
    zh: '“{node}”的表达式“{expression}”无法计算：{problem}',
    en: 'The expression “{expression}” of “{node}” cannot be evaluated: {problem}',
  },
  'workflow.endless': {
    status: 422,
    zh: '流程在“{node}”处不停循环，没有等待任何人',
    en: 'The procedure goes round at “{node}” without waiting for anybody',
  },
  'workflow.action-unknown': {
    status: 500,
    zh: '没有名为“{action}”的服务动作',
    en: 'No action is registered as “{action}”',
  },
  'workflow.action-not-failed': {
    status: 409,
    zh: '这个服务动作没有失败，不需要处理',
    en: 'This action has not failed; nothing is to be done about it',
  },
  'workflow.field-right': {
    status: 403,
    zh: '这个环节不能修改所列的内容',
    en: 'The fields named may not be changed at this step',
  },
});

export const nodeError = (code: string, node: string, values: Record<string, string> = {}, cause?: unknown) =>
  new PlatformError(code, { values: { node, ...values }, extra: { node }, cause });
