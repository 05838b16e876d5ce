import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type WorkflowModel, workflowModel } from './model.ts';
import { aBlock, modelOf } from './random.factory.ts';
import { checkSoundness, isSound } from './soundness.ts';

const doer = [{ by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } }];
const choices = [
  { key: 'approve', label: { zh: '同意', en: 'Approve' } },
  { key: 'refuse', label: { zh: '不同意', en: 'Refuse' }, refuses: true },
];

/** `s>a a>x x>b:outcome="approve" x>e! …`: nodes by the first letter of their names, flows with condition or `!` for otherwise. */
function procedure(text: string, extra: Record<string, Record<string, unknown>> = {}): WorkflowModel {
  const kinds: Record<string, string> = {
    s: 'start',
    e: 'end',
    t: 'task',
    x: 'exclusive',
    p: 'parallel',
    i: 'inclusive',
    w: 'timer',
    n: 'notice',
    g: 'action',
    c: 'subprocess',
  };
  const rest: Record<string, Record<string, unknown>> = {
    end: { outcome: 'done' },
    task: { assign: doer, choices },
    timer: { wait: { workingDays: 1 } },
    notice: { to: doer, title: { zh: '知会', en: '' }, text: { zh: '', en: '' } },
    action: { action: 'register.apply' },
    subprocess: { procedure: 'other' },
  };
  const ids = new Set<string>();
  const flows = text
    .trim()
    .split(/\s+/)
    .map((one, index) => {
      const [, from = '', to = '', mark, when] = /^(\w+)>(\w+)(!)?(?::(.+))?$/.exec(one) ?? [];
      ids.add(from).add(to);
      return {
        id: `f${index}`,
        from,
        to,
        ...(mark && { otherwise: true }),
        ...(when && { when: when.replaceAll('~', ' ') }),
      };
    });
  const nodes = [...ids].map((id) => {
    const kind = kinds[id.charAt(0)] as string;
    return { id, kind, name: { zh: `名${id}`, en: '' }, ...rest[kind], ...extra[id] };
  });
  return workflowModel.parse({ nodes, flows });
}

const codes = (model: WorkflowModel, env = {}) =>
  checkSoundness(model, env).map((finding) => [finding.code, finding.element.id]);

test('procedures that are fine pass', () => {
  for (const text of [
    's>t1 t1>e',
    's>t1 t1>x1 x1>t2:outcome="approve" x1>e1! t2>e2',
    's>p1 p1>t1 p1>t2 t1>p2 t2>p2 p2>e',
    's>i1 i1>t1:data.a=1 i1>t2:data.b=1 i1>t3! t1>i2 t2>i2 t3>i2 i2>e',
    // Branches that end on their own.
    's>p1 p1>t1 p1>n1 t1>e1 n1>e2',
    // A way back through people.
    's>x0 x0>t1 t1>x1 x1>x0:outcome="refuse" x1>e!',
    // An inclusive join that waits only for what can come.
    's>x1 x1>t1:data.a=1 x1>i1! t1>i1 i1>e',
    's>w1 w1>g1 g1>c1 c1>e',
  ])
    assert.deepEqual(codes(procedure(text)), [], text);
});

test('each fault is found where it is', () => {
  const cases: [text: string, expected: [string, string | undefined][]][] = [
    [
      's>t1 t1>t2',
      [
        ['end.none', undefined],
        ['no-end', 's'],
        ['no-end', 't1'],
        ['no-end', 't2'],
      ],
    ],
    ['t1>e', [['start.none', undefined]]],
    ['s>t1 s2>t1 t1>e', [['start.many', 's2']]],
    ['s>t1 t1>e t2>e', [['unreachable', 't2']]],
    [
      's>t1 t1>e s>e t1>t2',
      [
        ['no-end', 't2'],
        ['split', 's'],
        ['split', 't1'],
      ],
    ],
    [
      's>t1 t1>s t1>e',
      [
        ['start.into', 's'],
        ['split', 't1'],
      ],
    ],
    ['s>e e>t1 t1>e2', [['end.out', 'e']]],
    ['s>t1 t1>x1 x1>e1:outcome="approve" x1>e2:outcome="refuse"', [['no-way', 'x1']]],
    ['s>t1 t1>x1 x1>e1! x1>e2!', [['otherwise.many', 'f3']]],
    ['s>t1 t1>x1 x1>e1 x1>e2:outcome="refuse"', [['flow.dead', 'f3']]],
    ['s>p1 p1>e1:data.a=1 p1>e2', [['parallel.condition', 'f1']]],
    ['s>x0 x0>n1 n1>x1 x1>x0:data.a=1 x1>e!', [['endless', 'x0']]],
    // Exclusive branches into a parallel join wait for ever.
    ['s>x1 x1>t1:data.a=1 x1>t2! t1>p2 t2>p2 p2>e', [['deadlock', 'p2']]],
    // Parallel branches into a task: done twice.
    ['s>p1 p1>t1 p1>t2 t1>t3 t2>t3 t3>e', [['doubled', 't3']]],
    ['s>p1 p1>t1 p1>t2 t1>x3 t2>x3 x3>t3 t3>e', [['doubled', 'x3']]],
    // A branch goes back out of the parallel part: tokens without end.
    ['s>x0 x0>p1 p1>t1 p1>t2 t1>x1 x1>x0:data.a=1 x1>p2! t2>p2 p2>e', [['doubled', 'p1']]],
  ];
  for (const [text, expected] of cases) {
    const found = codes(procedure(text));
    for (const one of expected)
      assert.ok(
        found.some((other) => other[0] === one[0] && other[1] === one[1]),
        `${text}: ${JSON.stringify(found)}`,
      );
  }
});

test('expressions must parse and name known facts', () => {
  const found = (when: string, env = {}) =>
    codes(procedure(`s>t1 t1>x1 x1>e1:${when.replaceAll(' ', '~')} x1>e2!`), env).map(([code]) => code);
  const fields = { fields: new Set(['days', 'files']) };
  for (const good of [
    'outcome = "approve"',
    'data.days > 3 and case.organisationId != null',
    'count(data.files) > 0',
    'some x in data.files satisfies x.size > 10',
    'for x in data.files return x + 1 = [2]',
    'data.files[size > 3] = []',
    'steps.t1.by = applicant.personId',
    'date(data.days) < today()',
    'if data.days > 3 then true else false',
    '{a: 1, b: a}.b = 1',
  ])
    assert.deepEqual(found(good, fields), [], good);
  assert.deepEqual(found('outcome ='), ['feel']);
  assert.deepEqual(found('outcome = "approve" and'), ['feel']);
  assert.deepEqual(found('outcome = approve'), ['fact.unknown']);
  assert.deepEqual(found('days > 3'), ['fact.unknown']);
  assert.deepEqual(found('data.age > 3', fields), ['fact.unknown']);
  assert.deepEqual(found('steps.t9.by = null'), ['fact.unknown']);
  assert.deepEqual(found('case.secret = null'), ['fact.unknown']);
  assert.deepEqual(found('outcome = "aprove"'), ['outcome.unknown']);
  assert.deepEqual(found('outcome = "refuse" or outcome = "maybe"'), ['outcome.unknown']);
});

test('doers, roles, places, actions, procedures and fields must exist', () => {
  const env = {
    roles: new Set(['teacher']),
    places: new Set(['applicant.school']),
    actions: new Set(['a.b']),
    procedures: new Set(['known']),
    fields: new Set(['name']),
  };
  assert.deepEqual(
    codes(
      procedure('s>t1 t1>g1 g1>c1 c1>t2 t2>e', {
        t1: { fields: { name: 'write', age: 'read' } },
        t2: { assign: [{ by: 'expression', feel: 'null' }], choices: [choices[0], choices[0]] },
      }),
      env,
    ),
    [
      ['role.unknown', 't1'],
      ['place.unknown', 't1'],
      ['field.unknown', 't1'],
      ['action.unknown', 'g1'],
      ['procedure.unknown', 'c1'],
      ['nobody', 't2'],
      ['choice.twice', 't2'],
    ],
  );
});

test('every finding names its element and speaks both languages', () => {
  const texts = [
    's>t1 t1>t2',
    's>x1 x1>t1:days>3 x1>t2! t1>p2 t2>p2 p2>e',
    's>p1 p1>t1 p1>t2 t1>t3 t2>t3 t3>e',
  ];
  for (const finding of texts.flatMap((text) => checkSoundness(procedure(text)))) {
    assert.match(finding.problem.zh + finding.remedy.zh, /[\u4e00-\u9fff]/);
    assert.doesNotMatch(finding.problem.en + finding.remedy.en, /[\u4e00-\u9fff]/);
    assert.ok(finding.element.kind);
  }
});

test('a procedure with too many ways says so instead of taking for ever', () => {
  const branches = Array.from(
    { length: 40 },
    (_, index) => `p1>t${index} t${index}>x${index} x${index}>p2:data.a=1 x${index}>e${index}!`,
  ).join(' ');
  const begin = performance.now();
  assert.deepEqual(
    codes(procedure(`s>p1 ${branches} p2>e`)).map(([code]) => code),
    ['too-large'],
  );
  assert.ok(performance.now() - begin < 5000);
});

type Block = { kind: 'task' | 'exclusive' | 'parallel' | 'inclusive' | 'loop' | 'sequence'; parts: Block[] };
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Block>({ kind: 'task', parts: [] }),
    fc.record({
      kind: fc.constantFrom<Block['kind'][]>(
        'exclusive',
        'parallel',
        'inclusive',
        'sequence',
        'loop',
      ) as fc.Arbitrary<Block['kind']>,
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

/** A procedure of nested blocks, each split joined by its like: sound by construction. `swap` joins one by another kind. */
function build(root: Block, swap?: { from: string; to: string }): WorkflowModel | undefined {
  const lines: string[] = [];
  let number = 0;
  let swapped = swap === undefined;
  const letter = { exclusive: 'x', parallel: 'p', inclusive: 'i' } as const;
  const make = (part: Block): [string, string] => {
    const id = ++number;
    if (part.kind === 'task') return [`t${id}`, `t${id}`];
    if (part.kind === 'sequence') {
      const ends = part.parts.map(make);
      for (const [index, [first]] of ends.entries())
        if (index > 0) lines.push(`${ends[index - 1]?.[1]}>${first}`);
      return [ends[0]?.[0] as string, ends.at(-1)?.[1] as string];
    }
    if (part.kind === 'loop') {
      const [first, last] = make(part.parts[0] as Block);
      lines.push(
        `x${id}a>${first}`,
        `${last}>t${id}`,
        `t${id}>x${id}b`,
        `x${id}b>x${id}a:data.a=1`,
        `x${id}b>t${id}z!`,
      );
      return [`x${id}a`, `t${id}z`];
    }
    const kind = part.kind;
    let join: string = letter[kind];
    if (!swapped && swap?.from === kind) {
      join = swap.to;
      swapped = true;
    }
    for (const [index, [first, last]] of part.parts.map(make).entries())
      lines.push(
        `${letter[kind]}${id}a>${first}${kind === 'parallel' ? '' : index === 0 ? '!' : ':data.a=1'}`,
        `${last}>${join}${id}b`,
      );
    return [`${letter[kind]}${id}a`, `${join}${id}b`];
  };
  const [first, last] = make(root);
  if (!swapped || number > 60) return;
  return procedure([`s>${first}`, ...lines, `${last}>t0`, 't0>e'].join(' '));
}

test('nested blocks are sound; a parallel split joined exclusively, and the reverse, never are', () => {
  let [sound, faulty] = [0, 0];
  fc.assert(
    fc.property(block, (root) => {
      const model = build(root);
      if (model && checkSoundness(model).every((finding) => finding.code !== 'too-large')) {
        assert.deepEqual(checkSoundness(model), []);
        sound++;
      }
      for (const swap of [
        { from: 'parallel', to: 'x' },
        { from: 'exclusive', to: 'p' },
        { from: 'inclusive', to: 'p' },
      ]) {
        const broken = build(root, swap);
        if (!broken) continue;
        faulty++;
        assert.ok(!isSound(checkSoundness(broken)));
      }
    }),
    { numRuns: 150 },
  );
  assert.ok(sound > 50 && faulty > 50, `${sound} sound, ${faulty} faulty`);
});

test('what the engine is proved with is sound by the same rules', () => {
  fc.assert(
    fc.property(aBlock, (block) => {
      const findings = checkSoundness(workflowModel.parse(modelOf(block)));
      assert.deepEqual(
        findings.filter((finding) => finding.severity === 'error' && finding.code !== 'too-large'),
        [],
      );
    }),
  );
});
