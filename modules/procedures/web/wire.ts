import type { paths } from '#web/api/schema.gen.ts';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

export type Definition = Answer<'/api/procedures/definitions/{id}'>;
export type Vocabulary = Answer<'/api/procedures/vocabulary'>;
export type Finding = Definition['findings'][number];
export type TaskRow = Answer<'/api/procedures/tasks'>['items'][number];
export type Case = Answer<'/api/procedures/cases/{id}'>;
export type Board = Answer<'/api/procedures/supervision'>;
