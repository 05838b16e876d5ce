import { findDivision } from './divisions.ts';
import { accept, cleanCode, demand, firstForeign, type Parsed, reject } from './result.ts';

/** A school identification code 学校标识码: kind, province and a serial that is never used again. */
export type SchoolCode = {
  code: string;
  type: string;
  typeName?: { zh: string; en: string };
  province: string;
  serial: string;
};

/** The kinds that are known by their first two digits; others exist and pass with a warning. */
const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  11: { zh: '幼儿园', en: 'kindergarten' },
  21: { zh: '小学', en: 'primary school' },
  31: { zh: '初级中学', en: 'junior secondary school' },
  34: { zh: '高级中学', en: 'senior secondary school' },
  36: { zh: '中等职业学校', en: 'secondary vocational school' },
  41: { zh: '高等学校', en: 'higher education' },
  42: { zh: '高等学校', en: 'higher education' },
  51: { zh: '特殊教育学校', en: 'special school' },
};

/** Reads a school identification code, ten digits. It has no check digit: only kind and province can be verified. */
export function parseSchoolCode(text: string): Parsed<SchoolCode> {
  const code = cleanCode(text);
  const foreign = firstForeign(code, /[^0-9]/);
  if (foreign) {
    return reject(
      'school_code.character',
      `学校标识码只能是数字，第${foreign}位不是`,
      `A school code has digits only; character ${foreign} is not one`,
      foreign,
    );
  }
  if (code.length !== 10) {
    return reject(
      'school_code.length',
      `学校标识码应为10位数字，现为${code.length}位`,
      `A school code has 10 digits, this has ${code.length}`,
    );
  }
  const type = code.slice(0, 2);
  const province = code.slice(2, 4);
  const serial = code.slice(4);
  if (!findDivision(`${province}0000`)) {
    return reject(
      'school_code.province',
      `学校标识码中的省份代码 ${province} 不存在，请核对第3、4位`,
      `The province ${province} in the school code does not exist: check digits 3 and 4`,
      3,
    );
  }
  if (serial === '000000')
    return reject(
      'school_code.serial',
      '学校标识码的顺序号不能全为0',
      'The serial of a school code cannot be zero',
      5,
    );
  const typeName = TYPES[type];
  if (typeName) return accept({ code, type, typeName, province, serial });
  return accept({ code, type, province, serial }, [
    {
      code: 'school_code.type',
      zh: `学校标识码的办学类型 ${type} 不常见，请核对前两位`,
      en: `The kind ${type} in the school code is unusual: check the first two digits`,
      position: 1,
    },
  ]);
}

/** @throws RangeError for parts that no code can have; serial 1–999999 */
export function makeSchoolCode(parts: { type: string; province: string; serial: number }): string {
  demand(/^\d\d$/.test(parts.type) && /^\d\d$/.test(parts.province), 'type and province: two digits each');
  demand(
    Number.isInteger(parts.serial) && parts.serial >= 1 && parts.serial <= 999_999,
    `serial ${parts.serial}: 1 to 999999`,
  );
  return parts.type + parts.province + String(parts.serial).padStart(6, '0');
}
