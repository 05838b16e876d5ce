import { type Ctx, personOf } from '#platform/ctx.ts';
import { completeTask, listTasks } from '#platform/workflow/index.ts';
import type { Application } from './application.schema.ts';
import { apply } from './application.service.ts';
import { selectPublishedByKey } from './item.queries.ts';
import { answerQuestion, ask } from './question.service.ts';

type People = { tenantId: string; guardian: Ctx; childId: string; officer: Ctx };

/** For the demo region: services in use, with applications in several states and questions asked and answered. */
export async function addSampleApplications(people: People): Promise<void> {
  const { guardian, officer, childId, tenantId } = people;
  await send(
    people,
    'aid',
    { kind: 'child', personId: childId },
    {
      hardship: 'income',
      familySize: 5,
      yearIncome: 42_000,
      explanation: '父亲外出务工受伤，今年收入减少。',
      account: '6217000000000000000',
      accountHolder: '家长本人',
    },
  );
  await send(people, 'enrolment-proof', { kind: 'child', personId: childId }, { use: 'insurance' });
  await send(
    people,
    'complaint',
    { kind: 'self' },
    {
      about: 'training',
      against: '某校外培训班',
      content: '一次性收取了一年的费用，没有开具发票。',
    },
  );
  const enquiry = await send(
    people,
    'records-enquiry',
    { kind: 'self' },
    {
      formerSchool: '县第一中学',
      leftYear: 2004,
      what: 'graduation',
    },
  );
  const task = (await listTasks(officer, { limit: 50 })).items.find((one) => one.caseId === enquiry.caseId);
  if (task)
    await completeTask(officer, {
      taskId: task.id,
      tenantId,
      choice: 'approve',
      data: { answer: '已查到2004届毕业名册，请携带身份证到局档案室领取复印件。' },
    });
  const asked = await ask(guardian, tenantId, {
    lifeEvent: 'enter-school',
    title: '户口在乡下，能在县城上学吗',
    content: '孩子户口在乡镇，我们在县城租房，明年上一年级。',
  });
  await answerQuestion(officer, asked.id, {
    answer: '可以。请在报名时选择现居住地，上传租房合同，按随迁子女类别统筹安排。',
    publish: {
      title: '户口在乡镇、在县城租房，怎样报名',
      content: '孩子户口与居住地不一致时，能否在居住地入学？',
    },
  });
  await ask(guardian, tenantId, {
    lifeEvent: 'hardship',
    title: '补助什么时候发放',
    content: '上个月学校说已经通过认定，请问什么时候到账？',
  });
}

async function send(
  { tenantId, guardian }: People,
  key: string,
  onBehalf: Parameters<typeof apply>[2]['onBehalf'],
  answers: Record<string, unknown>,
): Promise<Application> {
  const item = await selectPublishedByKey(guardian.db.scopedTo([tenantId]), tenantId, key);
  if (!item) throw new Error(`the service ${key} of ${personOf(guardian).personId} is not installed`);
  return apply(guardian, { tenantId, itemId: item.id }, { onBehalf, answers });
}
