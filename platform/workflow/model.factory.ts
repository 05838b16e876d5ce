import fc from 'fast-check';
import type { Assignment, WorkflowModel, WorkflowNode } from './model.ts';

const id = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/);
const key = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
/** Anything a person can type: Chinese, emoji, quotes, angle brackets, line ends. */
const text = (maxLength: number) =>
  fc
    .string({ unit: fc.constantFrom(...'通学审核 abcXYZ<>&"\'\n\t]]>—…😀ﬀ0.=()'), minLength: 1, maxLength })
    .filter((value) => value.trim() !== '' && value.length <= maxLength);
const bilingual = fc.record({ zh: text(20), en: fc.oneof(fc.constant(''), text(30)) });
const feel = text(60);
const uuid = fc.uuid({ version: 7 });

const place = fc.oneof(
  fc.record({ organisationId: uuid, tenantId: uuid }),
  fc.constantFrom(
    { from: 'applicant.school' },
    { from: 'applicant.school.bureau' },
    { from: 'case.organisation' },
  ),
);

const assignment: fc.Arbitrary<Assignment> = fc.oneof(
  fc.record({ by: fc.constant('person' as const), personId: uuid }),
  fc.record({ by: fc.constant('applicant' as const) }),
  fc.record({ by: fc.constant('role' as const), role: text(20), at: place }),
  fc.record({ by: fc.constant('expression' as const), feel }),
);

const choice = fc.record(
  { key, label: bilingual, refuses: fc.boolean(), reason: fc.boolean() },
  { requiredKeys: ['key', 'label'] },
);
const deadline = fc.record({
  workingDays: fc.integer({ min: 1, max: 400 }),
  warnDays: fc.integer({ min: 0, max: 60 }),
});
const input = fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,10}$/), feel, { maxKeys: 3 });

const content: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ kind: fc.constant('start') }),
  fc.record({ kind: fc.constant('end'), outcome: key, terminates: fc.boolean() }),
  fc.record(
    {
      kind: fc.constant('task'),
      assign: fc.array(assignment, { minLength: 1, maxLength: 3 }),
      signing: fc.constantFrom('one', 'all', 'any', 'sequence'),
      choices: fc.array(choice, { minLength: 1, maxLength: 3 }),
      deadline,
      fields: fc.dictionary(
        fc.stringMatching(/^[a-zA-Z.]{1,10}$/),
        fc.constantFrom('hidden', 'read', 'write'),
        {
          maxKeys: 3,
        },
      ),
      skipSamePerson: fc.boolean(),
    },
    { requiredKeys: ['kind', 'assign', 'signing', 'choices', 'fields', 'skipSamePerson'] },
  ),
  fc.record({ kind: fc.constantFrom('exclusive', 'parallel', 'inclusive') }),
  fc.record({
    kind: fc.constant('timer'),
    wait: fc.oneof(
      fc.record({ workingDays: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ duration: fc.constantFrom('P3D', 'PT30M', 'P1DT2H3M4S') }),
      fc.record({ until: feel }),
    ),
  }),
  fc.record({
    kind: fc.constant('action'),
    action: fc.constantFrom('register.transfer.apply', 'directory.close'),
    input,
  }),
  fc.record({ kind: fc.constant('subprocess'), procedure: text(20), input }),
  fc.record({
    kind: fc.constant('notice'),
    to: fc.array(assignment, { minLength: 1, maxLength: 2 }),
    title: bilingual,
    text: fc.record({ zh: fc.oneof(fc.constant(''), text(80)), en: fc.oneof(fc.constant(''), text(80)) }),
  }),
);

const coordinate = fc.integer({ min: -500, max: 5000 });
const box = fc.record({ x: coordinate, y: coordinate, width: coordinate, height: coordinate });
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 2, maxLength: 6 });

/**
 * Any model that its schema allows, sound or not: what a file must be able to hold.
 * Ids are distinct over nodes and flows; flows join nodes that exist; one flow of a node at most is its `otherwise`.
 */
export const anyModel: fc.Arbitrary<WorkflowModel> = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 12, maxLength: 12, selector: (value) => value.toLowerCase() }),
    contents: fc.array(fc.tuple(bilingual, content), { minLength: 2, maxLength: 6 }),
    flows: fc.array(
      fc.record(
        { from: fc.nat(), to: fc.nat(), when: feel, otherwise: fc.boolean(), name: bilingual },
        { requiredKeys: ['from', 'to'] },
      ),
      { minLength: 1, maxLength: 6 },
    ),
    deadline: fc.option(deadline, { nil: undefined }),
    drawn: fc.option(fc.record({ boxes: fc.array(box), lines: fc.array(points) }), { nil: undefined }),
  })
  .map(({ ids, contents, flows, deadline, drawn }) => {
    const nodes = contents.map(([name, rest], index) => ({
      id: ids[index],
      name,
      ...rest,
    })) as WorkflowNode[];
    const marked = new Set<string>();
    const ways = flows.map(({ from, to, otherwise, ...rest }, index) => {
      const start = nodes[from % nodes.length] as WorkflowNode;
      const first = otherwise === true && !marked.has(start.id);
      if (first) marked.add(start.id);
      return {
        id: ids[nodes.length + index] as string,
        from: start.id,
        to: (nodes[to % nodes.length] as WorkflowNode).id,
        ...rest,
        ...(first ? { otherwise: true } : otherwise === false ? { otherwise: false } : {}),
      };
    });
    return {
      nodes,
      flows: ways,
      ...(deadline && { deadline }),
      ...(drawn && {
        drawing: Object.fromEntries([
          ...drawn.boxes.flatMap((place, index) => (nodes[index] ? [[nodes[index].id, place]] : [])),
          ...drawn.lines.flatMap((line, index) => (ways[index] ? [[ways[index].id, line]] : [])),
        ]),
      }),
    };
  });
