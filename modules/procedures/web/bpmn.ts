/** The part of bpmn-js that is used here; its own types are those of a CommonJS package, which it is not. */
export interface BpmnEditor {
  importXML(xml: string): Promise<unknown>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  get<T>(service: string): T;
  on<E>(event: string, listener: (event: E) => void): void;
  destroy(): void;
}

interface BpmnOptions {
  container: HTMLElement;
  moddleExtensions?: Record<string, unknown>;
  additionalModules?: unknown[];
}

type Loaded = { default: new (options: BpmnOptions) => BpmnEditor };

/** To draw with; half a megabyte, fetched when a drawing is opened. */
export async function createEditor(options: BpmnOptions): Promise<BpmnEditor> {
  const { default: Modeler } = (await import('bpmn-js/lib/Modeler.js')) as unknown as Loaded;
  return new Modeler(options);
}

/** To look at. */
export async function createViewer(options: BpmnOptions): Promise<BpmnEditor> {
  const { default: Viewer } = (await import('bpmn-js/lib/NavigatedViewer.js')) as unknown as Loaded;
  return new Viewer(options);
}
