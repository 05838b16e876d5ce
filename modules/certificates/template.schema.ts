import { z } from 'zod';
import { fieldFormats, fieldSources } from './choice.schema.ts';

export const bilingual = z.object({
  zh: z.string().trim().min(1).max(60),
  en: z.string().trim().min(1).max(120),
});

export const templateField = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/),
  title: bilingual,
  format: z.enum(fieldFormats),
  required: z.boolean(),
  /** Filled from the directory; without it, whoever issues types it. */
  source: z.enum(fieldSources).optional(),
});
export type TemplateField = z.infer<typeof templateField>;

export const templateContent = z.strictObject({
  /** What kind of certificate it is, as lists and the public page call it. */
  type: bilingual,
  /** As it is printed over the text. */
  heading: z.string().trim().min(1).max(30),
  /** Paragraphs, one a line; `{key}` stands for a field. */
  body: z.string().trim().min(1).max(2000),
  paper: z.enum(['a4-portrait', 'a4-landscape']),
  holder: z.enum(['person', 'organisation']),
  fields: z.array(templateField).max(30),
  /** `{issuer}` short name of who issues, `{year}`, and `{serial:4}`: counted within the rest, with leading zeros. */
  numberScheme: z.string().trim().min(1).max(60),
  validity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('permanent') }),
    z.strictObject({ kind: z.literal('months'), months: z.int().min(1).max(600) }),
  ]),
  /** The seal of whoever issues, or always one and the same. */
  seal: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('issuer') }),
    z.strictObject({ kind: z.literal('fixed'), sealId: z.uuid() }),
  ]),
  note: z.string().trim().max(60).optional(),
});
export type TemplateContent = z.infer<typeof templateContent>;

const templateKey = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

export const newTemplate = z.strictObject({
  key: templateKey,
  organisationId: z.uuid(),
  content: templateContent,
});

export const templateSummary = z.object({
  id: z.uuid(),
  key: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  state: z.enum(['draft', 'published', 'retired']),
  type: bilingual,
  publishedNumber: z.number().int().nullable(),
  hasDraft: z.boolean(),
  holder: z.enum(['person', 'organisation']),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type TemplateSummary = z.infer<typeof templateSummary>;

export const templateDetail = templateSummary.extend({
  /** What is being worked on, else what is published. */
  content: templateContent,
  published: templateContent.nullable(),
  versions: z.array(z.object({ number: z.number().int(), publishedAt: z.iso.datetime() })),
  mayEdit: z.boolean(),
});
export type TemplateDetail = z.infer<typeof templateDetail>;

export const previewRequest = z.strictObject({
  content: templateContent,
  organisationId: z.uuid(),
});

/** A picture of the page, and what stands in the way of publishing. */
export const preview = z.object({
  svg: z.string().nullable(),
  problems: z.array(z.object({ pointer: z.string(), detail: z.object({ zh: z.string(), en: z.string() }) })),
});
export type Preview = z.infer<typeof preview>;

export const idParams = z.object({ id: z.uuid() });
