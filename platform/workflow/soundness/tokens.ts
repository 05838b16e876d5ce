import type { Finding } from '../finding.ts';
import type { Flow, WorkflowModel, WorkflowNode } from '../model.ts';
import { fault, type Graph, graphOf, reach } from './graph.ts';

/** So many states are looked at; a procedure with more is too wide to be understood by people either. */
const mostStates = 20_000;
const mostWays = 8;

/** Tokens by flow: which flows have a token now. Two on one flow is a fault, so a set is enough. */
type Marking = readonly string[];
type Step = { node: string; to: Marking; doubled: boolean };

const keyOf = (marking: Marking) => marking.join(' ');

/** All combinations of these flows, the empty one included. */
function subsets(flows: readonly Flow[]): Flow[][] {
  return Array.from({ length: 2 ** flows.length }, (_, bits) =>
    flows.filter((_, index) => (bits >> index) & 1),
  );
}

/** The sets of flows by which a token can leave a node, over all facts that may hold. */
function waysOut(node: WorkflowNode, flows: readonly Flow[]): Flow[][] {
  if (node.kind === 'parallel' || flows.length <= 1) return [[...flows]];
  if (node.kind === 'exclusive') return flows.map((flow) => [flow]);
  const always = flows.filter((flow) => flow.when === undefined && !flow.otherwise);
  const sometimes = flows.filter((flow) => flow.when !== undefined && !flow.otherwise);
  const otherwise = flows.filter((flow) => flow.otherwise);
  return subsets(sometimes).map((some) =>
    always.length + some.length > 0 ? [...always, ...some] : otherwise,
  );
}

type Game = { graph: Graph; ahead: (flow: string, gateway: string) => ReadonlySet<string> };

/** The flows that must have a token for a join to go on, or undefined when it still waits (clauses 13.4.1 to 13.4.3). */
function joined(game: Game, node: WorkflowNode, marking: ReadonlySet<string>): Flow[] | undefined {
  const into = game.graph.into(node.id);
  const filled = into.filter((flow) => marking.has(flow.id));
  if (node.kind === 'parallel') return filled.length === into.length ? filled : undefined;
  const empty = into.filter((flow) => !marking.has(flow.id));
  const others = [...marking].filter((id) => !into.some((flow) => flow.id === id));
  const waits = others.some((token) => {
    const ahead = game.ahead(token, node.id);
    return empty.some((flow) => ahead.has(flow.id)) && !filled.some((flow) => ahead.has(flow.id));
  });
  return waits ? undefined : filled;
}

function stepsFrom(game: Game, marking: Marking): Step[] {
  const tokens = new Set(marking);
  const targets = new Set(marking.map((id) => flowTo(game, id)));
  return [...targets].flatMap((target) => {
    const node = game.graph.nodes.get(target) as WorkflowNode;
    const into = game.graph.into(target).filter((flow) => tokens.has(flow.id));
    const isJoin =
      (node.kind === 'parallel' || node.kind === 'inclusive') && game.graph.into(target).length > 1;
    const taken = isJoin ? joined(game, node, tokens) : undefined;
    const groups = isJoin ? (taken ? [taken] : []) : into.map((flow) => [flow]);
    return groups.flatMap((group) => goOn(game, node, marking, group));
  });
}

const targetOf = new WeakMap<Graph, Map<string, string>>();
function flowTo(game: Game, id: string): string {
  return targetOf.get(game.graph)?.get(id) as string;
}

function goOn(game: Game, node: WorkflowNode, marking: Marking, taken: readonly Flow[]): Step[] {
  if (node.kind === 'end') {
    const rest = node.terminates ? [] : marking.filter((id) => id !== taken[0]?.id);
    return [{ node: node.id, to: rest, doubled: false }];
  }
  const gone = new Set(taken.map((flow) => flow.id));
  const rest = marking.filter((id) => !gone.has(id));
  return waysOut(node, game.graph.out(node.id)).map((ways) => {
    const doubled = ways.some((flow) => rest.includes(flow.id));
    const to = [...new Set([...rest, ...ways.map((flow) => flow.id)])].sort();
    return { node: node.id, to, doubled };
  });
}

/** The procedure without nodes that only pass a token on: states are fewer and the outcome is the same. */
function shortened(model: WorkflowModel): WorkflowModel {
  const graph = graphOf(model);
  const passes = (id: string) => {
    const kind = graph.nodes.get(id)?.kind;
    return kind !== 'start' && kind !== 'end' && graph.into(id).length === 1 && graph.out(id).length === 1;
  };
  const flows = model.flows
    .filter((flow) => !passes(flow.from))
    .map((flow) => {
      let to = flow.to;
      while (passes(to)) to = (graph.out(to)[0] as Flow).to;
      return { ...flow, to };
    });
  return { nodes: model.nodes.filter((node) => !passes(node.id)), flows };
}

type Explored = {
  states: Map<string, Marking>;
  before: Map<string, string[]>;
  visited: Set<string>;
  stuck: Marking[];
  doubled: Set<string>;
};

function explore(game: Game, first: readonly Marking[]): Explored | undefined {
  const found: Explored = {
    states: new Map(first.map((marking) => [keyOf(marking), marking])),
    before: new Map(),
    visited: new Set(),
    stuck: [],
    doubled: new Set(),
  };
  for (const [key, marking] of found.states) {
    if (found.states.size > mostStates) return;
    const steps = stepsFrom(game, marking);
    if (steps.length === 0 && marking.length > 0) found.stuck.push(marking);
    for (const step of steps) {
      found.visited.add(step.node);
      if (step.doubled) {
        // Beyond this the tokens only multiply.
        found.doubled.add(step.node);
        continue;
      }
      const next = keyOf(step.to);
      found.states.set(next, step.to);
      const list = found.before.get(next);
      if (list) list.push(key);
      else found.before.set(next, [key]);
    }
  }
  return found;
}

const tooLarge = fault('too-large', undefined, [
  '分支太多，无法逐一检查每种走法',
  'There are too many branches to check every way through it',
  '请把一部分另存为流程，再用调用活动引用它',
  'Save a part of it as a procedure of its own and refer to it by a call activity',
]);

const waitsForEver = (node: WorkflowNode) =>
  fault('deadlock', node, [
    '可能一直等不到其中一条分支，事项会停在这里',
    'It may wait for ever for a branch that never comes, and the case stops here',
    '条件分支要用条件分支汇合，并行分支要用并行分支汇合',
    'Join the branches of an exclusive gateway by an exclusive one, those of a parallel gateway by a parallel one',
  ]);

/** Plays every case through: no token is lost, none is doubled, every task can come up and every case can end. */
export function tokenFaults(model: WorkflowModel): Finding[] {
  const short = shortened(model);
  const graph = graphOf(short);
  const wide = short.nodes.find(
    (node) => node.kind !== 'parallel' && node.kind !== 'exclusive' && graph.out(node.id).length > mostWays,
  );
  if (wide) return [{ ...tooLarge, element: { kind: 'inclusiveGateway', id: wide.id, name: wide.name.zh } }];
  targetOf.set(graph, new Map(short.flows.map((flow) => [flow.id, flow.to])));
  const known = new Map<string, ReadonlySet<string>>();
  // The flows that a token on `flow` can still come to without passing the gateway.
  const ahead = (flow: string, gateway: string): ReadonlySet<string> => {
    const key = `${flow} ${gateway}`;
    const found =
      known.get(key) ??
      reach([flow], (id) => {
        const to = targetOf.get(graph)?.get(id) as string;
        return to === gateway ? [] : graph.out(to).map((one) => one.id);
      });
    known.set(key, found);
    return found;
  };
  const game: Game = { graph, ahead };
  const start = short.nodes.find((node) => node.kind === 'start');
  if (!start) return [];
  const first = waysOut(start, graph.out(start.id)).map((ways) => ways.map((flow) => flow.id).sort());
  const explored = explore(game, first);
  if (!explored) return [tooLarge];
  return faultsOf(explored, game, start.id);
}

function faultsOf(explored: Explored, { graph }: Game, start: string): Finding[] {
  const target = targetOf.get(graph) as Map<string, string>;
  const nodeOf = (flow: string) => graph.nodes.get(target.get(flow) as string) as WorkflowNode;
  const findings: Finding[] = [];
  const waiting = new Set(explored.stuck.flatMap((marking) => marking.map((flow) => nodeOf(flow).id)));
  for (const id of waiting) findings.push(waitsForEver(graph.nodes.get(id) as WorkflowNode));
  for (const id of explored.doubled)
    findings.push(
      fault('doubled', graph.nodes.get(id), [
        '几条并行的分支没有汇合就到了这里，会重复办理',
        'Parallel branches come here without being joined, so it would be done several times',
        '请在它前面用并行分支汇合',
        'Join the branches by a parallel gateway before it',
      ]),
    );
  // With a deadlock or doubled tokens what lies behind was not played: it would be told twice.
  if (findings.length > 0) return findings;
  for (const node of graph.nodes.values())
    if (node.id !== start && !explored.visited.has(node.id))
      findings.push(
        fault('dead', node, [
          '无论怎样选择都轮不到它',
          'No choice ever leads to it',
          '请检查前面分支的条件和汇合',
          'Look at the conditions and joins before it',
        ]),
      );
  const ending = reach([''], (key) => explored.before.get(key) ?? []);
  const endless = [...explored.states].find(([key]) => !ending.has(key));
  if (endless && findings.length === 0)
    findings.push(
      fault('cannot-end', nodeOf(endless[1][0] as string), [
        '走到这里之后，事项再也不能办结',
        'Once a case is here it can never end',
        '请从圈里连一条流向到结束',
        'Lead a flow out of the circle to an end',
      ]),
    );
  return findings;
}
