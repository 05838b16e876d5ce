import { z } from 'zod';
import { type WorkflowModel, workflowModel } from './model.ts';

const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+){0,7}$/)
  .max(80);
const name = z.strictObject({ zh: z.string().min(1).max(100), en: z.string().max(200) });

/** `form` belongs to `platform/forms`: whatever it needs to find the pinned version again. */
export const definitionInput = z.strictObject({
  key,
  name,
  model: workflowModel,
  form: z.record(z.string(), z.unknown()).nullable().default(null),
});
export type DefinitionInput = z.input<typeof definitionInput>;

export type DefinitionState = 'draft' | 'published' | 'retired';
export type Definition = {
  tenantId: string;
  id: string;
  key: string;
  version: number;
  state: DefinitionState;
  name: { zh: string; en: string };
  model: WorkflowModel;
  form: Record<string, unknown> | null;
  /** For `If-Match`. */
  revision: number;
  updatedAt: Date;
  publishedAt: Date | null;
};
