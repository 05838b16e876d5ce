import type { Finding } from '../finding.ts';
import { feelLanguage } from './extension.ts';
import { elementOf, plainName, tagOf } from './kinds.ts';
import type { Moddle } from './moddle.ts';
import { refusedElements, refusedEvent, refusedLoop } from './refusals.ts';

type Report = (finding: Omit<Finding, 'element'>) => void;
type Draft = Record<string, unknown>;

const kindOf = new Map<string, keyof typeof elementOf>(
  Object.entries(elementOf).map(([kind, type]) => [type, kind as keyof typeof elementOf]),
);
// Editors draw a task without a type before its author chose one; people do both.
for (const type of ['bpmn:Task', 'bpmn:ManualTask']) kindOf.set(type, 'task');

export const list = (value: unknown): Moddle[] => (Array.isArray(value) ? (value as Moddle[]) : []);

/** The first element of this type among an element's extensions. */
export function extension(element: Moddle, type: string): Moddle | undefined {
  const holder = element.extensionElements as Moddle | undefined;
  return list(holder?.values).find((value) => value.$type === type);
}

/** Properties that are there, under the names asked for. */
function pick(element: Moddle | undefined, ...names: string[]): Draft {
  return Object.fromEntries(
    names.flatMap((name) => (element?.[name] === undefined ? [] : [[name, element[name]]])),
  );
}

export function readDeadline(element: Moddle | undefined): Draft {
  return element ? { deadline: pick(element, 'workingDays', 'warnDays') } : {};
}

/** A name and its English; `plain` stands for a name that its author left out. */
export function readName(element: Moddle, plain?: { zh: string; en: string }): Draft {
  const zh = (element.name as string | undefined)?.trim() ? (element.name as string) : undefined;
  if (zh === undefined) return plain ? { name: plain } : {};
  return { name: { zh, en: (element.nameEn as string | undefined) ?? '' } };
}

function readDoer(element: Moddle): Draft {
  if (element.by !== 'role') return pick(element, 'by', 'personId', 'feel');
  return { ...pick(element, 'by', 'role'), at: pick(element, 'organisationId', 'tenantId', 'from') };
}

function readInput(element: Moddle): Draft {
  const entries = list(extension(element, 'tongxue:Input')?.entries);
  return Object.fromEntries(entries.map((entry) => [String(entry.key ?? ''), entry.feel ?? '']));
}

/** A task nobody is named for yet: it can be kept as a draft, and the check before publishing asks for its doer. */
const nobody = { by: 'expression', feel: 'null' };
const done = { key: 'done', label: { zh: '办结', en: 'Done' } };

function readTask(element: Moddle, report: Report): Draft {
  const work = extension(element, 'tongxue:Work');
  const assign = list(work?.doers).map(readDoer);
  const choices = list(work?.choices).map((choice) => ({
    ...pick(choice, 'key', 'refuses', 'reason'),
    label: { zh: choice.zh, en: choice.en ?? '' },
  }));
  if (assign.length === 0)
    report({
      severity: 'remark',
      code: 'task.doer',
      problem: { zh: '没有写明由谁办理', en: 'It does not say who does it' },
      remedy: { zh: '发布前请指定办理人', en: 'Name its doer before publishing' },
    });
  return {
    assign: assign.length > 0 ? assign : [nobody],
    choices: choices.length > 0 ? choices : [done],
    fields: Object.fromEntries(list(work?.fields).map((field) => [String(field.name ?? ''), field.right])),
    ...pick(work, 'signing', 'skipSamePerson'),
    ...readDeadline(work?.deadline as Moddle | undefined),
  };
}

/** The text of an expression, without the `=` that some editors put before FEEL. Undefined when it is not FEEL. */
export function readFeel(expression: Moddle | undefined): string | undefined {
  const body = (expression?.body as string | undefined) ?? '';
  const language = (expression?.language ?? expression?.$attrs?.language) as string | undefined;
  if (language === feelLanguage) return body;
  if (language && !/feel/i.test(language)) return;
  if (/[$#]\{/.test(body)) return;
  return body.replace(/^\s*=\s*/, '');
}

const duration = /^P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$/;

function readWait(definition: Moddle, report: Report): Draft {
  if (definition.workingDays !== undefined) return { wait: { workingDays: definition.workingDays } };
  const forTime = (definition.timeDuration as Moddle | undefined)?.body as string | undefined;
  if (forTime && duration.test(forTime.trim())) return { wait: { duration: forTime.trim() } };
  const date = definition.timeDate as Moddle | undefined;
  const until = readFeel(date)?.trim() ? readFeel(date) : undefined;
  if (until)
    return { wait: { until: instant.test(until.trim()) ? `date and time("${until.trim()}")` : until } };
  report({
    severity: 'error',
    code: 'timer.wait',
    problem: {
      zh: definition.timeCycle ? '不支持重复的定时' : '没有写明等到什么时候，或写法不能识别',
      en: definition.timeCycle
        ? 'A timer that repeats is not supported'
        : 'It does not say how long to wait, or not in a way that is understood',
    },
    remedy: {
      zh: '请写工作日数、ISO 8601 时长（如 P3D、PT30M）或 FEEL 时间',
      en: 'Give working days, an ISO 8601 duration (P3D, PT30M) or a date and time in FEEL',
    },
  });
  return {};
}

function refuse(report: Report, code: string, refusal: Pick<Finding, 'problem' | 'remedy'>): undefined {
  report({ severity: 'error', code, ...refusal });
}

/** What an event waits for or throws; only those that the engine runs pass. */
function readEvent(element: Moddle, kind: 'start' | 'end' | 'timer', report: Report): Draft | undefined {
  const place = kind === 'timer' ? 'middle' : kind;
  const [definition, ...more] = [...list(element.eventDefinitions), ...list(element.eventDefinitionRef)];
  const tag = definition ? tagOf(definition.$type) : 'none';
  const allowed = {
    start: 'none',
    end: tag === 'terminateEventDefinition' ? tag : 'none',
    timer: 'timerEventDefinition',
  };
  if (tag !== allowed[kind] || more.length > 0)
    return refuse(report, 'event', refusedEvent(place, tagOf(more[0]?.$type ?? definition?.$type ?? 'none')));
  if (kind === 'timer') return readWait(definition as Moddle, report);
  if (kind === 'start') return {};
  return { outcome: element.outcome ?? 'completed', ...(definition && { terminates: true }) };
}

function missing(report: Report, what: [zh: string, en: string], remedy: [zh: string, en: string]): Draft {
  report({
    severity: 'error',
    code: 'incomplete',
    problem: { zh: what[0], en: what[1] },
    remedy: { zh: remedy[0], en: remedy[1] },
  });
  return {};
}

function readContent(element: Moddle, kind: keyof typeof elementOf, report: Report): Draft | undefined {
  switch (kind) {
    case 'start':
    case 'end':
    case 'timer':
      return readEvent(element, kind, report);
    case 'task':
      return readTask(element, report);
    case 'action':
      if (!element.action)
        return missing(
          report,
          ['没有选择要自动办理什么', 'It does not say which action to run'],
          [
            '请选择平台已有的自动办理项，或改用用户任务',
            'Choose an action of the platform, or use a user task',
          ],
        );
      return { action: element.action, input: readInput(element) };
    case 'subprocess': {
      const procedure = element.calledElement ?? extension(element, 'zeebe:calledElement')?.processId;
      if (!procedure)
        return missing(
          report,
          ['没有写明调用哪个流程', 'It does not say which procedure to call'],
          ['请选择要调用的流程', 'Choose the procedure to call'],
        );
      return { procedure, input: readInput(element) };
    }
    case 'notice': {
      const notice = extension(element, 'tongxue:Notice');
      if (!notice)
        return missing(
          report,
          ['没有写明通知谁、说什么', 'It does not say whom to tell what'],
          ['请填写通知的对象、标题和正文', 'Give the recipients, the title and the text'],
        );
      return {
        to: list(notice.to).map(readDoer),
        title: { zh: notice.titleZh ?? '', en: notice.titleEn ?? '' },
        text: { zh: notice.textZh ?? '', en: notice.textEn ?? '' },
      };
    }
    default:
      return {};
  }
}

/** A flow node as a node of the model, not yet validated; undefined when it is refused. */
export function readNode(element: Moddle, report: Report): Draft | undefined {
  const kind = kindOf.get(element.$type);
  if (!kind)
    return refuse(
      report,
      'element',
      refusedElements[tagOf(element.$type)] ?? {
        problem: { zh: '引擎不运行这种元素', en: 'The engine does not run this element' },
        remedy: { zh: '请用支持的元素重画', en: 'Draw it with elements that are supported' },
      },
    );
  const loop = element.loopCharacteristics as Moddle | undefined;
  if (loop)
    return refuse(
      report,
      'loop',
      loop.$type === 'bpmn:StandardLoopCharacteristics' ? refusedLoop.standard : refusedLoop.many,
    );
  const content = readContent(element, kind, report);
  return content && { id: element.id, ...readName(element, plainName[kind]), kind, ...content };
}
