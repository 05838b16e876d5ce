import { childDivisions, type Division, parentOf, parseDivisionCode } from './divisions.ts';
import { accept, cleanCode, demand, firstForeign, type Parsed, reject } from './result.ts';

/** A statistics division code 统计用区划代码: where a school or a household is, down to the village. */
export type StatisticsCode = {
  code: string;
  level: 'province' | 'prefecture' | 'county' | 'township' | 'village';
  division: Division;
  /** Three digits, 000 when the code stops above. */
  township: string;
  village: string;
};

/** Prefecture-level cities without counties (Dongguan 4419, Zhongshan 4420 …) have towns right below. */
const hasNoCounties = (division: Division) =>
  division.level === 'prefecture' && childDivisions(division.code).length === 0;

/** Reads a code of twelve digits: province 2, prefecture 2, county 2, township 3, village 3; zeros end it early. */
export function parseStatisticsCode(text: string): Parsed<StatisticsCode> {
  const code = cleanCode(text);
  const foreign = firstForeign(code, /[^0-9]/);
  if (foreign) {
    return reject(
      'statistics_code.character',
      `统计用区划代码只能是数字，第${foreign}位不是`,
      `A statistics code has digits only; character ${foreign} is not one`,
      foreign,
    );
  }
  if (code.length !== 12) {
    return reject(
      'statistics_code.length',
      `统计用区划代码应为12位数字，现为${code.length}位`,
      `A statistics code has 12 digits, this has ${code.length}`,
    );
  }
  const county = parseDivisionCode(code.slice(0, 6));
  if (!county.ok)
    return reject(
      'statistics_code.division',
      `统计用区划代码中的${county.zh}`,
      `In the statistics code: ${county.en}`,
      1,
    );
  const division = county.value;
  const township = code.slice(6, 9);
  const village = code.slice(9);
  if (township === '000' && village !== '000') {
    return reject(
      'statistics_code.gap',
      '有村级代码却没有乡级代码，请核对第7至9位',
      'A village code without a township code: check digits 7 to 9',
      7,
    );
  }
  if (
    township !== '000' &&
    parentOf(division.code) !== '' &&
    division.code.endsWith('00') &&
    !hasNoCounties(division)
  ) {
    return reject(
      'statistics_code.gap',
      '有乡级代码却没有县级代码，请核对第5、6位',
      'A township code without a county code: check digits 5 and 6',
      5,
    );
  }
  if (township !== '000' && division.level === 'province') {
    return reject(
      'statistics_code.gap',
      '有乡级代码却没有地级代码，请核对第3至6位',
      'A township code without a prefecture code: check digits 3 to 6',
      3,
    );
  }
  const level =
    village !== '000'
      ? 'village'
      : township !== '000'
        ? 'township'
        : division.level === 'zone'
          ? 'county'
          : division.level;
  return accept({ code, level, division, township, village }, county.warnings);
}

/** @throws RangeError for parts that no code can have; township and village 0–999, village only under a township */
export function makeStatisticsCode(parts: { division: string; township?: number; village?: number }): string {
  const { division, township = 0, village = 0 } = parts;
  demand(/^\d{6}$/.test(division), `division ${division}: six digits are needed`);
  for (const n of [township, village]) demand(Number.isInteger(n) && n >= 0 && n <= 999, `${n}: 0 to 999`);
  demand(village === 0 || township > 0, 'village: needs a township');
  return division + String(township).padStart(3, '0') + String(village).padStart(3, '0');
}
