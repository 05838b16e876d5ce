import type { Bilingual } from '../../errors.ts';
import type { Assignment, Flow, TaskNode, WorkflowModel, WorkflowNode } from '../model.ts';
import { feelLanguage } from './extension.ts';
import { elementOf, plainName } from './kinds.ts';
import { layOut } from './layout.ts';
import { type Moddle, moddler } from './moddle.ts';

type Properties = Record<string, unknown>;

/** What the file says about the procedure besides its model. */
export type BpmnTitle = { key: string; name: Bilingual };

// What XML 1.0 cannot hold even escaped (section 2.2 Characters); none of it can be seen or typed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\r/g;

/** Makes an element with the properties that are there; text without what XML cannot hold. */
function make(type: string, properties: Properties = {}): Moddle {
  const present = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(unwritable, '').toWellFormed() : value,
    ]);
  return moddler.create(type, Object.fromEntries(present));
}

function doer(assignment: Assignment): Moddle {
  if (assignment.by !== 'role') return make('tongxue:Doer', { ...assignment });
  return make('tongxue:Doer', { by: 'role', role: assignment.role, ...assignment.at });
}

function work(node: TaskNode): Moddle {
  return make('tongxue:Work', {
    signing: node.signing,
    skipSamePerson: node.skipSamePerson || undefined,
    doers: node.assign.map(doer),
    choices: node.choices.map(({ label, ...rest }) => make('tongxue:Choice', { ...rest, ...label })),
    fields: Object.entries(node.fields).map(([name, right]) => make('tongxue:Field', { name, right })),
    deadline: node.deadline && make('tongxue:Deadline', node.deadline),
  });
}

function input(entries: Record<string, string>): Moddle[] {
  const all = Object.entries(entries);
  if (all.length === 0) return [];
  return [make('tongxue:Input', { entries: all.map(([key, feel]) => make('tongxue:Entry', { key, feel })) })];
}

function wait(node: Extract<WorkflowNode, { kind: 'timer' }>): Moddle {
  if ('workingDays' in node.wait) return make('bpmn:TimerEventDefinition', node.wait);
  if ('duration' in node.wait)
    return make('bpmn:TimerEventDefinition', {
      timeDuration: make('bpmn:FormalExpression', { body: node.wait.duration }),
    });
  return make('bpmn:TimerEventDefinition', {
    timeDate: make('bpmn:FormalExpression', { language: feelLanguage, body: node.wait.until }),
  });
}

/** Properties of a node besides its id and name, and what goes into its extension elements. */
function content(node: WorkflowNode): { properties?: Properties; extension?: Moddle[] } {
  switch (node.kind) {
    case 'end':
      return {
        properties: {
          outcome: node.outcome,
          ...(node.terminates && { eventDefinitions: [make('bpmn:TerminateEventDefinition')] }),
        },
      };
    case 'task':
      return { extension: [work(node)] };
    case 'timer':
      return { properties: { eventDefinitions: [wait(node)] } };
    case 'action':
      return { properties: { action: node.action }, extension: input(node.input) };
    case 'subprocess':
      return { properties: { calledElement: node.procedure }, extension: input(node.input) };
    case 'notice':
      return {
        extension: [
          make('tongxue:Notice', {
            titleZh: node.title.zh,
            titleEn: node.title.en,
            textZh: node.text.zh,
            textEn: node.text.en,
            to: node.to.map(doer),
          }),
        ],
      };
    default:
      return {};
  }
}

function named(name: Bilingual | undefined, plain?: Bilingual): Properties {
  if (!name || (plain && name.zh === plain.zh && name.en === plain.en)) return {};
  return { name: name.zh, nameEn: name.en || undefined };
}

function element(node: WorkflowNode): Moddle {
  const { properties, extension } = content(node);
  return make(elementOf[node.kind], {
    id: node.id,
    ...named(node.name, plainName[node.kind]),
    ...properties,
    ...(extension?.length && { extensionElements: make('bpmn:ExtensionElements', { values: extension }) }),
  });
}

// BPMN gives activities and these gateways a `default`; elsewhere the extension keeps the mark.
const withDefault = /Gateway$|Task$|Activity$/;

function sequence(flow: Flow, elements: Map<string, Moddle>): Moddle | undefined {
  const from = elements.get(flow.from);
  const to = elements.get(flow.to);
  if (!from || !to) return;
  const way = make('bpmn:SequenceFlow', {
    id: flow.id,
    sourceRef: from,
    targetRef: to,
    ...named(flow.name),
    ...(flow.when !== undefined && {
      conditionExpression: make('bpmn:FormalExpression', { language: feelLanguage, body: flow.when }),
    }),
  });
  if (flow.otherwise && withDefault.test(from.$type) && !from.$type.includes('Parallel') && !from.default)
    from.default = way;
  else if (flow.otherwise !== undefined) way.otherwise = flow.otherwise;
  return way;
}

type Box = { x: number; y: number; width: number; height: number };

function diagram(
  drawing: NonNullable<WorkflowModel['drawing']>,
  process: Moddle,
  elements: Map<string, Moddle>,
  free: (id: string) => string,
): Moddle {
  const plane: Moddle[] = [];
  for (const [id, place] of Object.entries(drawing)) {
    const bpmnElement = elements.get(id);
    if (!bpmnElement) continue;
    const label = drawing[`${id}_label`];
    const common = {
      id: free(`${id}_di`),
      bpmnElement,
      ...(label &&
        !Array.isArray(label) && {
          label: make('bpmndi:BPMNLabel', { bounds: make('dc:Bounds', label as Box) }),
        }),
    };
    plane.push(
      Array.isArray(place)
        ? make('bpmndi:BPMNEdge', { ...common, waypoint: place.map((point) => make('dc:Point', point)) })
        : make('bpmndi:BPMNShape', {
            ...common,
            bounds: make('dc:Bounds', place),
            isMarkerVisible: bpmnElement.$type === 'bpmn:ExclusiveGateway' || undefined,
          }),
    );
  }
  return make('bpmndi:BPMNDiagram', {
    id: free('drawing'),
    plane: make('bpmndi:BPMNPlane', { id: free('plane'), bpmnElement: process, planeElement: plane }),
  });
}

/**
 * A procedure as a BPMN 2.0 file with its drawing; a procedure without one gets one when `drawn` asks for it.
 * Reading the file gives the same model again.
 */
export async function writeBpmn(
  model: WorkflowModel,
  title: BpmnTitle,
  drawn: 'as-is' | 'always' = 'as-is',
): Promise<string> {
  const elements = new Map(model.nodes.map((node) => [node.id, element(node)]));
  const ways = model.flows.flatMap((flow) => sequence(flow, elements) ?? []);
  const all = [...elements.values(), ...ways];
  const taken = new Set(all.map((one) => one.id as string));
  // Ids are one space in a file: the procedure's key may be a node's id as well.
  const free = (id: string): string => {
    let wanted = id;
    while (taken.has(wanted)) wanted = `_${wanted}`;
    taken.add(wanted);
    return wanted;
  };
  const process = make('bpmn:Process', {
    id: free(title.key),
    ...named(title.name),
    isExecutable: true,
    flowElements: all,
    ...(model.deadline && {
      extensionElements: make('bpmn:ExtensionElements', {
        values: [make('tongxue:Deadline', model.deadline)],
      }),
    }),
  });
  for (const child of all) child.$parent = process;
  for (const way of ways)
    for (const [end, list] of [
      [way.sourceRef, 'outgoing'],
      [way.targetRef, 'incoming'],
    ] as const)
      ((end as Moddle).get(list) as Moddle[]).push(way);
  const drawing = drawn === 'always' ? layOut(model) : model.drawing;
  const byId = new Map(all.map((one) => [one.id as string, one]));
  const { xml } = await moddler.toXML(
    make('bpmn:Definitions', {
      id: free('definitions'),
      targetNamespace: 'urn:tongxue:procedures',
      exporter: 'Tongxue',
      rootElements: [process],
      ...(drawing && { diagrams: [diagram(drawing, process, byId, free)] }),
    }),
    { format: true },
  );
  return xml;
}
