import type { Rule } from 'antd/es/form/index.js';
import type { Parsed } from '#platform/codes/result.ts';
import { currentLanguage } from '#web/i18n/language.ts';

/**
 * Rules for codes as one types. The readers of codes know every division of the country, so they are fetched when
 * the first code is typed and not before.
 */
function codeRule(parse: (text: string) => Promise<Parsed<unknown>>): Rule {
  return {
    validateTrigger: 'onBlur',
    validator: async (_rule: unknown, text: string | undefined) => {
      if (!text?.trim()) return;
      const read = await parse(text);
      if (!read.ok) throw new Error(currentLanguage() === 'en' ? read.en : read.zh);
    },
  };
}

export const residentIdRule = codeRule(async (text) =>
  (await import('#platform/codes/resident-id.ts')).parseResidentId(text),
);
export const studentNumberRule = codeRule(async (text) =>
  (await import('#platform/codes/student-number.ts')).parseStudentNumber(text),
);
export const phoneRule = codeRule(async (text) =>
  (await import('#platform/codes/phone.ts')).parseMobilePhone(text),
);
export const schoolCodeRule = codeRule(async (text) =>
  (await import('#platform/codes/school-code.ts')).parseSchoolCode(text),
);
export const creditCodeRule = codeRule(async (text) =>
  (await import('#platform/codes/credit-code.ts')).parseCreditCode(text),
);
export const divisionRule = codeRule(async (text) =>
  (await import('#platform/codes/divisions.ts')).parseDivisionCode(text),
);
export const nameRule = codeRule(async (text) => (await import('#platform/codes/name.ts')).parseName(text));
