import type { Bilingual } from '../../errors.ts';
import type { WorkflowNode } from '../model.ts';

type Kind = WorkflowNode['kind'];

/** The element of BPMN 2.0 that each kind of node is drawn as. */
export const elementOf = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  task: 'bpmn:UserTask',
  exclusive: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  inclusive: 'bpmn:InclusiveGateway',
  timer: 'bpmn:IntermediateCatchEvent',
  action: 'bpmn:ServiceTask',
  subprocess: 'bpmn:CallActivity',
  notice: 'bpmn:SendTask',
} as const satisfies Record<Kind, string>;

/** What a node is called that its author gave no name. A drawing leaves these out. */
export const plainName: Record<Kind, Bilingual> = {
  start: { zh: '开始', en: 'Start' },
  end: { zh: '结束', en: 'End' },
  task: { zh: '办理', en: 'Task' },
  exclusive: { zh: '条件分支', en: 'Exclusive gateway' },
  parallel: { zh: '并行分支', en: 'Parallel gateway' },
  inclusive: { zh: '包容分支', en: 'Inclusive gateway' },
  timer: { zh: '等待', en: 'Wait' },
  action: { zh: '自动办理', en: 'Action' },
  subprocess: { zh: '子流程', en: 'Sub-procedure' },
  notice: { zh: '通知', en: 'Notice' },
};

/** Size of each kind in a drawing, in pixels, as BPMN editors draw them. */
export function shapeSize(kind: Kind): { width: number; height: number } {
  if (kind === 'start' || kind === 'end' || kind === 'timer') return { width: 36, height: 36 };
  if (kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive') return { width: 50, height: 50 };
  return { width: 100, height: 80 };
}

/** `bpmn:UserTask` as files write it: `userTask`. */
export function tagOf(type: string): string {
  const local = type.slice(type.indexOf(':') + 1);
  return /^BPMN/.test(local) ? local : local.charAt(0).toLowerCase() + local.slice(1);
}
