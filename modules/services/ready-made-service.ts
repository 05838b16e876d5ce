import type { Bilingual } from '#platform/errors.ts';
import type { WorkflowModel } from '#platform/workflow/model.ts';
import type { Field } from './ready-made-field.ts';

/** 人生事件: by what happened in a life, as people look for services. */
export const lifeEvents = {
  'enter-school': { zh: '入学', en: 'Entering school' },
  'change-school': { zh: '转学与休学', en: 'Changing or pausing school' },
  records: { zh: '证明与档案', en: 'Certificates and records' },
  hardship: { zh: '困难资助', en: 'Help in hardship' },
  'teacher-career': { zh: '教师发展', en: 'A teacher’s career' },
  'run-institution': { zh: '办学与机构', en: 'Running an institution' },
  voice: { zh: '咨询与投诉', en: 'Questions and complaints' },
} as const satisfies Record<string, Bilingual>;
export type LifeEvent = keyof typeof lifeEvents;

export type Material = {
  key: string;
  name: Bilingual;
  /** What is brought: an original to be seen, a copy, a file; `known` when the platform has it and nobody brings it. */
  kind: 'original' | 'copy' | 'file' | 'known';
  required: boolean;
  note?: Bilingual;
};

/** A service as it is installed: guide, form and flow. Offices edit their own copy. */
export type ReadyMade = {
  key: string;
  title: Bilingual;
  summary: Bilingual;
  audience: 'person' | 'institution';
  lifeEvent: LifeEvent;
  /** For whom one may apply. */
  appliesFor: readonly ('self' | 'child' | 'institution')[];
  /** Who takes it in: the county's bureau, or the school of whom it is about. */
  takenBy: 'bureau' | 'school';
  conditions: readonly Bilingual[];
  materials: readonly Material[];
  legalBasis: readonly Bilingual[];
  /** Working days: what the law allows and what is promised. */
  statutoryDays: number;
  promisedDays: number;
  fee: { fen: number; basis: Bilingual };
  fields: readonly Field[];
  flow: WorkflowModel;
  /** Template of the certificate that is issued at the end. */
  certificate?: string;
};

export const free = { fen: 0, basis: { zh: '不收费', en: 'Free of charge' } };

export const known = (key: string, zh: string, en: string): Material => ({
  key,
  name: { zh, en },
  kind: 'known',
  required: false,
  note: { zh: '系统自动核验，无需提交', en: 'Checked by the system; nothing to bring' },
});

export const file = (key: string, zh: string, en: string, required = true): Material => ({
  key,
  name: { zh, en },
  kind: 'file',
  required,
});
