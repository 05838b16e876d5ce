/** What bounds a form and what is sent into it. A form is filled on phones: these are far above what a person bears. */
export const limits = {
  /** Fields of a form, those inside groups included. */
  fields: 200,
  /** Groups within groups: the form itself is 1. */
  depth: 4,
  sections: 30,
  options: 300,
  /** Characters of a title, a description, a choice. */
  title: 100,
  description: 500,
  /** Characters of one answer. */
  text: 10_000,
  /** Characters of an answer whose pattern is matched. */
  patterned: 500,
  pattern: 300,
  feel: 500,
  /** Rows of a repeating group. */
  rows: 100,
  attachments: 20,
  attachmentBytes: 20 * 1024 * 1024,
  signatureBytes: 200 * 1024,
  /** Bytes of a form as JSON, and of what is filled into one. */
  formBytes: 400_000,
  dataBytes: 256 * 1024,
} as const;
