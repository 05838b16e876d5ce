import type { Finding } from '../finding.ts';
import type { Assignment, WorkflowModel, WorkflowNode } from '../model.ts';
import type { SoundnessEnv } from './env.ts';
import { fault } from './graph.ts';

function doerFaults(node: WorkflowNode, assignments: readonly Assignment[], env: SoundnessEnv): Finding[] {
  return assignments.flatMap((assignment) => {
    if (assignment.by === 'expression' && assignment.feel.trim() === 'null')
      return fault('nobody', node, [
        '没有指定由谁办理',
        'Nobody is named to do it',
        '请选择办理人',
        'Choose who does it',
      ]);
    if (assignment.by !== 'role') return [];
    const findings: Finding[] = [];
    if (env.roles && !env.roles.has(assignment.role))
      findings.push(
        fault('role.unknown', node, [
          `没有“${assignment.role}”这个角色`,
          `There is no role “${assignment.role}”`,
          '请从角色列表里重新选择',
          'Choose one from the list of roles',
        ]),
      );
    if (env.places && 'from' in assignment.at && !env.places.has(assignment.at.from))
      findings.push(
        fault('place.unknown', node, [
          `不认识“${assignment.at.from}”这个机构`,
          `The place “${assignment.at.from}” is not known`,
          '请从列表里重新选择机构',
          'Choose one from the list of places',
        ]),
      );
    return findings;
  });
}

function taskFaults(node: Extract<WorkflowNode, { kind: 'task' }>, env: SoundnessEnv): Finding[] {
  const findings = doerFaults(node, node.assign, env);
  const keys = node.choices.map((choice) => choice.key);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated)
    findings.push(
      fault('choice.twice', node, [
        `有两个选项的代号都是“${repeated}”`,
        `Two choices have the key “${repeated}”`,
        '请给它们不同的代号',
        'Give them different keys',
      ]),
    );
  const unknown = Object.keys(node.fields).filter(
    (field) => field !== '*' && env.fields && !env.fields.has(field.split('.')[0] as string),
  );
  for (const field of unknown)
    findings.push(
      fault('field.unknown', node, [
        `表单里没有“${field}”这一项`,
        `The form has no field “${field}”`,
        '请改正字段权限，或在表单里加上它',
        'Correct the rights in fields, or add it to the form',
      ]),
    );
  return findings;
}

/** Names outside the procedure that do not exist. */
export function nameFaults(model: WorkflowModel, env: SoundnessEnv): Finding[] {
  return model.nodes.flatMap((node) => {
    if (node.kind === 'task') return taskFaults(node, env);
    if (node.kind === 'notice') return doerFaults(node, node.to, env);
    if (node.kind === 'action' && env.actions && !env.actions.has(node.action))
      return fault('action.unknown', node, [
        `平台没有“${node.action}”这个自动办理项`,
        `The platform has no action “${node.action}”`,
        '请从列表里重新选择',
        'Choose one from the list',
      ]);
    if (node.kind === 'subprocess' && env.procedures && !env.procedures.has(node.procedure))
      return fault('procedure.unknown', node, [
        `没有已发布的流程“${node.procedure}”`,
        `No published procedure is called “${node.procedure}”`,
        '请先发布那个流程，或改选另一个',
        'Publish it first, or choose another',
      ]);
    return [];
  });
}
