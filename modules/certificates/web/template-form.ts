import type { FieldSource } from '../choice.schema.ts';
import type { TemplateContent, TemplateField } from '../template.schema.ts';

type FieldValues = Partial<Pick<TemplateField, 'key' | 'format' | 'required'>> & {
  zh?: string;
  en?: string;
  source?: FieldSource | 'none';
};

/** A template as its form holds it: flat, and with what is not typed yet left out. */
export type FormValues = {
  key?: string;
  typeZh?: string;
  typeEn?: string;
  heading?: string;
  body?: string;
  paper?: TemplateContent['paper'];
  numberScheme?: string;
  months?: number | null;
  /** `issuer`, or the id of a seal. */
  seal?: string;
  note?: string;
  fields?: FieldValues[];
};

export const blank: FormValues = {
  paper: 'a4-portrait',
  numberScheme: '{issuer}〔{year}〕{serial:4}号',
  seal: 'issuer',
  fields: [{ key: 'name', zh: '姓名', en: 'Name', format: 'text', source: 'holder.name', required: true }],
};

export function toForm({ type, heading, body, paper, ...content }: TemplateContent): FormValues {
  return {
    typeZh: type.zh,
    typeEn: type.en,
    heading,
    body,
    paper,
    numberScheme: content.numberScheme,
    months: content.validity.kind === 'months' ? content.validity.months : null,
    seal: content.seal.kind === 'fixed' ? content.seal.sealId : 'issuer',
    ...(content.note && { note: content.note }),
    fields: content.fields.map(({ key, title, format, required, source }) => ({
      key,
      zh: title.zh,
      en: title.en,
      format,
      required,
      source: source ?? 'none',
    })),
  };
}

/** What the form holds, as the server takes it; what is missing stays empty, and the server names it. */
export function toContent(values: FormValues): TemplateContent {
  const { seal = 'issuer', months, note } = values;
  return {
    type: { zh: values.typeZh ?? '', en: values.typeEn ?? '' },
    heading: values.heading ?? '',
    body: values.body ?? '',
    paper: values.paper ?? 'a4-portrait',
    holder: 'person',
    fields: (values.fields ?? []).map(
      ({ key = '', zh = '', en = '', format = 'text', required, source }) => ({
        key,
        title: { zh, en },
        format,
        required: required === true,
        ...(source && source !== 'none' && { source }),
      }),
    ),
    numberScheme: values.numberScheme ?? '',
    validity: months ? { kind: 'months', months } : { kind: 'permanent' },
    seal: seal === 'issuer' ? { kind: 'issuer' } : { kind: 'fixed', sealId: seal },
    ...(note?.trim() && { note: note.trim() }),
  };
}

/** Whether enough is typed for a sample page; what is half typed is not asked about. */
export const isWhole = ({ type, heading, body, numberScheme, fields }: TemplateContent): boolean =>
  [type.zh, type.en, heading, body, numberScheme].every((text) => text.trim() !== '') &&
  fields.every(
    ({ key, title }) => /^[a-z][A-Za-z0-9]{0,29}$/.test(key) && title.zh !== '' && title.en !== '',
  );
