import { useEffect, useRef } from 'react';
import { tongxueExtension } from '#platform/workflow/bpmn/extension.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { type BpmnEditor, createEditor } from './bpmn.ts';
import { drawingTools, translation } from './drawing-tools.ts';
import { type Drawing, firstDoer, type Shape, writeWork } from './settings.ts';
import texts from './texts.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import './procedures.css';

/** What the page asks of the open drawing. */
export interface OpenDrawing extends Drawing {
  xml(): Promise<string>;
  select(id: string): void;
  shapes(): Shape[];
  root(): Shape;
  undo(): void;
  redo(): void;
  fit(): void;
}

interface CanvasProps {
  bpmn: string;
  onOpen: (drawing: OpenDrawing) => void;
  onSelect: (shape: Shape | undefined) => void;
  onChange: () => void;
  onError: (error: unknown) => void;
}

interface Services {
  canvas: {
    zoom(level: string, centre?: 'auto'): void;
    getRootElement(): Shape;
    scrollToElement(shape: Shape): void;
  };
  elementRegistry: { get(id: string): Shape | undefined; getAll(): Shape[] };
  selection: { select(shape: Shape): void };
  commandStack: { undo(): void; redo(): void };
  modeling: Drawing['modeling'];
  bpmnFactory: Drawing['factory'];
}

function opened(modeler: BpmnEditor): OpenDrawing {
  const get = <N extends keyof Services>(name: N): Services[N] => modeler.get<Services[N]>(name);
  return {
    modeling: get('modeling'),
    factory: get('bpmnFactory'),
    xml: async () => {
      const { xml } = await modeler.saveXML({ format: true });
      return xml ?? '';
    },
    select: (id) => {
      const shape = get('elementRegistry').get(id);
      if (!shape) return;
      get('selection').select(shape);
      get('canvas').scrollToElement(shape);
    },
    shapes: () => get('elementRegistry').getAll(),
    root: () => get('canvas').getRootElement(),
    undo: () => get('commandStack').undo(),
    redo: () => get('commandStack').redo(),
    fit: () => get('canvas').zoom('fit-viewport', 'auto'),
  };
}

/** A new task begins with somebody to do it and something to choose: most stay so. */
function beginTask(drawing: Drawing, shape: Shape, words: { approve: string; refuse: string }): void {
  if (shape.type !== 'bpmn:UserTask' || shape.businessObject.extensionElements) return;
  writeWork(drawing, shape, {
    signing: 'one',
    skipSamePerson: false,
    doers: [firstDoer],
    choices: [
      { key: 'approve', zh: words.approve, en: 'Approve' },
      { key: 'refuse', zh: words.refuse, en: 'Refuse', refuses: true, reason: true },
    ],
    fields: [],
    deadline: { workingDays: 5, warnDays: 1 },
  });
}

/** The drawing to work on. It is opened once; another file is another canvas (`key`). */
export function Canvas({ bpmn, onOpen, onSelect, onChange, onError }: CanvasProps) {
  const t = useTexts(texts);
  const place = useRef<HTMLDivElement>(null);
  const tell = useRef({ onOpen, onSelect, onChange, onError, t });
  tell.current = { onOpen, onSelect, onChange, onError, t };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing is opened once, later changes are made in it
  useEffect(() => {
    let modeler: BpmnEditor | undefined;
    let gone = false;
    void (async () => {
      const container = place.current;
      if (!container) return;
      const say = (key: Parameters<typeof t>[0]) => tell.current.t(key);
      modeler = await createEditor({
        container,
        moddleExtensions: { tongxue: tongxueExtension },
        additionalModules: [drawingTools(say), translation(say)],
      });
      if (gone) return modeler.destroy();
      await modeler.importXML(bpmn);
      if (gone) return;
      const drawing = opened(modeler);
      drawing.fit();
      modeler.on<{ newSelection: Shape[] }>('selection.changed', ({ newSelection }) =>
        tell.current.onSelect(newSelection.length === 1 ? newSelection[0] : undefined),
      );
      modeler.on('commandStack.changed', () => tell.current.onChange());
      modeler.on<{ context: { shape: Shape } }>('commandStack.shape.create.postExecuted', ({ context }) =>
        beginTask(drawing, context.shape, { approve: say('choice.approve'), refuse: say('choice.refuse') }),
      );
      tell.current.onOpen(drawing);
    })().catch((error: unknown) => tell.current.onError(error));
    return () => {
      gone = true;
      modeler?.destroy();
    };
  }, []);
  return <div ref={place} className="pr-canvas" role="application" aria-label={t('designer.canvas')} />;
}
