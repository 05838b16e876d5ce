import fc from 'fast-check';
import type { z } from 'zod';
import type { workflowModel } from './model.ts';
import { by } from './play.factory.ts';
import { end, start, task } from './workflow.factory.ts';

type Model = z.input<typeof workflowModel>;
type Node = Model['nodes'][number];
type Flow = Model['flows'][number];

/** A procedure as blocks inside blocks: whatever is built so is sound. */
export type Block =
  | { is: 'task'; people: number[]; signing: 'one' | 'all' | 'any' | 'sequence'; skip: boolean }
  | { is: 'timer' | 'action' | 'notice' }
  | { is: 'line'; parts: Block[] }
  | { is: 'exclusive' | 'parallel' | 'inclusive'; parts: Block[] }
  | { is: 'loop'; part: Block };

export const mostPeople = 6;

const aTask: fc.Arbitrary<Block> = fc.record({
  is: fc.constant('task' as const),
  people: fc.uniqueArray(fc.integer({ min: 1, max: mostPeople }), { minLength: 1, maxLength: 3 }),
  signing: fc.constantFrom('one' as const, 'all' as const, 'any' as const, 'sequence' as const),
  skip: fc.boolean(),
});
const aLeaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: aTask },
  {
    weight: 1,
    arbitrary: fc.constantFrom('timer' as const, 'action' as const, 'notice' as const).map((is) => ({ is })),
  },
);

export const aBlock = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    aLeaf,
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts): Block => ({ is: 'line', parts })),
    fc.record({
      is: fc.constantFrom('exclusive' as const, 'parallel' as const, 'inclusive' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }) as fc.Arbitrary<Block>,
    // A round always asks somebody, so that no circle runs by itself.
    fc
      .tuple(aTask, tie('block'))
      .map(([first, part]): Block => ({ is: 'loop', part: { is: 'line', parts: [part, first] } })),
  ),
})).block;

/** The model of a block, between a start and an end. */
export function modelOf(block: Block): Model {
  const nodes: Node[] = [start()];
  const flows: Flow[] = [];
  let count = 0;
  const name = { zh: '节点', en: 'node' };
  const connect = (from: string, to: string, rest: Partial<Flow> = {}) =>
    flows.push({ id: `f${flows.length}`, from, to, ...rest });
  const add = (node: Node) => {
    nodes.push(node);
    return node.id;
  };

  /** Builds a block behind `from`. @returns the node where it ends */
  function build(block: Block, from: string, rest: Partial<Flow> = {}): string {
    const id = `${block.is}${++count}`;
    const follow = (node: Node) => {
      connect(from, add(node), rest);
      return node.id;
    };
    switch (block.is) {
      case 'task':
        return follow(task(id, block.people.map(by), { signing: block.signing, skipSamePerson: block.skip }));
      case 'timer':
        return follow({ id, kind: 'timer', name, wait: { duration: 'PT1H' } });
      case 'action':
        return follow({ id, kind: 'action', name, action: 'test.do' });
      case 'notice':
        return follow({ id, kind: 'notice', name, to: [{ by: 'applicant' }], title: name, text: name });
      case 'line': {
        let last = from;
        for (const [i, part] of block.parts.entries()) last = build(part, last, i === 0 ? rest : {});
        return last;
      }
      case 'loop': {
        const into = follow({ id: `${id}in`, kind: 'exclusive', name });
        const out = add({ id: `${id}out`, kind: 'exclusive', name });
        connect(build(block.part, into), out);
        connect(out, into, { when: 'outcome = "refuse"' });
        const on = add({ id: `${id}on`, kind: 'exclusive', name });
        connect(out, on, { otherwise: true });
        return on;
      }
      default: {
        const { is, parts } = block;
        const split = follow({ id: `${id}split`, kind: is, name });
        const join = add({ id: `${id}join`, kind: is, name });
        for (const [i, part] of parts.entries()) {
          const isLast = i === parts.length - 1;
          const condition = isLast
            ? { otherwise: true }
            : { when: is === 'exclusive' ? `data.way = ${i}` : `data.open${i}` };
          const between = add({ id: `${id}b${i}`, kind: 'exclusive', name });
          connect(split, between, is === 'parallel' ? {} : condition);
          connect(build(part, between), join);
        }
        return join;
      }
    }
  }

  connect(build(block, 'start'), add(end()));
  return { nodes, flows };
}
