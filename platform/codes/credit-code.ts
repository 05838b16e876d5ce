import { findDivision } from './divisions.ts';
import { accept, type CodeIssue, cleanCode, demand, firstForeign, type Parsed, reject } from './result.ts';

/** A unified social credit code, GB 32100-2015: who registers, what kind, where, which organisation. */
export type CreditCode = {
  code: string;
  /** Registering authority, e.g. 1 organisations office 机构编制, 5 civil affairs 民政, 9 market regulation 市场监管. */
  authority: string;
  category: string;
  region: string;
  /** The organisation code of GB 11714, nine characters with its own check. */
  organisationCode: string;
};

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of 17 leading characters: GB 32100-2015, weights 3^i mod 31. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += ALPHABET.indexOf(body.charAt(i)) * (WEIGHTS[i] as number);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The check character of 8 leading characters of an organisation code: GB 11714-1997, letters count from A = 10. */
export function organisationCodeCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++)
    sum += Number.parseInt(body.charAt(i), 36) * (ORGANISATION_WEIGHTS[i] as number);
  return '0123456789X0'.charAt(11 - (sum % 11));
}

/** Reads a credit code. Early codes legitimately fail their checks, so a check that does not fit only warns. */
export function parseCreditCode(text: string): Parsed<CreditCode> {
  const code = cleanCode(text);
  if (code.length !== 18) {
    return reject(
      'credit_code.length',
      `统一社会信用代码应为18位，现为${code.length}位`,
      `A unified social credit code has 18 characters, this has ${code.length}`,
    );
  }
  const foreign = firstForeign(code, /[^0-9A-HJ-NPQRTUWXY]/);
  if (foreign) {
    return reject(
      'credit_code.character',
      `统一社会信用代码第${foreign}位“${code.charAt(foreign - 1)}”不可用（不含字母 I、O、S、V、Z，请确认是否应为数字 1、0、5、2）`,
      `Character ${foreign}, "${code.charAt(foreign - 1)}", never occurs in a credit code (no I, O, S, V, Z: perhaps 1, 0, 5, 2)`,
      foreign,
    );
  }
  const region = code.slice(2, 8);
  const misplaced = firstForeign(region, /[^0-9]/);
  if (misplaced) {
    return reject(
      'credit_code.region',
      `统一社会信用代码第${misplaced + 2}位应为数字（登记机关行政区划）`,
      `Character ${misplaced + 2} of a credit code must be a digit (region of registration)`,
      misplaced + 2,
    );
  }
  const organisationCode = code.slice(8, 17);
  const warnings: CodeIssue[] = [];
  // 100000 is the nation as a whole: organisations registered with a ministry.
  if (region !== '100000' && !findDivision(`${region.slice(0, 2)}0000`)) {
    warnings.push({
      code: 'credit_code.province',
      zh: `登记机关行政区划 ${region} 不在代码表中，请核对`,
      en: `The region ${region} is not in the table of divisions, please check`,
      position: 3,
    });
  }
  if (
    creditCodeCheck(code) !== code.charAt(17) ||
    organisationCodeCheck(organisationCode) !== organisationCode.charAt(8)
  ) {
    warnings.push({
      code: 'credit_code.check',
      zh: '统一社会信用代码校验位不符，请对照证书核对（早期代码可能本就不符）',
      en: 'The check character does not fit: compare with the certificate (some early codes never fitted)',
      position: 18,
    });
  }
  const value = { code, authority: code.charAt(0), category: code.charAt(1), region, organisationCode };
  return warnings.length > 0 ? accept(value, warnings) : accept(value);
}

/**
 * The code with these parts, both checks included. `organisation`: eight characters of the GB 32100 alphabet.
 * @throws RangeError for parts that no code can have
 */
export function makeCreditCode(parts: {
  authority: string;
  category: string;
  region: string;
  organisation: string;
}): string {
  demand(
    /^[0-9A-HJ-NPQRTUWXY]{2}$/.test(parts.authority + parts.category),
    'authority and category: one character each',
  );
  demand(/^\d{6}$/.test(parts.region), `region ${parts.region}: six digits are needed`);
  demand(
    /^[0-9A-HJ-NPQRTUWXY]{8}$/.test(parts.organisation),
    `organisation ${parts.organisation}: eight characters are needed`,
  );
  const body =
    parts.authority +
    parts.category +
    parts.region +
    parts.organisation +
    organisationCodeCheck(parts.organisation);
  return body + creditCodeCheck(body);
}
