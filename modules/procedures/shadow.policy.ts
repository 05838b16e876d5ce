import type { Flow, WorkflowModel, WorkflowNode } from '#platform/workflow/model.ts';

/** What a historic case brings: its data, and how each of its steps was decided. */
export type History = {
  facts: Record<string, unknown>;
  /** Outcome of each decided step by the id of its node. */
  outcomes: Readonly<Record<string, string>>;
};

/** How a case would have ended, or the step that nobody decided in it: history does not tell. */
export type Shadow = { outcome: string } | { undecided: string } | { stuck: string };

/** A case that goes round more often than this is stuck. */
const mostSteps = 2000;

type Token = { node: string; cameBy: string | null; outcome: string | null };

/**
 * Plays a historic case through another version: people decide as they did then, machines succeed, no time passes.
 * `holds` evaluates a condition over the facts.
 */
export function playShadow(
  model: WorkflowModel,
  { facts, outcomes }: History,
  holds: (feel: string, facts: Record<string, unknown>) => boolean,
): Shadow {
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const out = Map.groupBy(model.flows, (flow) => flow.from);
  const into = Map.groupBy(model.flows, (flow) => flow.to);
  const start = model.nodes.find((node) => node.kind === 'start');
  const moving: Token[] = start ? [{ node: start.id, cameBy: null, outcome: null }] : [];
  const waiting = new Map<string, Token[]>();
  const undecided = new Set<string>();
  let result: string | undefined;

  const open = (flow: Flow, outcome: string | null) =>
    !flow.otherwise && (flow.when === undefined || holds(flow.when, { ...facts, outcome }));
  const ways = (node: WorkflowNode, outcome: string | null): Flow[] => {
    const flows = out.get(node.id) ?? [];
    if (node.kind === 'parallel') return flows;
    const possible = flows.filter((flow) => open(flow, outcome));
    const taken = node.kind === 'exclusive' ? possible.slice(0, 1) : possible;
    return taken.length > 0 ? taken : flows.filter((flow) => flow.otherwise).slice(0, 1);
  };
  const leave = (node: WorkflowNode, outcome: string | null) => {
    for (const flow of ways(node, outcome)) moving.push({ node: flow.to, cameBy: flow.id, outcome });
  };

  for (let step = 0; step < mostSteps; step++) {
    const token = moving.shift();
    if (!token) {
      const join = [...waiting].find(([, tokens]) => tokens.length > 0);
      if (!join) break;
      waiting.delete(join[0]);
      leave(nodes.get(join[0]) as WorkflowNode, join[1].at(-1)?.outcome ?? null);
      continue;
    }
    const node = nodes.get(token.node);
    if (!node) return { stuck: token.node };
    if (node.kind === 'end') {
      result = node.outcome;
      if (node.terminates) return { outcome: node.outcome };
    } else if (
      (node.kind === 'parallel' || node.kind === 'inclusive') &&
      (into.get(node.id)?.length ?? 0) > 1
    ) {
      waiting.set(node.id, [...(waiting.get(node.id) ?? []), token]);
    } else if (node.kind === 'task') {
      const outcome = outcomes[node.id];
      if (outcome === undefined) undecided.add(node.id);
      else leave(node, outcome);
    } else if (node.kind === 'action' || node.kind === 'subprocess') leave(node, outcomes[node.id] ?? 'done');
    else leave(node, token.outcome);
  }
  if (moving.length > 0) return { stuck: (moving[0] as Token).node };
  const [first] = undecided;
  if (first !== undefined) return { undecided: first };
  return result === undefined ? { stuck: start?.id ?? '' } : { outcome: result };
}
