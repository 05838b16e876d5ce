import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findingText } from '../finding.ts';
import { anyModel } from '../model.factory.ts';
import { type WorkflowModel, workflowModel } from '../model.ts';
import { layOut } from './layout.ts';
import { readBpmn } from './read.ts';
import { writeBpmn } from './write.ts';

const title = { key: 'leave', name: { zh: '请假', en: 'Leave' } };

test('any model survives the way into a BPMN 2.0 file and back, drawing included', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel, async (generated) => {
      const model = workflowModel.parse(generated);
      const read = await readBpmn(await writeBpmn(model, title));
      assert.deepEqual(read.findings, []);
      assert.ok(read.model);
      const sorted = (one: WorkflowModel) => ({ ...one, drawing: one.drawing && { ...one.drawing } });
      assert.deepEqual(sorted(read.model), sorted(model));
      assert.deepEqual(read.name, title.name);
    }),
    { numRuns: 300 },
  );
});

const small = workflowModel.parse({
  nodes: [
    { kind: 'start', id: 'start', name: { zh: '开始', en: 'Start' } },
    {
      kind: 'task',
      id: 'review',
      name: { zh: '审核', en: 'Review' },
      assign: [{ by: 'role', role: 'bureau-officer', at: { from: 'case.organisation' } }],
      choices: [{ key: 'approve', label: { zh: '同意', en: 'Approve' } }],
    },
    { kind: 'end', id: 'end', name: { zh: '结束', en: 'End' }, outcome: 'approved' },
  ],
  flows: [
    { id: 'a', from: 'start', to: 'review' },
    { id: 'b', from: 'review', to: 'end' },
  ],
});

test('a procedure without a drawing gets one on request, with every shape apart', async () => {
  const xml = await writeBpmn(small, title, 'always');
  const read = await readBpmn(xml);
  assert.deepEqual(Object.keys(read.model?.drawing ?? {}).sort(), ['a', 'b', 'end', 'review', 'start']);
  await fc.assert(
    fc.property(anyModel, (model) => {
      const drawing = layOut({ ...workflowModel.parse(model), drawing: undefined });
      const boxes = model.nodes.map(
        (node) => drawing[node.id] as { x: number; y: number; width: number; height: number },
      );
      for (const [index, one] of boxes.entries())
        for (const other of boxes.slice(index + 1))
          assert.ok(
            one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y,
          );
    }),
  );
});

test('ids of the file never clash with those of the procedure', async () => {
  const read = await readBpmn(await writeBpmn(small, { ...title, key: 'review' }, 'always'));
  assert.deepEqual(read.findings, []);
});

const file = (inside: string, outside = '') =>
  `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:other" targetNamespace="t"><process id="p"><startEvent id="s"/>${inside}<endEvent id="e"/></process>${outside}</definitions>`;
const line = '<sequenceFlow id="f" sourceRef="s" targetRef="e"/>';
const errors = async (xml: string) =>
  (await readBpmn(xml)).findings.filter((finding) => finding.severity === 'error').map((finding) => finding);

test('each element that the engine does not run is refused by id and name, with reason and remedy', async () => {
  const refused: [xml: string, id: string, word: RegExp][] = [
    ['<scriptTask id="n" name="算分"/>', 'n', /脚本/],
    ['<businessRuleTask id="n" name="算分"/>', 'n', /规则/],
    ['<receiveTask id="n" name="算分"/>', 'n', /消息/],
    ['<subProcess id="n" name="算分"/>', 'n', /子流程/],
    ['<transaction id="n" name="算分"/>', 'n', /事务/],
    ['<adHocSubProcess id="n" name="算分"/>', 'n', /自由/],
    ['<eventBasedGateway id="n" name="算分"/>', 'n', /事件网关/],
    ['<complexGateway id="n" name="算分"/>', 'n', /复杂/],
    ['<intermediateThrowEvent id="n" name="算分"/>', 'n', /抛出/],
    ['<userTask id="u"/><boundaryEvent id="n" name="算分" attachedToRef="u"/>', 'n', /附在/],
    ['<startEvent id="n" name="算分"><messageEventDefinition/></startEvent>', 'n', /消息/],
    ['<endEvent id="n" name="算分"><errorEventDefinition/></endEvent>', 'n', /错误/],
    [
      '<intermediateCatchEvent id="n" name="算分"><signalEventDefinition/></intermediateCatchEvent>',
      'n',
      /信号/,
    ],
    ['<intermediateCatchEvent id="n" name="算分"/>', 'n', /等待/],
    [
      '<intermediateCatchEvent id="n" name="算分"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></intermediateCatchEvent>',
      'n',
      /重复/,
    ],
    ['<userTask id="n" name="算分"><multiInstanceLoopCharacteristics/></userTask>', 'n', /多实例/],
    ['<userTask id="n" name="算分"><standardLoopCharacteristics/></userTask>', 'n', /循环/],
    ['<serviceTask id="n" name="算分"/>', 'n', /自动办理/],
    ['<callActivity id="n" name="算分"/>', 'n', /调用/],
    ['<sendTask id="n" name="算分"/>', 'n', /通知/],
  ];
  for (const [xml, id, word] of refused) {
    const [first, ...more] = await errors(file(line + xml));
    assert.ok(first, xml);
    assert.deepEqual(more, [], xml);
    assert.equal(first.element.id, id, xml);
    assert.match(findingText(first).zh, /算分/);
    assert.match(findingText(first).zh, word, xml);
    assert.doesNotMatch(first.problem.en + first.remedy.en, /[\u4e00-\u9fff]/);
    assert.ok(first.remedy.zh && first.remedy.en);
  }
  const together = await errors(
    file(`${line}<scriptTask id="n1"/><complexGateway id="n2"/><subProcess id="n3"/>`),
  );
  assert.deepEqual(
    together.map((finding) => finding.element.id),
    ['n1', 'n2', 'n3'],
  );
});

test('conditions of other languages are refused, FEEL with the mark of other editors is taken', async () => {
  const condition = (text: string, language = '') =>
    file(
      `<sequenceFlow id="f" sourceRef="s" targetRef="e"><conditionExpression ${language}>${text}</conditionExpression></sequenceFlow>`,
    );
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of another engine
  assert.equal((await errors(condition('${approved}')))[0]?.code, 'flow.language');
  assert.equal((await errors(condition('approved', 'language="javascript"')))[0]?.code, 'flow.language');
  const read = await readBpmn(condition('=approved = true'));
  assert.equal(read.model?.flows[0]?.when, 'approved = true');
});

test('what is only read by people is left out with a remark', async () => {
  const read = await readBpmn(
    file(
      `<laneSet><lane id="l" name="科室"><flowNodeRef>s</flowNodeRef></lane></laneSet>${line}<dataObject id="d"/><userTask id="u" name="看" x:doer="me"/><textAnnotation id="t"><text>注</text></textAnnotation>`,
    ),
  );
  assert.ok(read.model);
  assert.deepEqual(
    read.findings.map((finding) => [finding.severity, finding.code, finding.element.id]),
    [
      ['remark', 'left-out', 'l'],
      ['remark', 'left-out', 't'],
      ['remark', 'left-out', 'd'],
      ['remark', 'task.doer', 'u'],
      ['remark', 'foreign', 'u'],
    ],
  );
});

test('pools that talk to each other and second processes are refused', async () => {
  const second = '<process id="q"><startEvent id="qs"/></process>';
  const pools =
    '<collaboration id="c"><participant id="pa" processRef="p"/><participant id="pb" processRef="q"/><messageFlow id="m" name="问" sourceRef="s" targetRef="qs"/></collaboration>';
  assert.deepEqual(
    (await errors(file(line, second + pools))).map((finding) => [finding.code, finding.element.id]),
    [
      ['message-flow', 'm'],
      ['process.second', 'q'],
    ],
  );
});

test('bad files are refused quickly and say where', async () => {
  const bad: [xml: string, code: string][] = [
    ['', 'file.xml'],
    ['hello', 'file.xml'],
    ['<a/>', 'file.root'],
    ['<html><body>BPMN</body></html>', 'file.root'],
    [file('<userTask id="u"').slice(0, 250), 'xml'],
    ['\u0000\u0001PK', 'file.xml'],
    [
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><definitions>&lol2;</definitions>',
      'file.doctype',
    ],
    [file(' '.repeat(10_000_000)), 'file.size'],
    [file(`${line}<userTask id="u"/><userTask id="u"/>`), 'duplicate-id'],
    [file(`${line}<userTask id="a b"/>`), 'illegal-id'],
    [file('<sequenceFlow id="f" sourceRef="s" targetRef="nowhere"/>'), 'reference'],
    [file(`${line}<userTask id="u" default="nowhere"/>`), 'reference'],
    [file(`${line}<nonsense id="u"/>`), 'unknown'],
    [file(`${line}<userTask id="u" name="${'长'.repeat(101)}"/>`), 'value'],
    ['<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'file.empty'],
    [file(line + '<userTask id="u">'.repeat(20_000) + '</userTask>'.repeat(20_000)), 'unknown'],
  ];
  for (const [xml, code] of bad) {
    const begin = performance.now();
    const found = await errors(xml);
    assert.ok(
      found.some((finding) => finding.code === code),
      `${xml.slice(0, 200)}: ${JSON.stringify(found.slice(0, 3))}`,
    );
    assert.ok(performance.now() - begin < 2000);
  }
});

test('a thousand nodes are refused by the bounds of the model, not by the parser', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => `<userTask id="u${index}"/>`).join('');
  const found = await errors(file(line + many));
  assert.equal(found[0]?.element.kind, 'process');
});
