import type { Bilingual } from '../../errors.ts';
import type { Finding, FoundElement } from '../finding.ts';
import { type WorkflowModel, workflowModel } from '../model.ts';
import { type Moddle, moddler } from './moddle.ts';
import { readDrawing } from './read-drawing.ts';
import { checkModel, described, foreignParts, parserWarnings, withoutRepeats } from './read-faults.ts';
import { extension, list, readDeadline, readFeel, readName, readNode } from './read-node.ts';

/** Files above this are refused unread, in bytes; a procedure of 200 nodes with its drawing is below 300 kB. */
const maximumBpmnBytes = 2_000_000;

/** What a file holds, or why it cannot be taken, all reasons at once. Remarks tell what was left out. */
export type BpmnReading =
  | { model: WorkflowModel; key: string; name?: Bilingual; findings: Finding[] }
  | { model?: undefined; findings: Finding[] };

const fault = (element: FoundElement, code: string, problem: Bilingual, remedy: Bilingual): Finding => ({
  severity: 'error',
  code,
  element,
  problem,
  remedy,
});
const remark = (element: FoundElement, code: string, problem: Bilingual, remedy: Bilingual): Finding => ({
  ...fault(element, code, problem, remedy),
  severity: 'remark',
});
const theFile: FoundElement = { kind: 'file' };

/** What can be said of the text before any parser sees it. */
function refusedUnread(xml: string): Finding | undefined {
  if (Buffer.byteLength(xml) > maximumBpmnBytes)
    return fault(
      theFile,
      'file.size',
      { zh: '文件超过 2 MB', en: 'The file is larger than 2 MB' },
      { zh: '请删去内嵌的图片和附件后重试', en: 'Remove embedded pictures and attachments' },
    );
  // Entities are declared in a DOCTYPE only; BPMN needs none, and they can blow up (CWE-776).
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml))
    return fault(
      theFile,
      'file.doctype',
      { zh: '文件带有 DOCTYPE 声明', en: 'The file has a DOCTYPE' },
      { zh: 'BPMN 文件不需要它，请删去后重试', en: 'BPMN files need none; remove it' },
    );
}

/** Why the parser gave up. */
function unreadable(message: string): Finding {
  const again = { zh: '请从画图工具导出 BPMN 2.0 文件', en: 'Export a BPMN 2.0 file from the drawing tool' };
  if (message.startsWith('failed to parse document as'))
    return fault(
      theFile,
      'file.root',
      {
        zh: '这不是 BPMN 2.0 文件：最外层不是 definitions',
        en: 'It is not a BPMN 2.0 file: its root is not definitions',
      },
      again,
    );
  const line = Number(/line: (\d+)/.exec(message)?.[1] ?? 0) + 1;
  const nested = /nested error: (.{1,120})/.exec(message)?.[1] ?? message.slice(0, 120);
  return fault(
    theFile,
    'file.xml',
    {
      zh: `文件不是可读的 XML，第 ${line} 行有误（${nested}）`,
      en: `It is not readable XML: line ${line}, ${nested}`,
    },
    again,
  );
}

/** The processes of a file that have something in them, and findings about all that is around them. */
function theProcess(root: Moddle, findings: Finding[]): Moddle | undefined {
  const roots = list(root.rootElements);
  const filled = roots.filter((one) => one.$type === 'bpmn:Process' && list(one.flowElements).length > 0);
  for (const collaboration of roots.filter((one) => one.$type === 'bpmn:Collaboration'))
    for (const message of list(collaboration.messageFlows))
      findings.push(
        fault(
          described(message),
          'message-flow',
          { zh: '不支持泳池之间的消息流', en: 'Message flows between pools are not supported' },
          {
            zh: '请用发送任务通知对方，或用调用活动引用对方的流程',
            en: 'Use a send task to tell the other side, or a call activity for its procedure',
          },
        ),
      );
  if (filled.length === 0) {
    findings.push(
      fault(
        theFile,
        'file.empty',
        { zh: '文件里没有画出流程', en: 'The file holds no process with anything in it' },
        {
          zh: '请从画图工具导出含流程的 BPMN 2.0 文件',
          en: 'Export a BPMN 2.0 file with a process from the drawing tool',
        },
      ),
    );
    return;
  }
  const [first, ...others] = filled;
  for (const other of others)
    findings.push(
      fault(
        described(other),
        'process.second',
        { zh: '一个文件只能有一个流程', en: 'A file may hold one process only' },
        {
          zh: '请把这个流程另存为一个文件，再用调用活动引用它',
          en: 'Save this one in a file of its own and refer to it by a call activity',
        },
      ),
    );
  return first;
}

function readFlow(
  element: Moddle,
  defaults: Set<Moddle>,
  findings: Finding[],
): Record<string, unknown> | undefined {
  const at = described(element);
  const from = element.sourceRef as Moddle | undefined;
  const to = element.targetRef as Moddle | undefined;
  if (!from?.id || !to?.id) {
    findings.push(
      fault(
        at,
        'flow.loose',
        {
          zh: from?.id ? '流向没有终点，或终点不存在' : '流向没有起点，或起点不存在',
          en: from?.id ? 'The flow ends at nothing' : 'The flow begins at nothing',
        },
        { zh: '请重新连接或删去这条流向', en: 'Connect it again or delete it' },
      ),
    );
    return;
  }
  // Some editors write an empty condition for a flow that has none.
  const condition = element.conditionExpression as Moddle | undefined;
  const when = (condition?.body as string | undefined)?.trim() ? readFeel(condition) : undefined;
  if ((condition?.body as string | undefined)?.trim() && !when)
    findings.push(
      fault(
        at,
        'flow.language',
        { zh: '条件不是 FEEL 表达式', en: 'The condition is not in FEEL' },
        {
          zh: '请用 FEEL 写条件，例如 outcome = "approve"',
          en: 'Write it in FEEL, for instance outcome = "approve"',
        },
      ),
    );
  return {
    id: element.id,
    from: from.id,
    to: to.id,
    ...(when !== undefined && { when }),
    ...(defaults.has(element)
      ? { otherwise: true }
      : element.otherwise !== undefined && { otherwise: element.otherwise }),
    ...readName(element),
  };
}

/** Parts of a process that people read and the engine does not run. */
function leftOut(process: Moddle, findings: Finding[]): void {
  const say = (elements: Moddle[], zh: string, en: string, remedyZh: string, remedyEn: string) => {
    for (const element of elements.slice(0, 50))
      findings.push(remark(described(element), 'left-out', { zh, en }, { zh: remedyZh, en: remedyEn }));
  };
  say(
    list(process.laneSets).flatMap((set) => list(set.lanes)),
    '泳道没有导入',
    'The lane was left out',
    '由谁办理请在每个任务上指定',
    'Say on each task who does it',
  );
  say(
    list(process.artifacts),
    '注释和分组没有导入',
    'The note or group was left out',
    '需要的话请写进任务名称',
    'Put what matters into the names of tasks',
  );
}

/** BPMN lets elements go without an id; the model does not. */
function nameless(elements: readonly Moddle[]): void {
  const taken = new Set(elements.map((element) => element.id));
  let number = 0;
  for (const element of elements) {
    if (element.id) continue;
    const stem = element.$type === 'bpmn:SequenceFlow' ? 'flow' : 'node';
    do number++;
    while (taken.has(`${stem}_${number}`));
    element.id = `${stem}_${number}`;
  }
}

const data = /^bpmn:(DataObject|DataObjectReference|DataStoreReference|DataInput|DataOutput)$/;

/**
 * Reads a BPMN 2.0 file into the model. What the engine does not run is refused with an error that names the element,
 * why, and what to use instead; all findings come at once.
 */
export async function readBpmn(xml: string): Promise<BpmnReading> {
  const refused = refusedUnread(xml);
  if (refused) return { findings: [refused] };
  const read = await moddler.fromXML(xml).catch((error: Error) => error);
  if (read instanceof Error) return { findings: [unreadable(read.message)] };
  const findings: Finding[] = parserWarnings(read.warnings);
  const process = theProcess(read.rootElement, findings);
  if (!process) return { findings: withoutRepeats(findings) };
  leftOut(process, findings);

  const all = list(process.flowElements);
  nameless(all);
  const defaults = new Set(all.flatMap((element) => (element.default ? [element.default as Moddle] : [])));
  const nodes: Record<string, unknown>[] = [];
  const flows: Record<string, unknown>[] = [];
  for (const element of all) {
    if (element.$type === 'bpmn:SequenceFlow') {
      const flow = readFlow(element, defaults, findings);
      if (flow) flows.push(flow);
    } else if (data.test(element.$type))
      findings.push(
        remark(
          described(element),
          'left-out',
          { zh: '数据对象没有导入', en: 'The data object was left out' },
          { zh: '事项的数据由表单提供', en: 'The data of a case comes from its form' },
        ),
      );
    else {
      const node = readNode(element, (found) => findings.push({ ...found, element: described(element) }));
      if (node) nodes.push(node);
    }
  }
  findings.push(...foreignParts([process, ...all]));
  const draft = {
    nodes,
    flows,
    ...readDeadline(extension(process, 'tongxue:Deadline')),
    ...readDrawing(read.rootElement, new Set([...nodes, ...flows].map((one) => one.id as string))),
  };
  const refusals = findings.some((finding) => finding.severity === 'error');
  const checked = checkModel(workflowModel.safeParse(draft), draft, described(process), refusals);
  findings.push(...checked.findings);
  const told = withoutRepeats(findings);
  if (!checked.model || told.some((finding) => finding.severity === 'error')) return { findings: told };
  return {
    model: checked.model,
    key: String(process.id ?? ''),
    ...(readName(process) as { name?: Bilingual }),
    findings: told,
  };
}
