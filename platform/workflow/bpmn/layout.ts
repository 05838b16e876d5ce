import type { WorkflowModel } from '../model.ts';
import { shapeSize } from './kinds.ts';

type Drawing = NonNullable<WorkflowModel['drawing']>;
type Box = { x: number; y: number; width: number; height: number };

const column = 160;
const row = 150;
const left = 160;
const top = 120;

/** Steps from the start by the longest way without going round: the column of each node. */
function ranks(model: WorkflowModel): Map<string, number> {
  const after = Map.groupBy(model.flows, (flow) => flow.from);
  const state = new Map<string, 'open' | 'done'>();
  const order: string[] = [];
  const forward = new Set<string>();
  // Depth first with its own stack: a chain of 200 nodes is no reason to recurse.
  const starts = [...model.nodes.filter((node) => node.kind === 'start'), ...model.nodes];
  for (const root of starts) {
    if (state.has(root.id)) continue;
    state.set(root.id, 'open');
    const stack = [{ id: root.id, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const flow = after.get(top.id)?.[top.next++];
      if (!flow) {
        state.set(top.id, 'done');
        order.push(top.id);
        stack.pop();
        continue;
      }
      if (state.get(flow.to) !== 'open') forward.add(flow.id);
      if (state.has(flow.to)) continue;
      state.set(flow.to, 'open');
      stack.push({ id: flow.to, next: 0 });
    }
  }
  const rank = new Map<string, number>();
  for (const id of order.reverse()) {
    const here = rank.get(id) ?? 0;
    rank.set(id, here);
    for (const flow of after.get(id) ?? [])
      if (forward.has(flow.id)) rank.set(flow.to, Math.max(rank.get(flow.to) ?? 0, here + 1));
  }
  return rank;
}

type Point = { x: number; y: number };

/** Whether a way runs through one of these boxes; their own edges do not count. */
function crosses(way: readonly Point[], boxes: readonly Box[]): boolean {
  return way.slice(1).some((end, index) => {
    const start = way[index] as Point;
    const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
    const [high, low] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
    return boxes.some(
      (box) => right > box.x && left < box.x + box.width && low > box.y && high < box.y + box.height,
    );
  });
}

/** A way between two boxes with right angles that runs through no other box, where there is one. */
function way(from: Box, to: Box, others: readonly Box[], floor: number): Point[] {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const above = { from: from.x + from.width / 2, to: to.x + to.width / 2 };
  const over = (y: number, edge: 'top' | 'bottom'): Point[] => [
    { x: above.from, y: edge === 'top' ? from.y : from.y + from.height },
    { x: above.from, y },
    { x: above.to, y },
    { x: above.to, y: edge === 'top' ? to.y : to.y + to.height },
  ];
  const round = over(floor, 'bottom');
  if (end.x <= start.x) return round;
  const turning = (x: number): Point[] => [start, { x, y: start.y }, { x, y: end.y }, end];
  const middle = Math.min(from.y, to.y) - 30;
  const ways = [
    ...(start.y === end.y ? [[start, end]] : [turning(end.x - 30), turning(start.x + 30)]),
    over(middle, 'top'),
    over(Math.max(from.y + from.height, to.y + to.height) + 30, 'bottom'),
  ];
  return ways.find((one) => !crosses(one, others)) ?? round;
}

/**
 * A drawing for a procedure that has none: columns by distance from the start, one row a branch.
 * Keeps what the model already has.
 */
export function layOut(model: WorkflowModel): Drawing {
  const rank = ranks(model);
  const boxes = new Map<string, Box>();
  const used = new Map<number, Set<number>>();
  const before = Map.groupBy(model.flows, (flow) => flow.to);
  const rowOf = new Map<string, number>();
  const ordered = [...model.nodes].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  for (const node of ordered) {
    const at = rank.get(node.id) ?? 0;
    const taken = used.get(at) ?? new Set<number>();
    const parents = (before.get(node.id) ?? []).flatMap((flow) => rowOf.get(flow.from) ?? []);
    let line = parents.length > 0 ? Math.min(...parents) : 0;
    while (taken.has(line)) line++;
    taken.add(line);
    used.set(at, taken);
    rowOf.set(node.id, line);
    const size = shapeSize(node.kind);
    boxes.set(node.id, {
      x: left + at * column - size.width / 2,
      y: top + line * row + 40 - size.height / 2,
      ...size,
    });
  }
  const floor = top + (Math.max(0, ...rowOf.values()) + 1) * row;
  const drawing: Drawing = {};
  for (const [id, box] of boxes) drawing[id] = box;
  for (const [index, flow] of model.flows.entries()) {
    const from = boxes.get(flow.from);
    const to = boxes.get(flow.to);
    const others = [...boxes.values()].filter((box) => box !== from && box !== to);
    if (from && to) drawing[flow.id] = way(from, to, others, floor + (index % 6) * 12);
  }
  return { ...drawing, ...model.drawing };
}
