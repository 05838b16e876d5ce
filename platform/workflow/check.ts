import type { FieldError } from '../errors.ts';
import { grammarProblem } from './feel.ts';
import type { WorkflowModel } from './model.ts';
import { actionNames } from './plug-in.ts';

/**
 * What the engine itself must be able to rely on: names that lead somewhere, expressions that can be read. Whether every
 * node can be reached and every case can end is the soundness check's question.
 */
export function modelProblems(model: WorkflowModel): FieldError[] {
  const problems: FieldError[] = [];
  const note = (pointer: string, zh: string, en: string) => problems.push({ pointer, detail: { zh, en } });
  const ids = new Map<string, number>();
  for (const [i, node] of model.nodes.entries()) {
    if (ids.has(node.id)) note(`/nodes/${i}/id`, `编号“${node.id}”重复`, `the id “${node.id}” is taken`);
    ids.set(node.id, i);
    if (node.kind === 'action' && !actionNames().includes(node.action))
      note(
        `/nodes/${i}/action`,
        `没有名为“${node.action}”的服务动作`,
        `no action is registered as “${node.action}”`,
      );
    if (node.kind === 'task' && new Set(node.choices.map((each) => each.key)).size < node.choices.length)
      note(`/nodes/${i}/choices`, '选项的编号重复', 'two choices have the same key');
  }
  const starts = model.nodes.filter(({ kind }) => kind === 'start').length;
  if (starts !== 1)
    note('/nodes', `要有一个开始节点，现有 ${starts} 个`, `one start is needed, there are ${starts}`);
  if (!model.nodes.some(({ kind }) => kind === 'end')) note('/nodes', '缺少结束节点', 'an end is missing');
  const flows = new Set<string>();
  for (const [i, flow] of model.flows.entries()) {
    if (flows.has(flow.id) || ids.has(flow.id))
      note(`/flows/${i}/id`, `编号“${flow.id}”重复`, `the id “${flow.id}” is taken`);
    flows.add(flow.id);
    for (const side of ['from', 'to'] as const)
      if (!ids.has(flow[side]))
        note(`/flows/${i}/${side}`, `没有节点“${flow[side]}”`, `there is no node “${flow[side]}”`);
  }
  for (const { pointer, feel } of expressionsOf(model)) {
    const problem = grammarProblem(feel);
    if (problem)
      note(
        pointer,
        `表达式“${feel}”有语法错误：${problem}`,
        `the expression “${feel}” does not read: ${problem}`,
      );
  }
  return problems;
}

type Expression = { pointer: string; feel: string };

/** Every FEEL expression of a model, with the place where it stands. */
function expressionsOf(model: WorkflowModel): Expression[] {
  const found: Expression[] = [];
  const note = (pointer: string, feel: string | undefined) => feel && found.push({ pointer, feel });
  for (const [i, node] of model.nodes.entries()) {
    const at = `/nodes/${i}`;
    const lists =
      node.kind === 'task' ? { assign: node.assign } : node.kind === 'notice' ? { to: node.to } : {};
    for (const [name, list] of Object.entries(lists))
      for (const [j, each] of list.entries())
        if (each.by === 'expression') note(`${at}/${name}/${j}/feel`, each.feel);
    if (node.kind === 'timer' && 'until' in node.wait) note(`${at}/wait/until`, node.wait.until);
    if (node.kind === 'action' || node.kind === 'subprocess')
      for (const [name, feel] of Object.entries(node.input)) note(`${at}/input/${name}`, feel);
  }
  for (const [i, flow] of model.flows.entries()) note(`/flows/${i}/when`, flow.when);
  return found;
}
