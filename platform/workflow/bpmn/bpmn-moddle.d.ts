// The package describes the elements of BPMN (`bpmn-moddle/types`), not its own entry.
declare module 'bpmn-moddle' {
  export const BpmnModdle: unknown;
}
