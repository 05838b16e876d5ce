import type { Finding } from '../finding.ts';
import type { Flow, WorkflowModel, WorkflowNode } from '../model.ts';
import { fault, type Graph, graphOf, reach, remark } from './graph.ts';

type Check = (model: WorkflowModel, graph: Graph) => Finding[];

const ids: Check = (model) => {
  const seen = new Set<string>();
  return [...model.nodes, ...model.flows].flatMap((part) => {
    const repeated = seen.has(part.id);
    seen.add(part.id);
    if (!repeated) return [];
    return fault('id.twice', part, [
      `编号“${part.id}”用了不止一次`,
      `The id “${part.id}” is used more than once`,
      '每个元素要有自己的编号',
      'Give each element an id of its own',
    ]);
  });
};

const looseFlows: Check = (model, { nodes }) =>
  model.flows
    .filter((flow) => !nodes.has(flow.from) || !nodes.has(flow.to))
    .map((flow) =>
      fault('flow.loose', flow, [
        '流向的一端没有连上',
        'One end of the flow is connected to nothing',
        '请重新连接或删去',
        'Connect it or delete it',
      ]),
    );

const startAndEnd: Check = (model, { out, into }) => {
  const starts = model.nodes.filter((node) => node.kind === 'start');
  const findings: Finding[] = [];
  if (starts.length === 0)
    findings.push(
      fault('start.none', undefined, [
        '没有开始事件',
        'There is no start event',
        '请画一个开始事件',
        'Draw one',
      ]),
    );
  for (const start of starts.slice(1))
    findings.push(
      fault('start.many', start, [
        '有不止一个开始事件',
        'There is more than one start event',
        '只留一个，其余改由条件分支引出',
        'Keep one, and lead to the others from an exclusive gateway',
      ]),
    );
  if (!model.nodes.some((node) => node.kind === 'end'))
    findings.push(
      fault('end.none', undefined, ['没有结束事件', 'There is no end event', '请画一个结束事件', 'Draw one']),
    );
  for (const node of model.nodes) {
    if (node.kind === 'start' && into(node.id).length > 0)
      findings.push(
        fault('start.into', node, [
          '有流向回到开始事件',
          'A flow leads back to the start event',
          '请连到开始之后的第一步；退回由办理人操作，不用画',
          'Lead it to the first step; returning a case needs no flow',
        ]),
      );
    if (node.kind === 'end' && out(node.id).length > 0)
      findings.push(
        fault('end.out', node, [
          '结束事件后面还有流向',
          'A flow leads out of an end event',
          '请删去这条流向，或把结束移到最后',
          'Delete it, or move the end behind it',
        ]),
      );
  }
  return findings;
};

const connected: Check = (model, { out, into }) => {
  const start = model.nodes.find((node) => node.kind === 'start');
  if (!start) return [];
  const reachable = reach([start.id], (id) => out(id).map((flow) => flow.to));
  const ends = model.nodes.filter((node) => node.kind === 'end').map((node) => node.id);
  const ending = reach(ends, (id) => into(id).map((flow) => flow.from));
  return model.nodes.flatMap((node) => {
    if (!reachable.has(node.id) && node.kind !== 'start')
      return fault('unreachable', node, [
        '从开始走不到这里',
        'It cannot be reached from the start',
        '请从前一步连一条流向过来，或删去',
        'Lead a flow to it, or delete it',
      ]);
    if (node.kind === 'end' || ending.has(node.id)) return [];
    return fault('no-end', node, [
      out(node.id).length === 0 ? '后面没有下一步' : '从这里走不到结束',
      out(node.id).length === 0 ? 'Nothing comes after it' : 'No end can be reached from it',
      '请连一条流向到下一步或结束',
      'Lead a flow from it to the next step or to an end',
    ]);
  });
};

const neverTaken = (flow: Flow) =>
  fault('flow.dead', flow, [
    '排在它前面的流向没有条件，这条永远走不到',
    'A flow before it has no condition, so this one is never taken',
    '请给前面的流向写条件，或设为“其他情况”',
    'Give the earlier flow a condition, or make it the default',
  ]);

function gatewayFaults(node: WorkflowNode, ways: readonly Flow[]): Finding[] {
  const conditional = ways.filter((flow) => flow.when !== undefined && !flow.otherwise);
  const fallback = ways.filter((flow) => flow.otherwise);
  const findings: Finding[] = [];
  for (const flow of fallback.slice(1))
    findings.push(
      fault('otherwise.many', flow, [
        '同一处有不止一条“其他情况”',
        'There is more than one default flow here',
        '只留一条，其余写条件',
        'Keep one and give the others conditions',
      ]),
    );
  if (node.kind === 'parallel') {
    for (const flow of ways.filter((one) => one.when !== undefined || one.otherwise))
      findings.push(
        fault('parallel.condition', flow, [
          '并行分支不看条件，每条都走',
          'A parallel gateway looks at no condition: every flow is taken',
          '请去掉条件，或改用包容分支',
          'Remove the condition, or use an inclusive gateway',
        ]),
      );
    return findings;
  }
  if (conditional.length > 0 && conditional.length === ways.length)
    findings.push(
      fault('no-way', node, [
        '每条流向都有条件，可能一条也走不通',
        'Every flow has a condition, so there may be no way on',
        '请把一条设为“其他情况”',
        'Make one of them the default',
      ]),
    );
  if (node.kind !== 'exclusive') return findings;
  const open = ways.findIndex((flow) => flow.when === undefined && !flow.otherwise);
  if (open >= 0)
    findings.push(
      ...ways.slice(open + 1).map(neverTaken),
      ...ways
        .slice(0, open)
        .filter((flow) => flow.otherwise)
        .map(neverTaken),
    );
  return findings;
}

const gateways: Check = (model, { out }) =>
  model.nodes.flatMap((node) => {
    const ways = out(node.id);
    const findings = gatewayFaults(node, ways);
    const isGateway = node.kind === 'exclusive' || node.kind === 'parallel' || node.kind === 'inclusive';
    if (!isGateway && ways.length > 1)
      findings.push(
        remark('split', node, [
          '后面有几条流向，条件成立的都会走',
          'Several flows leave it, and all whose condition holds are taken',
          '只走一条请加条件分支，都走请加并行分支，让看图的人明白',
          'Put an exclusive or a parallel gateway behind it, so that the drawing says which',
        ]),
      );
    return findings;
  });

/** A circle on which nobody is asked and nothing is waited for would go round for ever. */
const circles: Check = (model, { nodes, out }) => {
  const waits = new Set(['task', 'timer', 'subprocess', 'end']);
  const busy = model.nodes.filter((node) => !waits.has(node.kind));
  const next = (id: string) =>
    out(id)
      .map((flow) => flow.to)
      .filter((to) => !waits.has(nodes.get(to)?.kind ?? 'end'));
  const round = busy.filter((node) => reach(next(node.id), next).has(node.id));
  return round
    .slice(0, 1)
    .map((node) =>
      fault('endless', node, [
        '这里会一直绕圈，圈里没有人办理，也没有等待',
        'It goes round for ever here: nobody is asked and nothing is waited for',
        '请在圈里放一个任务或等待，或改掉返回的流向',
        'Put a task or a timer into the circle, or lead the flow elsewhere',
      ]),
    );
};

const checks: Check[] = [ids, looseFlows, startAndEnd, connected, gateways, circles];

/** What the drawing alone shows: ends, loose flows, parts that hang apart, gateways without a way. */
export function shapeFaults(model: WorkflowModel): Finding[] {
  const graph = graphOf(model);
  return checks.flatMap((check) => check(model, graph));
}
