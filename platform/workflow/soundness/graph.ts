import type { Bilingual } from '../../errors.ts';
import { elementOf, tagOf } from '../bpmn/kinds.ts';
import type { Finding, FoundElement } from '../finding.ts';
import type { Flow, WorkflowModel, WorkflowNode } from '../model.ts';

export type Graph = {
  nodes: ReadonlyMap<string, WorkflowNode>;
  out(id: string): readonly Flow[];
  into(id: string): readonly Flow[];
};

export function graphOf(model: WorkflowModel): Graph {
  const out = Map.groupBy(model.flows, (flow) => flow.from);
  const into = Map.groupBy(model.flows, (flow) => flow.to);
  return {
    nodes: new Map(model.nodes.map((node) => [node.id, node])),
    out: (id) => out.get(id) ?? [],
    into: (id) => into.get(id) ?? [],
  };
}

/** Every id that can be reached from these along `next`, themselves included. */
export function reach(from: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}

function elementFor(part: WorkflowNode | Flow): FoundElement {
  if ('kind' in part) return { kind: tagOf(elementOf[part.kind]), id: part.id, name: part.name.zh };
  return { kind: 'sequenceFlow', id: part.id, ...(part.name && { name: part.name.zh }) };
}

type Words = [problemZh: string, problemEn: string, remedyZh: string, remedyEn: string];

const made =
  (severity: Finding['severity']) =>
  (code: string, part: WorkflowNode | Flow | undefined, words: Words): Finding => ({
    severity,
    code,
    element: part ? elementFor(part) : { kind: 'process' },
    problem: { zh: words[0], en: words[1] } satisfies Bilingual,
    remedy: { zh: words[2], en: words[3] },
  });

export const fault = made('error');
export const remark = made('remark');
