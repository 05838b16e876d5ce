import { refreshBoard } from '#modules/procedures/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';
import { completeTask, installProcedure, listTasks, startCase } from '#platform/workflow/index.ts';
import type { WorkflowModel } from '#platform/workflow/model.ts';
import { daysBefore } from './school-days.ts';

const key = 'training-leave';
const agree = { key: 'approve', label: { zh: '同意', en: 'Approve' } };
const refuse = { key: 'refuse', label: { zh: '不同意', en: 'Refuse' }, refuses: true, reason: true };

/** 教师外出培训审批: the bureau's office looks through it, then a leader decides on longer ones. */
const model: WorkflowModel = {
  nodes: [
    { kind: 'start', id: 'apply', name: { zh: '提交申请', en: 'Apply' } },
    {
      kind: 'task',
      id: 'review',
      name: { zh: '人事股审核', en: 'Review by the office' },
      assign: [{ by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } }],
      signing: 'one',
      choices: [agree, refuse],
      deadline: { workingDays: 3, warnDays: 2 },
      fields: {},
      skipSamePerson: false,
    },
    { kind: 'exclusive', id: 'reviewed', name: { zh: '审核结果', en: 'Reviewed' } },
    { kind: 'exclusive', id: 'length', name: { zh: '是否超过五天', en: 'More than five days?' } },
    {
      kind: 'task',
      id: 'decide',
      name: { zh: '局领导审批', en: 'Decision by a leader' },
      assign: [{ by: 'role', role: 'bureau-leader', at: { from: 'case.organisation' } }],
      signing: 'one',
      choices: [agree, refuse],
      deadline: { workingDays: 3, warnDays: 1 },
      fields: {},
      skipSamePerson: true,
    },
    { kind: 'exclusive', id: 'decided', name: { zh: '审批结果', en: 'Decided' } },
    {
      kind: 'end',
      id: 'approved',
      name: { zh: '同意外出', en: 'Approved' },
      outcome: 'approved',
      terminates: false,
    },
    {
      kind: 'end',
      id: 'refused',
      name: { zh: '不同意外出', en: 'Refused' },
      outcome: 'refused',
      terminates: false,
    },
  ],
  flows: [
    { id: 'a', from: 'apply', to: 'review' },
    { id: 'b', from: 'review', to: 'reviewed' },
    {
      id: 'c',
      from: 'reviewed',
      to: 'length',
      when: 'outcome = "approve"',
      name: { zh: '同意', en: 'Approved' },
    },
    { id: 'd', from: 'reviewed', to: 'refused', otherwise: true },
    {
      id: 'e',
      from: 'length',
      to: 'decide',
      when: 'data.外出天数 > 5',
      name: { zh: '超过五天', en: 'Longer' },
    },
    { id: 'f', from: 'length', to: 'approved', otherwise: true },
    { id: 'g', from: 'decide', to: 'decided' },
    { id: 'h', from: 'decided', to: 'approved', when: 'outcome = "approve"' },
    { id: 'i', from: 'decided', to: 'refused', otherwise: true },
  ],
  deadline: { workingDays: 8, warnDays: 2 },
};

const cases: { title: Bilingual; days: number; daysAgo: number; done?: true }[] = [
  {
    title: { zh: '赴兰州参加语文新课标培训', en: 'Language curriculum training in Lanzhou' },
    days: 3,
    daysAgo: 20,
    done: true,
  },
  { title: { zh: '赴西安观摩课堂教学', en: 'Class observation in Xi’an' }, days: 4, daysAgo: 17, done: true },
  { title: { zh: '赴成都参加班主任培训', en: 'Head teacher training in Chengdu' }, days: 7, daysAgo: 16 },
  {
    title: { zh: '赴临夏市参加数学教研活动', en: 'Mathematics research day in Linxia' },
    days: 1,
    daysAgo: 2,
  },
  {
    title: { zh: '赴北京参加信息技术研修', en: 'Information technology course in Beijing' },
    days: 6,
    daysAgo: 0,
  },
];

const at = (ctx: Ctx, moment: Date): Ctx => ({ ...ctx, now: () => moment });

/** A procedure in use at one bureau, with cases done, fresh, due soon and late. */
export async function addProcedure(ctx: Ctx, people: { applicant: Ctx; officer: Ctx }): Promise<void> {
  const { actor } = people.officer;
  const applicant = people.applicant.actor;
  if (actor.kind !== 'person' || !actor.grant || applicant.kind !== 'person') return;
  const { tenantId, organisationId, path } = actor.grant;
  const system = dangerouslyAsSystem(ctx, 'demo procedures', [tenantId]);
  await installProcedure(system, tenantId, {
    key,
    name: { zh: '教师外出培训审批', en: 'Leave for training' },
    model,
  });
  for (const { title, days, daysAgo, done } of cases) {
    const then = daysBefore(ctx.now(), daysAgo);
    const { caseId } = await startCase(at(people.applicant, then), {
      procedure: { tenantId, key },
      tenantId,
      organisation: { organisationId, path },
      applicant: { personId: applicant.personId },
      title,
      data: { 外出地点: title.zh.replace(/^赴(.+?)(参加|观摩).*$/, '$1'), 外出天数: days },
    });
    if (!done) continue;
    const officer = at(people.officer, daysBefore(ctx.now(), daysAgo - 1));
    const { items } = await listTasks(officer, { limit: 50 });
    const task = items.find((one) => one.caseId === caseId);
    if (task)
      await completeTask(officer, {
        taskId: task.id,
        tenantId,
        choice: 'approve',
        comment: '已核对课表，同意',
      });
  }
  await refreshBoard(system, tenantId);
}
