import type { Flow, TaskNode, WorkflowModel, WorkflowNode } from './model.ts';

/** A model with what the engine asks of it again and again. */
export type Compiled = {
  model: WorkflowModel;
  start: string;
  node(id: string): WorkflowNode;
  out(id: string): readonly Flow[];
  into(id: string): readonly Flow[];
  /** The nodes from which a token can come along `flow` to `join` without passing `join` before. */
  upstream(join: string, flow: Flow): ReadonlySet<string>;
  /** The task that people do at a node; at the start it is the applicant's, whom a case was returned to. */
  task(id: string): TaskNode | undefined;
};

/** @throws Error for a model that was never checked: no start, or a flow that leads nowhere. */
export function compile(model: WorkflowModel): Compiled {
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const out = groupBy(model.flows, (flow) => flow.from);
  const into = groupBy(model.flows, (flow) => flow.to);
  const start = model.nodes.find((node) => node.kind === 'start');
  if (!start) throw new Error('a procedure without a start');
  const upstreams = new Map<string, ReadonlySet<string>>();
  const node = (id: string) => {
    const found = nodes.get(id);
    if (!found) throw new Error(`no node ${id} in the procedure`);
    return found;
  };
  return {
    model,
    start: start.id,
    node,
    out: (id) => out.get(id) ?? [],
    into: (id) => into.get(id) ?? [],
    upstream(join, flow) {
      const known = upstreams.get(flow.id);
      if (known) return known;
      const found = new Set<string>();
      const waiting = [flow.from];
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (id === join || found.has(id)) continue;
        found.add(id);
        for (const { from } of into.get(id) ?? []) waiting.push(from);
      }
      upstreams.set(flow.id, found);
      return found;
    },
    task(id) {
      const found = node(id);
      if (found.kind === 'task') return found;
      return found.kind === 'start' ? correction(found.id, found.fields) : undefined;
    },
  };
}

/** 补正: the applicant puts right what was returned, and submits again. */
const correction = (id: string, fields: TaskNode['fields'] = { '*': 'write' }): TaskNode => ({
  id,
  kind: 'task',
  name: { zh: '补正后重新提交', en: 'Correct and submit again' },
  assign: [{ by: 'applicant' }],
  signing: 'one',
  choices: [{ key: 'submit', label: { zh: '重新提交', en: 'Submit again' } }],
  fields,
  skipSamePerson: false,
});

function groupBy(flows: readonly Flow[], keyOf: (flow: Flow) => string): Map<string, Flow[]> {
  const groups = new Map<string, Flow[]>();
  for (const flow of flows) {
    const key = keyOf(flow);
    const group = groups.get(key);
    if (group) group.push(flow);
    else groups.set(key, [flow]);
  }
  return groups;
}
