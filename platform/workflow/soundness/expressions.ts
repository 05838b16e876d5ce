import { evaluate, SyntaxError as FeelSyntaxError, parseExpression } from 'feelin';
import type { Finding } from '../finding.ts';
import type { Assignment, Flow, WorkflowModel, WorkflowNode } from '../model.ts';
import type { SoundnessEnv } from './env.ts';
import { fault, type Graph, graphOf } from './graph.ts';

type Expression = { part: WorkflowNode | Flow; feel: string };

function inNode(node: WorkflowNode): string[] {
  const doers = (assignments: readonly Assignment[]) =>
    assignments.flatMap((one) => (one.by === 'expression' ? [one.feel] : []));
  if (node.kind === 'task') return doers(node.assign);
  if (node.kind === 'notice') return doers(node.to);
  if (node.kind === 'action' || node.kind === 'subprocess') return Object.values(node.input);
  if (node.kind === 'timer' && 'until' in node.wait) return [node.wait.until];
  return [];
}

/** Facts that an expression may name, see `facts.ts`; `data` and `steps` have members of their own. */
const members: Record<string, readonly string[] | undefined> = {
  data: undefined,
  steps: undefined,
  applicant: ['personId'],
  case: ['id', 'procedure', 'tenantId', 'organisationId', 'subjectId', 'startedAt', 'title'],
  outcome: [],
};

type Mention = { root: string; member?: string; from: number };

// Where FEEL binds names of its own: loops, quantifiers, functions, entries of contexts.
const binders = new Set(['InExpression', 'FormalParameter', 'Key']);

/**
 * The facts that an expression names, with the member asked of each. Names that the expression itself binds are left out,
 * and so are functions that are called.
 */
function mentionsOf(feel: string): Mention[] {
  const tree = parseExpression(feel, {}, undefined);
  const mentions: Mention[] = [];
  const bound = new Set<string>(['item', 'partial']);
  const parents: { name: string; from: number }[] = [];
  const filters: [from: number, to: number][] = [];
  tree.iterate({
    enter(node) {
      const parent = parents.at(-1);
      const text = feel.slice(node.from, node.to);
      if (node.name === 'Name' || node.name === 'ParameterName') {
        if (parents.some((one) => binders.has(one.name))) bound.add(text);
      } else if (node.name === 'FilterExpression') {
        // Inside a filter a name may be a member of the items.
        const open = feel.indexOf('[', node.from);
        filters.push([open, node.to]);
      } else if (node.name === 'VariableName') {
        const called = parent?.name === 'FunctionInvocation' && parent.from === node.from;
        const filtered = filters.some(([from, to]) => node.from > from && node.to < to);
        if (!called && !filtered) mentions.push({ root: text, from: node.from });
      } else if (node.name === 'PathName') {
        const last = mentions.at(-1);
        if (last && last.member === undefined && last.from === parent?.from) last.member = text;
      }
      parents.push({ name: node.name, from: node.from });
    },
    leave() {
      parents.pop();
    },
  });
  return mentions.filter((mention) => !bound.has(mention.root));
}

function unknown(part: WorkflowNode | Flow, name: string, hint: [zh: string, en: string]): Finding {
  return fault('fact.unknown', part, [
    `表达式里的“${name}”不存在`,
    `The expression names “${name}”, which does not exist`,
    hint[0],
    hint[1],
  ]);
}

function mentionFaults({ part, feel }: Expression, graph: Graph, env: SoundnessEnv): Finding[] {
  return mentionsOf(feel).flatMap(({ root, member }) => {
    if (!(root in members))
      return unknown(part, root, [
        '可以用 data（表单）、applicant、case、steps 和 outcome（上一步的选择）；文字要加英文双引号',
        'It may name data (the form), applicant, case, steps and outcome (the choice of the step before); put text in double quotes',
      ]);
    if (member === undefined) return [];
    const name = `${root}.${member}`;
    if (root === 'data')
      return env.fields && !env.fields.has(member) && !graph.nodes.has(member)
        ? unknown(part, name, ['请用表单里有的字段', 'Use a field of the form'])
        : [];
    if (root === 'steps')
      return graph.nodes.has(member)
        ? []
        : unknown(part, name, ['请用图里某一步的编号', 'Use the id of a step in the drawing']);
    return members[root]?.includes(member)
      ? []
      : unknown(part, name, [
          `${root} 只有 ${members[root]?.join('、') || '它自己'}`,
          `${root} has ${members[root]?.join(', ') || 'no members'}`,
        ]);
  });
}

/** The choices that a token can bring to a node; undefined when something other than tasks decides there. */
function outcomesAt(id: string, graph: Graph): Set<string> | undefined {
  const keys = new Set<string>();
  const seen = new Set<string>();
  const waiting = graph.into(id).map((flow) => flow.from);
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    if (seen.has(from)) continue;
    seen.add(from);
    const node = graph.nodes.get(from);
    if (node?.kind === 'task') for (const choice of node.choices) keys.add(choice.key);
    else if (node?.kind === 'exclusive' || node?.kind === 'timer' || node?.kind === 'notice')
      waiting.push(...graph.into(from).map((flow) => flow.from));
    else return;
  }
  return keys;
}

const comparison = /\boutcome\s*!?=\s*"([^"]*)"|"([^"]*)"\s*!?=\s*outcome\b/g;

function outcomeFaults(flow: Flow, graph: Graph): Finding[] {
  const node = graph.nodes.get(flow.from);
  const keys =
    node?.kind === 'task' ? new Set(node.choices.map((choice) => choice.key)) : outcomesAt(flow.from, graph);
  if (!keys) return [];
  const asked = [...(flow.when ?? '').matchAll(comparison)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(asked)]
    .filter((key) => !keys.has(key))
    .map((key) =>
      fault('outcome.unknown', flow, [
        `前面的步骤没有代号为“${key}”的选项`,
        `No step before it has a choice “${key}”`,
        keys.size > 0 ? `可以用 ${[...keys].join('、')}` : '请在前面放一个任务',
        keys.size > 0 ? `Use one of ${[...keys].join(', ')}` : 'Put a task before it',
      ]),
    );
}

function grammarFault({ part, feel }: Expression): Finding | undefined {
  try {
    evaluate(feel, {});
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) return;
    const { from } = error.position;
    const near = feel.slice(Math.max(0, from - 10), from + 10).trim();
    return fault('feel', part, [
      `表达式“${feel.slice(0, 80)}”写得不对，在“${near}”附近`,
      `The expression “${feel.slice(0, 80)}” cannot be read, near “${near}”`,
      '请按 FEEL 的写法改正，例如 outcome = "approve" and data.days > 3',
      'Write it in FEEL, for instance outcome = "approve" and data.days > 3',
    ]);
  }
}

/** Expressions that do not parse, name what is not there, or compare the outcome with a choice that nobody has. */
export function expressionFaults(model: WorkflowModel, env: SoundnessEnv): Finding[] {
  const graph = graphOf(model);
  const expressions: Expression[] = [
    ...model.nodes.flatMap((part) => inNode(part).map((feel) => ({ part, feel }))),
    ...model.flows.flatMap((part) => (part.when === undefined ? [] : [{ part, feel: part.when }])),
  ];
  const findings: Finding[] = [];
  for (const expression of expressions) {
    const grammar = grammarFault(expression);
    if (grammar) findings.push(grammar);
    else findings.push(...mentionFaults(expression, graph, env));
  }
  return [...findings, ...model.flows.flatMap((flow) => outcomeFaults(flow, graph))];
}
