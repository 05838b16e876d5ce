import type { Bilingual } from '#platform/errors.ts';
import type { Assignment, TaskNode, WorkflowModel, WorkflowNode } from '#platform/workflow/model.ts';

/**
 * A short way to write the flows that most services have: one step after another, each decided by one office, where
 * the decision leads on, back to the applicant, or to the end. What is written here is data that an office then edits.
 */
type Step = {
  id: string;
  name: Bilingual;
  by: Assignment[];
  signing?: TaskNode['signing'];
  workingDays: number;
  /** `{approve, return, refuse}` unless told. */
  choices?: TaskNode['choices'];
  /** Form fields that this step fills in. */
  writes?: readonly string[];
  skipSamePerson?: boolean;
};

/** A registered action that runs when everything before it was approved, with its FEEL inputs. */
type Act = { id: string; name: Bilingual; action: string; input: Record<string, string> };

type FlowInput = {
  steps: readonly Step[];
  /** What is done on approval, in this order. */
  acts?: readonly Act[];
  /** 公示: the days that the approved case stands open to objections before it is carried out. */
  publicity?: { workingDays: number };
  /** Working days for the whole case. */
  workingDays: number;
};

export const approve = { key: 'approve', label: { zh: '同意', en: 'Approve' } };
export const refuse = {
  key: 'refuse',
  label: { zh: '不予办理', en: 'Refuse' },
  refuses: true,
  reason: true,
};
export const sendBack = {
  key: 'return',
  label: { zh: '退回补正', en: 'Send back for completion' },
  refuses: true,
  reason: true,
};

export const role = (role: string, from: string): Assignment => ({ by: 'role', role, at: { from } });

/** Start → steps → actions → approved; a step may refuse, or send back to the applicant, who sends it in again. */
export function inSequence({ steps, acts = [], publicity, workingDays }: FlowInput): WorkflowModel {
  const nodes: WorkflowNode[] = [{ id: 'start', kind: 'start', name: { zh: '提交', en: 'Submitted' } }];
  const flows: WorkflowModel['flows'] = [];
  const join = (from: string, to: string, more: Partial<WorkflowModel['flows'][number]> = {}) =>
    flows.push({ id: `${from}-${to}`, from, to, ...more });
  let last = 'start';
  for (const step of steps) {
    nodes.push({
      id: step.id,
      kind: 'task',
      name: step.name,
      assign: step.by,
      signing: step.signing ?? 'one',
      choices: step.choices ?? [approve, sendBack, refuse],
      deadline: { workingDays: step.workingDays, warnDays: 1 },
      fields: Object.fromEntries((step.writes ?? []).map((field) => [field, 'write' as const])),
      skipSamePerson: step.skipSamePerson ?? false,
    });
    join(last, step.id);
    const gate = `${step.id}-decided`;
    nodes.push({ id: gate, kind: 'exclusive', name: { zh: '如何决定', en: 'What was decided' } });
    join(step.id, gate);
    const offers = new Set((step.choices ?? [approve, sendBack, refuse]).map(({ key }) => key));
    if (offers.has('refuse')) join(gate, 'refused', { when: `steps.${step.id}.outcome = "refuse"` });
    if (offers.has('return')) join(gate, 'completing', { when: `steps.${step.id}.outcome = "return"` });
    last = gate;
  }
  const first = steps[0]?.id as string;
  const needsCompletion = flows.some(({ to }) => to === 'completing');
  if (needsCompletion) {
    nodes.push({
      id: 'completing',
      kind: 'task',
      name: { zh: '补正材料', en: 'Complete the application' },
      assign: [{ by: 'applicant' }],
      signing: 'one',
      choices: [{ key: 'submit', label: { zh: '重新提交', en: 'Send in again' } }],
      deadline: { workingDays: 10, warnDays: 2 },
      // What offices fill in stays theirs.
      fields: {
        '*': 'write',
        ...Object.fromEntries(steps.flatMap(({ writes = [] }) => writes.map((field) => [field, 'read']))),
      },
      skipSamePerson: false,
    });
    join('completing', first);
  }
  if (publicity) {
    nodes.push({
      id: 'publicity',
      kind: 'timer',
      name: { zh: '公示', en: 'Open to objections' },
      wait: { workingDays: publicity.workingDays },
    });
    join(last, 'publicity', last.endsWith('-decided') ? { otherwise: true } : {});
    last = 'publicity';
  }
  for (const { id, name, action, input } of acts) {
    nodes.push({ id, kind: 'action', name, action, input });
    join(last, id, last.endsWith('-decided') ? { otherwise: true } : {});
    last = id;
  }
  nodes.push({
    id: 'approved',
    kind: 'end',
    name: { zh: '办结', en: 'Done' },
    outcome: 'approved',
    terminates: false,
  });
  join(last, 'approved', last.endsWith('-decided') ? { otherwise: true } : {});
  if (flows.some(({ to }) => to === 'refused')) {
    nodes.push({
      id: 'refused',
      kind: 'end',
      name: { zh: '不予办理', en: 'Refused' },
      outcome: 'refused',
      terminates: false,
    });
  }
  return { nodes, flows, deadline: { workingDays, warnDays: Math.min(3, workingDays) } };
}
