import { BpmnModdle } from 'bpmn-moddle';
import { tongxueExtension } from './extension.ts';

/** An element of a BPMN file as moddle holds it; its properties depend on its type. */
export type Moddle = {
  $type: string;
  $parent?: Moddle;
  $attrs?: Record<string, unknown>;
  get(name: string): unknown;
  [name: string]: unknown;
};

type Read = {
  rootElement: Moddle;
  references: { element: Moddle; property: string; id: string }[];
  warnings: { message: string; element?: Moddle; property?: string; value?: unknown }[];
  elementsById: Record<string, Moddle>;
};

/** The part of bpmn-moddle that is used here. */
export type Moddler = {
  create(type: string, properties?: Record<string, unknown>): Moddle;
  fromXML(xml: string): Promise<Read>;
  toXML(element: Moddle, options?: { format?: boolean }): Promise<{ xml: string }>;
};

const make = BpmnModdle as unknown as new (packages: Record<string, unknown>) => Moddler;

/** bpmn-moddle with the extension of this product. */
export const moddler: Moddler = new make({ tongxue: tongxueExtension });
