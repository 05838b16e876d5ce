import type { WorkflowModel } from '../model.ts';
import type { Moddle } from './moddle.ts';
import { list } from './read-node.ts';

type Drawing = NonNullable<WorkflowModel['drawing']>;

const sides = ['x', 'y', 'width', 'height'] as const;

function box(bounds: Moddle | undefined): Drawing[string] | undefined {
  const entries = sides.map((side) => [side, bounds?.[side]] as const);
  if (!entries.every(([, value]) => Number.isFinite(value))) return;
  return Object.fromEntries(entries) as Drawing[string];
}

function points(edge: Moddle): Drawing[string] | undefined {
  const all = list(edge.waypoint).map(({ x, y }) => ({ x: x as number, y: y as number }));
  if (all.length < 2 || all.length > 40) return;
  return all.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) ? all : undefined;
}

/** Where the shapes stand: boxes of nodes, points of flows, and the boxes of their labels as `<id>_label`. */
export function readDrawing(root: Moddle, known: ReadonlySet<string>): { drawing?: Drawing } {
  const diagrams = list(root.diagrams);
  if (diagrams.length === 0) return {};
  const drawing: Drawing = {};
  for (const diagram of diagrams)
    for (const shape of list((diagram.plane as Moddle | undefined)?.planeElement)) {
      const id = (shape.bpmnElement as Moddle | undefined)?.id as string | undefined;
      if (id === undefined || !known.has(id)) continue;
      const place =
        shape.$type === 'bpmndi:BPMNEdge' ? points(shape) : box(shape.bounds as Moddle | undefined);
      if (!place) continue;
      drawing[id] = place;
      const label = box((shape.label as Moddle | undefined)?.bounds as Moddle | undefined);
      if (label) drawing[`${id}_label`] = label;
    }
  return { drawing };
}
