import type { z } from 'zod';
import type { Bilingual } from '../../errors.ts';
import type { Finding, FoundElement } from '../finding.ts';
import type { WorkflowModel } from '../model.ts';
import { elementOf, tagOf } from './kinds.ts';
import type { Moddle } from './moddle.ts';
import { list } from './read-node.ts';

type Warning = { message: string; element?: Moddle; property?: string; value?: unknown };

/** What an element is called in findings. */
export const described = (element: Moddle | undefined): FoundElement =>
  element
    ? {
        kind: tagOf(element.$type),
        ...(element.id !== undefined && { id: String(element.id) }),
        ...(element.name !== undefined && { name: String(element.name) }),
      }
    : { kind: 'file' };

/** References that hold a procedure together; others only describe it. */
const essential = new Set(['bpmn:sourceRef', 'bpmn:targetRef', 'bpmn:default', 'bpmn:calledElement']);

type Fault = { severity: Finding['severity']; code: string; problem: Bilingual; remedy: Bilingual };

/** What the parser says inside its warnings, and what that means to the author of the file. */
function parserFault(nested: string, id: string): Fault {
  const again = { zh: '请从画图工具重新导出', en: 'Export the file from the drawing tool again' };
  if (nested.startsWith('duplicate ID'))
    return {
      severity: 'error',
      code: 'duplicate-id',
      problem: { zh: `编号“${id}”出现了不止一次`, en: `The id “${id}” is used more than once` },
      remedy: { zh: '每个元素要有自己的编号', en: 'Give each element an id of its own' },
    };
  if (nested.startsWith('illegal ID'))
    return {
      severity: 'error',
      code: 'illegal-id',
      problem: { zh: `编号“${id}”不符合 XML 的规定`, en: `The id “${id}” is not allowed in XML` },
      remedy: {
        zh: '编号以字母或下划线开头，不含空格和括号',
        en: 'An id begins with a letter or an underscore and has no blanks or brackets',
      },
    };
  if (
    nested.startsWith('unknown type') ||
    nested.startsWith('unrecognized element') ||
    nested.startsWith('unexpected body text')
  )
    return {
      severity: 'error',
      code: 'unknown',
      problem: { zh: '这不是 BPMN 2.0 的内容', en: 'It is not part of BPMN 2.0' },
      remedy: { zh: '请删去，或从画图工具重新导出', en: 'Remove it, or export the file again' },
    };
  return {
    severity: 'error',
    code: 'xml',
    problem: { zh: `XML 有误（${nested}）`, en: `The XML is wrong (${nested})` },
    remedy: again,
  };
}

/** What the parser could not make sense of: an error where the procedure would change, else a remark. */
export function parserWarnings(warnings: readonly Warning[]): Finding[] {
  return warnings.slice(0, 200).map((warning): Finding => {
    const value = String(warning.value).slice(0, 80);
    if (warning.message.startsWith('unresolved reference'))
      return {
        severity: essential.has(warning.property ?? '') ? 'error' : 'remark',
        code: 'reference',
        element: described(warning.element),
        problem: {
          zh: `${warning.property} 指向不存在的元素“${value}”`,
          en: `${warning.property} points to “${value}”, which does not exist`,
        },
        remedy: { zh: '请重新连接', en: 'Connect it again' },
      };
    if (!warning.message.startsWith('unparsable content'))
      return {
        severity: 'remark',
        code: 'left-out',
        element: described(warning.element),
        problem: {
          zh: `属性“${warning.property ?? ''}”没有导入`,
          en: `The attribute ${warning.property ?? ''} was left out`,
        },
        remedy: { zh: '它不属于 BPMN 2.0', en: 'It is not part of BPMN 2.0' },
      };
    const tag = /content <?([\w:.-]{1,80})/.exec(warning.message)?.[1] ?? 'file';
    const nested = /nested error: (.{1,120})/.exec(warning.message)?.[1] ?? 'unreadable';
    const line = Number(/line: (\d+)/.exec(warning.message)?.[1] ?? 0) + 1;
    const id = /ID <([^>]{1,80})>/.exec(nested)?.[1];
    const { problem, ...fault } = parserFault(nested, id ?? '');
    return {
      ...fault,
      element: { kind: tag, ...(id && { id }) },
      problem: { zh: `${problem.zh}，见第 ${line} 行`, en: `${problem.en}, see line ${line}` },
    };
  });
}

/** The same finding once, however often it was made. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ element, code, problem }) => {
    const key = JSON.stringify([element, code, code === 'xml' ? '' : problem.en]);
    return !seen.has(key) && seen.add(key);
  });
}

/** One remark for each foreign extension in a file, however often it is used. */
export function foreignParts(elements: readonly Moddle[]): Finding[] {
  const uses = new Map<string, { count: number; first: Moddle }>();
  for (const element of elements) {
    const names = [
      ...list((element.extensionElements as Moddle | undefined)?.values).map((value) => value.$type),
      ...Object.keys(element.$attrs ?? {}),
    ];
    const prefixes = names.flatMap((name) => /^([^:]+):/.exec(name)?.[1] ?? []);
    for (const prefix of new Set(prefixes)) {
      if (prefix === 'tongxue' || prefix === 'xmlns') continue;
      const known = uses.get(prefix);
      uses.set(prefix, { count: (known?.count ?? 0) + 1, first: known?.first ?? element });
    }
  }
  return [...uses].map(([prefix, { count, first }]) => ({
    severity: 'remark',
    code: 'foreign',
    element: described(first),
    problem: {
      zh: `其他软件的设置“${prefix}:”没有导入（${count} 个元素）`,
      en: `Settings of other software, “${prefix}:”, were left out (${count} elements)`,
    },
    remedy: { zh: '请在本平台重新设置办理人、表单等', en: 'Set doers, forms and so on here' },
  }));
}

const remedies: [pattern: RegExp, problem: Bilingual, remedy: Bilingual][] = [
  [
    /^id$/,
    { zh: '编号不能用', en: 'Its id cannot be used' },
    {
      zh: '编号以字母或下划线开头，只含字母、数字和 . _ -，至多 80 个字符',
      en: 'Ids begin with a letter or an underscore and hold letters, digits and . _ -, at most 80',
    },
  ],
  [
    /^name/,
    { zh: '名称太长', en: 'Its name is too long' },
    { zh: '中文名至多 100 字，英文名至多 200 字', en: 'At most 100 characters in Chinese, 200 in English' },
  ],
  [
    /^assign|^to/,
    { zh: '办理人写得不完整', en: 'Its doer is incomplete' },
    { zh: '请重新选择办理人', en: 'Choose the doer again' },
  ],
  [
    /^choices/,
    { zh: '选项写得不完整', en: 'Its choices are incomplete' },
    {
      zh: '1 到 8 个选项，每个都有代号（小写字母和连字符）和名称',
      en: 'One to eight choices, each with a key (lower case and hyphens) and a name',
    },
  ],
  [
    /^outcome/,
    { zh: '办理结果的代号不能用', en: 'Its outcome cannot be used' },
    { zh: '请用小写字母和连字符，例如 approved', en: 'Use lower case and hyphens, for instance approved' },
  ],
  [
    /^deadline/,
    { zh: '时限不对', en: 'Its deadline is wrong' },
    {
      zh: '时限 1 到 400 个工作日，提醒提前 0 到 60 个工作日',
      en: 'A deadline of 1 to 400 working days, a warning 0 to 60 before it',
    },
  ],
  [
    /^(when|input)/,
    { zh: '表达式太长或是空的', en: 'An expression is empty or too long' },
    { zh: 'FEEL 表达式 1 到 2000 个字符', en: 'FEEL of 1 to 2,000 characters' },
  ],
];

type Draft = { nodes: Record<string, unknown>[]; flows: Record<string, unknown>[] };

function faultOf(issue: z.core.$ZodIssue, draft: Draft, process: FoundElement): Finding {
  const [listName, index, ...rest] = issue.path;
  const holder = listName === 'nodes' || listName === 'flows' ? draft[listName][index as number] : undefined;
  const path = (holder ? rest : issue.path).join('.');
  const [, problem, remedy] = remedies.find(([pattern]) => pattern.test(path)) ?? [];
  const kind = holder?.kind ? tagOf(elementOf[holder.kind as keyof typeof elementOf]) : 'sequenceFlow';
  return {
    severity: 'error',
    code: 'value',
    element: holder
      ? {
          kind,
          ...(holder.id !== undefined && { id: String(holder.id) }),
          ...(holder.name !== undefined && { name: (holder.name as Bilingual).zh }),
        }
      : process,
    problem: problem ?? {
      zh: `“${path}”的值不对：${issue.message}`,
      en: `The value of ${path} is wrong: ${issue.message}`,
    },
    remedy: remedy ?? { zh: '请改正后重试', en: 'Correct it and try again' },
  };
}

/** The validated model, or what is wrong with its values, by element. `refused` when parts are already missing. */
export function checkModel(
  result: z.ZodSafeParseResult<WorkflowModel>,
  draft: Draft,
  process: FoundElement,
  refused: boolean,
): { model?: WorkflowModel; findings: Finding[] } {
  if (result.success) return { model: result.data, findings: [] };
  const findings = result.error.issues
    // A refused element leaves its node out; that the rest is then too small or lacks a value is no news.
    .filter((issue) => !(refused && (issue.path.length <= 1 || missingIn(issue, draft))))
    .map((issue) => faultOf(issue, draft, process));
  return { findings };
}

function missingIn(issue: z.core.$ZodIssue, draft: Draft): boolean {
  const [listName, index, ...rest] = issue.path;
  if (listName !== 'nodes' || rest.length !== 1) return false;
  return draft.nodes[index as number]?.[rest[0] as string] === undefined;
}
