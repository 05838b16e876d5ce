import { layOut, type Sheet } from './sheet.ts';
import { dayInChinese, dayInWords, fillBody, lastDayOf } from './template.policy.ts';
import type { TemplateContent } from './template.schema.ts';
import { inGroups, shortCodeOf } from './verification-code.ts';

export type SheetFacts = {
  content: TemplateContent;
  values: Readonly<Record<string, string>>;
  number: string;
  issuer: string;
  /** YYYY-MM-DD. */
  issuedOn: string;
  code: string;
  /** Where the platform is reached, without a slash at its end. */
  address: string;
};

export const verificationUrl = (address: string, code: string): string => `${address}/verify/${code}`;

/** A certificate on its page. @returns undefined when its text does not fit */
export function sheetOf({
  content,
  values,
  number,
  issuer,
  issuedOn,
  code,
  address,
}: SheetFacts): Sheet | undefined {
  const validUntil = lastDayOf(content, issuedOn);
  const facts = {
    number,
    issuer,
    issuedOn: dayInWords(issuedOn),
    validUntil: validUntil ? dayInWords(validUntil) : '长期',
  };
  return layOut({
    paper: content.paper,
    heading: content.heading,
    paragraphs: fillBody(content, values, facts),
    number: `编号：${number}`,
    issuer,
    date: dayInChinese(issuedOn),
    validity: validUntil && `有效期至${dayInWords(validUntil)}`,
    note: content.note,
    verification: {
      url: verificationUrl(address, code),
      shortCode: `核验码 ${inGroups(shortCodeOf(code))}`,
      words: `扫码或访问 ${address.replace(/^https?:\/\//, '')}/verify 核验`,
    },
  });
}
