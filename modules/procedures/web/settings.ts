// What the panel edits, as plain data, and how it stands in the drawing: `tongxue:` elements inside BPMN's own.

export interface DoerSetting {
  by: 'role' | 'applicant' | 'person' | 'expression';
  role?: string;
  from?: string;
  organisationId?: string;
  tenantId?: string;
  personId?: string;
  feel?: string;
}
export interface ChoiceSetting {
  key: string;
  zh: string;
  en: string;
  refuses?: boolean;
  reason?: boolean;
}
export interface FieldSetting {
  name: string;
  right: 'hidden' | 'read' | 'write';
}
export interface DeadlineSetting {
  workingDays: number;
  warnDays: number;
}
export interface WorkSetting {
  signing: 'one' | 'all' | 'any' | 'sequence';
  skipSamePerson: boolean;
  doers: DoerSetting[];
  choices: ChoiceSetting[];
  fields: FieldSetting[];
  deadline?: DeadlineSetting;
}
export interface NoticeSetting {
  titleZh: string;
  titleEn: string;
  textZh: string;
  textEn: string;
  to: DoerSetting[];
}
export interface EntrySetting {
  key: string;
  feel: string;
}

/** An element of the file as moddle holds it. */
export interface Moddle {
  $type: string;
  id?: string;
  name?: string;
  [name: string]: unknown;
}
/** A shape or a connection of the drawing. */
export interface Shape {
  id: string;
  type: string;
  businessObject: Moddle;
  incoming?: readonly Shape[];
  outgoing?: readonly Shape[];
  source?: Shape;
  target?: Shape;
}

export interface Drawing {
  modeling: { updateProperties(shape: Shape, properties: Record<string, unknown>): void };
  factory: { create(type: string, properties: Record<string, unknown>): Moddle };
}

const list = (value: unknown): Moddle[] => (Array.isArray(value) ? (value as Moddle[]) : []);
const values = (element: Moddle): Moddle[] => list((element.extensionElements as Moddle | undefined)?.values);
const find = (element: Moddle, type: string) => values(element).find((value) => value.$type === type);

const names = {
  'tongxue:Doer': ['by', 'role', 'from', 'organisationId', 'tenantId', 'personId', 'feel'],
  'tongxue:Choice': ['key', 'zh', 'en', 'refuses', 'reason'],
  'tongxue:Field': ['name', 'right'],
  'tongxue:Entry': ['key', 'feel'],
} as const;

function plain<T>(element: Moddle, type: keyof typeof names): T {
  return Object.fromEntries(
    names[type].flatMap((name) => (element[name] === undefined ? [] : [[name, element[name]]])),
  ) as T;
}

export const firstDoer: DoerSetting = { by: 'role', role: 'bureau-officer', from: 'case.organisation' };

export function readWork(element: Moddle): WorkSetting {
  const work = find(element, 'tongxue:Work');
  const deadline = work?.deadline as Moddle | undefined;
  return {
    signing: (work?.signing as WorkSetting['signing'] | undefined) ?? 'one',
    skipSamePerson: work?.skipSamePerson === true,
    doers: list(work?.doers).map((one) => plain<DoerSetting>(one, 'tongxue:Doer')),
    choices: list(work?.choices).map((one) =>
      Object.assign({ en: '' }, plain<ChoiceSetting>(one, 'tongxue:Choice')),
    ),
    fields: list(work?.fields).map((one) => plain<FieldSetting>(one, 'tongxue:Field')),
    ...(deadline && {
      deadline: { workingDays: Number(deadline.workingDays ?? 5), warnDays: Number(deadline.warnDays ?? 1) },
    }),
  };
}

export function readNotice(element: Moddle): NoticeSetting {
  const notice = find(element, 'tongxue:Notice');
  const text = (name: string) => (notice?.[name] as string | undefined) ?? '';
  return {
    titleZh: text('titleZh'),
    titleEn: text('titleEn'),
    textZh: text('textZh'),
    textEn: text('textEn'),
    to: list(notice?.to).map((one) => plain<DoerSetting>(one, 'tongxue:Doer')),
  };
}

export const readEntries = (element: Moddle): EntrySetting[] =>
  list(find(element, 'tongxue:Input')?.entries).map((one) => plain<EntrySetting>(one, 'tongxue:Entry'));

export function readDeadline(element: Moddle): DeadlineSetting | undefined {
  const deadline = find(element, 'tongxue:Deadline');
  return (
    deadline && { workingDays: Number(deadline.workingDays ?? 20), warnDays: Number(deadline.warnDays ?? 3) }
  );
}

/** Puts one element of ours in place of what the drawing has of its type, through the command stack: it can be undone. */
function put(drawing: Drawing, shape: Shape, type: string, made: Moddle | undefined): void {
  const others = values(shape.businessObject).filter((value) => value.$type !== type);
  const next = made ? [...others, made] : others;
  const extensionElements = drawing.factory.create('bpmn:ExtensionElements', { values: next });
  for (const value of next) (value as { $parent?: Moddle }).$parent = extensionElements;
  drawing.modeling.updateProperties(shape, { extensionElements });
}

const make = (drawing: Drawing, type: string, settings: object) =>
  drawing.factory.create(
    type,
    Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== '')),
  );

export function writeWork(drawing: Drawing, shape: Shape, work: WorkSetting): void {
  const { doers, choices, fields, deadline, signing, skipSamePerson } = work;
  put(
    drawing,
    shape,
    'tongxue:Work',
    drawing.factory.create('tongxue:Work', {
      signing,
      ...(skipSamePerson && { skipSamePerson }),
      doers: doers.map((one) => make(drawing, 'tongxue:Doer', one)),
      choices: choices.map((one) => make(drawing, 'tongxue:Choice', one)),
      fields: fields.map((one) => make(drawing, 'tongxue:Field', one)),
      ...(deadline && { deadline: make(drawing, 'tongxue:Deadline', deadline) }),
    }),
  );
}

export function writeNotice(drawing: Drawing, shape: Shape, { to, ...rest }: NoticeSetting): void {
  const notice = drawing.factory.create('tongxue:Notice', {
    ...rest,
    to: to.map((one) => make(drawing, 'tongxue:Doer', one)),
  });
  put(drawing, shape, 'tongxue:Notice', notice);
}

export function writeEntries(drawing: Drawing, shape: Shape, entries: readonly EntrySetting[]): void {
  const made = drawing.factory.create('tongxue:Input', {
    entries: entries.map((one) => make(drawing, 'tongxue:Entry', one)),
  });
  put(drawing, shape, 'tongxue:Input', entries.length > 0 ? made : undefined);
}

export function writeDeadline(drawing: Drawing, shape: Shape, deadline: DeadlineSetting | undefined): void {
  put(drawing, shape, 'tongxue:Deadline', deadline && make(drawing, 'tongxue:Deadline', deadline));
}

/** Choices that a case can bring to this gateway: those of the tasks before it, past other gateways. */
export function choicesBefore(shape: Shape): ChoiceSetting[] {
  const seen = new Set<string>();
  const found = new Map<string, ChoiceSetting>();
  const waiting = [shape];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const flow of next.incoming ?? []) {
      const { source } = flow;
      if (!source || seen.has(source.id)) continue;
      seen.add(source.id);
      if (source.type === 'bpmn:UserTask')
        for (const choice of readWork(source.businessObject).choices) found.set(choice.key, choice);
      else waiting.push(source);
    }
  }
  return [...found.values()];
}
