import { changeToken, type Draft, liveTokens } from './draft.ts';
import type { Flow } from './model.ts';
import type { Token } from './state.ts';

/**
 * Lets every join go on whose branches are together (BPMN 2.0.2, clauses 13.4.1 and 13.4.3). A join waits only for
 * branches that can still arrive. For a parallel gateway that is wider than the standard, which would wait for ever
 * for a branch that was done before a return and is not done again.
 * @returns whether one went on
 */
export function fireJoins(draft: Draft): boolean {
  const joins = new Map<string, Token[]>();
  for (const token of liveTokens(draft)) {
    const { kind } = draft.compiled.node(token.node);
    if (kind !== 'parallel' && kind !== 'inclusive') continue;
    joins.set(token.node, [...(joins.get(token.node) ?? []), token]);
  }
  for (const [node, waiting] of joins) {
    if (!isComplete(draft, node, waiting)) continue;
    join(draft, node, waiting);
    return true;
  }
  return false;
}

function isComplete(draft: Draft, node: string, waiting: readonly Token[]): boolean {
  const { compiled } = draft;
  const flows = compiled.into(node);
  const isFilled = (flow: Flow) => waiting.some(({ cameBy }) => cameBy === flow.id);
  const filled = flows.filter(isFilled);
  const others = liveTokens(draft).filter((token) => token.node !== node);
  const comesBy = (token: Token, flow: Flow) => compiled.upstream(node, flow).has(token.node);
  const isInclusive = compiled.node(node).kind === 'inclusive';
  return flows
    .filter((flow) => !isFilled(flow))
    .every((flow) =>
      others.every(
        (token) => !comesBy(token, flow) || (isInclusive && filled.some((other) => comesBy(token, other))),
      ),
    );
}

/** One token of each branch goes in, one goes out, with the past of all. */
function join(draft: Draft, node: string, waiting: readonly Token[]): void {
  const taken = new Map<string | null, Token>();
  for (const token of waiting) if (!taken.has(token.cameBy)) taken.set(token.cameBy, token);
  const tokens = [...taken.values()].sort((a, b) => a.sequence - b.sequence);
  const trail: Record<string, number> = {};
  for (const token of tokens) {
    changeToken(draft, token, { status: 'done', leftAt: draft.env.now });
    for (const [id, sequence] of Object.entries(token.trail)) trail[id] = Math.max(trail[id] ?? 0, sequence);
  }
  draft.travels.push({
    leaves: true,
    node,
    cameBy: null,
    carries: tokens.at(-1)?.carries ?? null,
    trail,
    previous: tokens.map(({ id }) => id),
    returnsTo: null,
    sentBack: false,
  });
}
