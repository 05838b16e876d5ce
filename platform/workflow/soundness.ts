import type { Finding } from './finding.ts';
import type { WorkflowModel } from './model.ts';
import type { SoundnessEnv } from './soundness/env.ts';
import { expressionFaults } from './soundness/expressions.ts';
import { nameFaults } from './soundness/names.ts';
import { shapeFaults } from './soundness/shape.ts';
import { tokenFaults } from './soundness/tokens.ts';

export type { SoundnessEnv } from './soundness/env.ts';

/**
 * What is wrong with a procedure, before it is published: one start, every node reachable, every case can end, no dead
 * task, no token lost or doubled (the token game of BPMN 2.0.2, clause 13, over all choices), expressions that parse and
 * name known facts, actions, roles and procedures that exist. Empty, or remarks only, when it may be published.
 */
export function checkSoundness(model: WorkflowModel, env: SoundnessEnv = {}): Finding[] {
  const shape = shapeFaults(model);
  const rest = [...expressionFaults(model, env), ...nameFaults(model, env)];
  // The token game needs a drawing that hangs together.
  if (shape.some((finding) => finding.severity === 'error')) return [...shape, ...rest];
  return [...shape, ...tokenFaults(model), ...rest];
}

/** Whether nothing stands in the way of publishing. */
export const isSound = (findings: readonly Finding[]): boolean =>
  findings.every((finding) => finding.severity !== 'error');
