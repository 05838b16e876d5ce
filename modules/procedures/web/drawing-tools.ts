import type { WordKey } from './texts.ts';

type Say = (key: WordKey) => string;

/** What may be drawn: only what the engine runs, so that nothing has to be refused later. */
interface Piece {
  type: string;
  words: WordKey;
  icon: string;
  /** Type of the event definition inside an event. */
  eventDefinitionType?: string;
}

const pieces: readonly Piece[] = [
  { type: 'bpmn:StartEvent', words: 'piece.start', icon: 'bpmn-icon-start-event-none' },
  { type: 'bpmn:UserTask', words: 'piece.task', icon: 'bpmn-icon-user-task' },
  { type: 'bpmn:ExclusiveGateway', words: 'piece.exclusive', icon: 'bpmn-icon-gateway-xor' },
  { type: 'bpmn:ParallelGateway', words: 'piece.parallel', icon: 'bpmn-icon-gateway-parallel' },
  { type: 'bpmn:InclusiveGateway', words: 'piece.inclusive', icon: 'bpmn-icon-gateway-or' },
  {
    type: 'bpmn:IntermediateCatchEvent',
    words: 'piece.timer',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    eventDefinitionType: 'bpmn:TimerEventDefinition',
  },
  { type: 'bpmn:SendTask', words: 'piece.notice', icon: 'bpmn-icon-send-task' },
  { type: 'bpmn:ServiceTask', words: 'piece.action', icon: 'bpmn-icon-service-task' },
  { type: 'bpmn:CallActivity', words: 'piece.subprocess', icon: 'bpmn-icon-call-activity' },
  { type: 'bpmn:EndEvent', words: 'piece.end', icon: 'bpmn-icon-end-event-none' },
];

/** The services of bpmn-js that are used here, as far as they are used. */
interface Element {
  id: string;
  type: string;
}
interface ElementFactory {
  createShape(attributes: Record<string, unknown>): Element;
}
interface Create {
  start(event: Event, shape: Element, context?: { source: Element }): void;
}
interface Tool {
  toggle(): void;
  activateHand(event: Event): void;
  activateSelection(event: Event): void;
  start(event: Event, source?: Element): void;
}
interface Registry {
  registerProvider(provider: unknown): void;
}

const shapeOf = (factory: ElementFactory, { type, eventDefinitionType }: Piece) =>
  factory.createShape({ type, ...(eventDefinitionType && { eventDefinitionType }) });

const inject = <T extends (...services: never[]) => unknown>(names: string[], make: T): T =>
  Object.assign(make, { $inject: names });

/** Modules for bpmn-js in place of its own palette and pad. */
export function drawingTools(say: Say) {
  const palette = inject(
    ['palette', 'create', 'elementFactory', 'handTool', 'lassoTool', 'globalConnect'],
    (palette: Registry, create: Create, factory: ElementFactory, hand: Tool, lasso: Tool, connect: Tool) => {
      const tool = (words: WordKey, className: string, click: (event: Event) => void) => ({
        group: 'tools',
        className,
        title: say(words),
        action: { click },
      });
      const provider = {
        getPaletteEntries: () => ({
          hand: tool('tool.hand', 'bpmn-icon-hand-tool', (event) => hand.activateHand(event)),
          lasso: tool('tool.lasso', 'bpmn-icon-lasso-tool', (event) => lasso.activateSelection(event)),
          connect: tool('tool.connect', 'bpmn-icon-connection-multi', (event) => connect.start(event)),
          separator: { group: 'tools', separator: true },
          ...Object.fromEntries(
            pieces.map((piece) => {
              const start = (event: Event) => create.start(event, shapeOf(factory, piece));
              return [
                piece.type,
                {
                  group: 'pieces',
                  className: piece.icon,
                  title: say(piece.words),
                  action: { dragstart: start, click: start },
                },
              ];
            }),
          ),
        }),
      };
      palette.registerProvider(provider);
      return provider;
    },
  );

  const pad = inject(
    ['contextPad', 'create', 'elementFactory', 'autoPlace', 'connect', 'modeling'],
    (
      contextPad: Registry,
      create: Create,
      factory: ElementFactory,
      autoPlace: { append(source: Element, shape: Element): void },
      connect: Tool,
      modeling: { removeElements(elements: Element[]): void },
    ) => {
      const remove = {
        group: 'edit',
        className: 'bpmn-icon-trash',
        title: say('tool.delete'),
        action: {
          click: (_: Event, element: Element | Element[]) =>
            modeling.removeElements(Array.isArray(element) ? [...element] : [element]),
        },
      };
      const append = (piece: Piece) => ({
        group: 'model',
        className: piece.icon,
        title: `${say('tool.append')} ${say(piece.words)}`,
        action: {
          click: (_: Event, element: Element) => autoPlace.append(element, shapeOf(factory, piece)),
          dragstart: (event: Event, source: Element) =>
            create.start(event, shapeOf(factory, piece), { source }),
        },
      });
      const nexts = [
        'bpmn:UserTask',
        'bpmn:ExclusiveGateway',
        'bpmn:ParallelGateway',
        'bpmn:SendTask',
        'bpmn:EndEvent',
      ];
      const provider = {
        getContextPadEntries: (element: Element) => {
          const isPlain = element.type === 'label' || element.type === 'bpmn:SequenceFlow';
          if (isPlain || element.type === 'bpmn:Process')
            return element.type === 'bpmn:Process' ? {} : { delete: remove };
          if (element.type === 'bpmn:EndEvent') return { delete: remove };
          return {
            ...Object.fromEntries(
              pieces
                .filter((piece) => nexts.includes(piece.type))
                .map((piece) => [piece.type, append(piece)]),
            ),
            connect: {
              group: 'connect',
              className: 'bpmn-icon-connection-multi',
              title: say('tool.connect'),
              action: {
                click: (event: Event, source: Element) => connect.start(event, source),
                dragstart: (event: Event, source: Element) => connect.start(event, source),
              },
            },
            delete: remove,
          };
        },
        getMultiElementContextPadEntries: () => ({ delete: remove }),
      };
      contextPad.registerProvider(provider);
      return provider;
    },
  );

  return {
    __init__: ['paletteProvider', 'contextPadProvider'],
    paletteProvider: ['factory', palette],
    contextPadProvider: ['factory', pad],
  };
}

/** bpmn-js asks for its own words through this; the few that can still appear are in `texts.ts`. */
export const translation = (say: Say) => ({
  translate: [
    'value',
    (template: string, values: Record<string, string> = {}) => {
      const words = known[template];
      const text = words ? say(words) : template;
      return text.replace(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole);
    },
  ],
});

const known: Record<string, WordKey> = {
  'Activate hand tool': 'tool.hand',
  'Activate lasso tool': 'tool.lasso',
  'Activate global connect tool': 'tool.connect',
  Delete: 'tool.delete',
  'no shape type specified': 'bpmn.no-shape',
  'no parent for {element} in {parent}': 'bpmn.no-parent',
  'element required': 'bpmn.no-shape',
  'failed to import {element}': 'bpmn.failed',
  'already rendered {element}': 'bpmn.failed',
  'no diagram to display': 'bpmn.empty',
  'no process or collaboration to display': 'bpmn.empty',
};
