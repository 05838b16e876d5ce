import { isDeepStrictEqual } from 'node:util';
import type { Bilingual } from '#platform/errors.ts';
import type { Flow, WorkflowModel, WorkflowNode } from '#platform/workflow/model.ts';

const kinds: Record<WorkflowNode['kind'], Bilingual> = {
  start: { zh: '开始', en: 'start' },
  end: { zh: '结束', en: 'end' },
  task: { zh: '任务', en: 'task' },
  exclusive: { zh: '条件分支', en: 'exclusive gateway' },
  parallel: { zh: '并行分支', en: 'parallel gateway' },
  inclusive: { zh: '包容分支', en: 'inclusive gateway' },
  timer: { zh: '等待', en: 'timer' },
  action: { zh: '自动办理', en: 'action' },
  subprocess: { zh: '子流程', en: 'sub-procedure' },
  notice: { zh: '通知', en: 'notice' },
};

const aspects: Record<string, Bilingual> = {
  assign: { zh: '办理人', en: 'who does it' },
  signing: { zh: '签署方式', en: 'how it is signed' },
  choices: { zh: '选项', en: 'its choices' },
  deadline: { zh: '时限', en: 'its deadline' },
  fields: { zh: '表单字段权限', en: 'its rights in fields' },
  skipSamePerson: { zh: '同一人是否跳过', en: 'whether the same person is skipped' },
  outcome: { zh: '办理结果', en: 'its outcome' },
  terminates: { zh: '是否终止全部分支', en: 'whether it ends everything' },
  wait: { zh: '等待时间', en: 'how long it waits' },
  action: { zh: '自动办理项', en: 'its action' },
  input: { zh: '传入的数据', en: 'its input' },
  procedure: { zh: '调用的流程', en: 'the procedure it calls' },
  to: { zh: '通知对象', en: 'whom it tells' },
  title: { zh: '通知标题', en: 'the title of the notice' },
  text: { zh: '通知正文', en: 'the text of the notice' },
};

const titled = (node: WorkflowNode): Bilingual => ({
  zh: `${kinds[node.kind].zh}“${node.name.zh}”`,
  en: `${kinds[node.kind].en} “${node.name.en || node.name.zh}”`,
});

function nodeChanges(before: WorkflowNode, after: WorkflowNode): Bilingual[] {
  const title = titled(after);
  if (before.kind !== after.kind)
    return [
      {
        zh: `${titled(before).zh}改成了${title.zh}`,
        en: `${titled(before).en} became ${title.en}`,
      },
    ];
  const changes: Bilingual[] = [];
  if (!isDeepStrictEqual(before.name, after.name))
    changes.push({
      zh: `${titled(before).zh}改名为“${after.name.zh}”`,
      en: `${titled(before).en} is now called “${after.name.en || after.name.zh}”`,
    });
  const [old, now] = [before, after] as unknown as [Record<string, unknown>, Record<string, unknown>];
  const changed = Object.keys(aspects).filter((aspect) => !isDeepStrictEqual(old[aspect], now[aspect]));
  if (changed.length > 0)
    changes.push({
      zh: `${title.zh}改了${changed.map((aspect) => aspects[aspect]?.zh).join('、')}`,
      en: `${title.en}: changed ${changed.map((aspect) => aspects[aspect]?.en).join(', ')}`,
    });
  return changes;
}

const condition = (flow: Flow): Bilingual =>
  flow.otherwise
    ? { zh: '其他情况', en: 'otherwise' }
    : flow.when === undefined
      ? { zh: '不设条件', en: 'always' }
      : { zh: `当 ${flow.when}`, en: `when ${flow.when}` };

/** What changed between two versions of a procedure, in sentences; the drawing's looks do not count. */
export function differences(before: WorkflowModel, after: WorkflowModel): Bilingual[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  const changes: Bilingual[] = [];
  for (const node of after.nodes)
    if (!old.has(node.id)) changes.push({ zh: `新增${titled(node).zh}`, en: `Added ${titled(node).en}` });
  for (const node of before.nodes)
    if (!now.has(node.id)) changes.push({ zh: `删去${titled(node).zh}`, en: `Removed ${titled(node).en}` });
  for (const node of after.nodes) {
    const earlier = old.get(node.id);
    if (earlier) changes.push(...nodeChanges(earlier, node));
  }
  const name = (id: string): Bilingual => {
    const node = now.get(id) ?? old.get(id);
    return node ? { zh: `“${node.name.zh}”`, en: `“${node.name.en || node.name.zh}”` } : { zh: id, en: id };
  };
  const way = (flow: Flow): Bilingual => ({
    zh: `${name(flow.from).zh}到${name(flow.to).zh}的流向`,
    en: `the flow from ${name(flow.from).en} to ${name(flow.to).en}`,
  });
  const oldFlows = new Map(before.flows.map((flow) => [flow.id, flow]));
  const nowFlows = new Map(after.flows.map((flow) => [flow.id, flow]));
  for (const flow of after.flows) {
    const earlier = oldFlows.get(flow.id);
    if (!earlier || earlier.from !== flow.from || earlier.to !== flow.to)
      changes.push({
        zh: `新增${way(flow).zh}（${condition(flow).zh}）`,
        en: `Added ${way(flow).en} (${condition(flow).en})`,
      });
    else if (earlier.when !== flow.when || (earlier.otherwise ?? false) !== (flow.otherwise ?? false))
      changes.push({
        zh: `${way(flow).zh}由“${condition(earlier).zh}”改为“${condition(flow).zh}”`,
        en: `Changed ${way(flow).en} from “${condition(earlier).en}” to “${condition(flow).en}”`,
      });
  }
  for (const flow of before.flows) {
    const later = nowFlows.get(flow.id);
    if (!later || later.from !== flow.from || later.to !== flow.to)
      changes.push({ zh: `删去${way(flow).zh}`, en: `Removed ${way(flow).en}` });
  }
  if (!isDeepStrictEqual(before.deadline, after.deadline))
    changes.push({ zh: '改了整件事的时限', en: 'Changed the deadline of the whole case' });
  return changes;
}
