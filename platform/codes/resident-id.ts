import { isCalendarDay, todayInChina } from './dates.ts';
import { findDivision, parseDivisionCode } from './divisions.ts';
import { accept, type CodeIssue, cleanCode, demand, firstForeign, type Parsed, reject } from './result.ts';

/**
 * A citizen's number (GB 11643-1999), the residence permit number of people from Hong Kong, Macao and Taiwan
 * (regions 81, 82, 83), or a foreigner's permanent residence number of the 2023 form (first digit 9).
 */
export type ResidentId = {
  number: string;
  kind: 'citizen' | 'permit' | 'foreigner';
  /** Six digits; of a foreigner: 9, province, nationality number (ISO 3166-1). */
  region: string;
  birthDate: string;
  sequence: string;
  sex: 'male' | 'female';
  /** True when the old form of 15 digits was given. */
  upgraded: boolean;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const PERMIT_REGIONS = new Set(['810000', '820000', '830000']);
const EARLIEST_BIRTH = '1900-01-01';
/** Since GB 11643-1999 numbers are given at birth registration, so a region that began later is worth a look. */
const GIVEN_AT_BIRTH_SINCE = '2000-01-01';

/** The check character of 17 leading digits: GB 11643, ISO 7064 MOD 11-2. */
export function residentIdCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (body.charCodeAt(i) - 48) * (WEIGHTS[i] as number);
  return CHECKS.charAt(sum % 11);
}

function regionWarnings(region: string, birthDate: string): readonly CodeIssue[] | undefined {
  if (findDivision(region, birthDate)) return undefined;
  const known = findDivision(region);
  if (known && !known.validTo && birthDate < GIVEN_AT_BIRTH_SINCE) return undefined;
  const parsed = parseDivisionCode(region, birthDate);
  return parsed.ok && parsed.warnings.length > 0 ? parsed.warnings : undefined;
}

/**
 * Reads a resident ID number; 15-digit numbers are upgraded to 18. Regions that are unknown or were not in force at
 * birth are warnings, everything else that does not fit is an error with its position.
 * @param today day (YYYY-MM-DD) after which nobody is born yet
 */
export function parseResidentId(text: string, today: string = todayInChina()): Parsed<ResidentId> {
  let number = cleanCode(text);
  const upgraded = number.length === 15;
  if (!upgraded && number.length !== 18) {
    return reject(
      'resident_id.length',
      `身份证号应为18位（旧号15位），现为${number.length}位`,
      `A resident ID has 18 characters (15 in the old form), this has ${number.length}`,
    );
  }
  const foreign = firstForeign(number.slice(0, upgraded ? 15 : 17), /[^0-9]/);
  if (foreign) {
    return reject(
      'resident_id.character',
      `身份证号第${foreign}位应为数字`,
      `Character ${foreign} of a resident ID must be a digit`,
      foreign,
    );
  }
  if (upgraded) {
    const body = `${number.slice(0, 6)}19${number.slice(6)}`;
    number = body + residentIdCheck(body);
  }
  const region = number.slice(0, 6);
  const kind = PERMIT_REGIONS.has(region) ? 'permit' : region.startsWith('9') ? 'foreigner' : 'citizen';
  const province = kind === 'foreigner' ? region.slice(1, 3) : region.slice(0, 2);
  if (kind !== 'permit' && !findDivision(`${province}0000`)) {
    return reject(
      'resident_id.region',
      `身份证号中的省份代码 ${province} 不存在`,
      `The province ${province} in the resident ID does not exist`,
      kind === 'foreigner' ? 2 : 1,
    );
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDay(birthDate)) {
    return reject(
      'resident_id.birth_date',
      `身份证号中的出生日期 ${birthDate} 不存在，请核对第7至14位`,
      `The birth date ${birthDate} in the resident ID does not exist: check characters 7 to 14`,
      7,
    );
  }
  if (birthDate < EARLIEST_BIRTH || birthDate > today) {
    return reject(
      'resident_id.birth_range',
      `身份证号中的出生日期 ${birthDate} 不在 ${EARLIEST_BIRTH} 至 ${today} 之间`,
      `The birth date ${birthDate} in the resident ID is not between ${EARLIEST_BIRTH} and ${today}`,
      7,
    );
  }
  if (residentIdCheck(number) !== number.charAt(17)) {
    return reject(
      'resident_id.check',
      '身份证号校验位不符，通常是某一位输错，请对照证件核对',
      'The check character does not fit: usually one digit is mistyped, compare with the card',
      18,
    );
  }
  const value: ResidentId = {
    number,
    kind,
    region,
    birthDate,
    sequence: number.slice(14, 17),
    sex: number.charCodeAt(16) % 2 === 1 ? 'male' : 'female',
    upgraded,
  };
  return accept(value, kind === 'citizen' ? regionWarnings(region, birthDate) : undefined);
}

/**
 * The number with these parts. The sequence (0–999) decides the sex: odd is male.
 * @throws RangeError for parts that no number can have
 */
export function makeResidentId(parts: { region: string; birthDate: string; sequence: number }): string {
  demand(/^\d{6}$/.test(parts.region), `region ${parts.region}: six digits are needed`);
  demand(isCalendarDay(parts.birthDate), `birth date ${parts.birthDate}: not a day of the calendar`);
  demand(
    Number.isInteger(parts.sequence) && parts.sequence >= 0 && parts.sequence <= 999,
    `sequence ${parts.sequence}: 0 to 999`,
  );
  const body = parts.region + parts.birthDate.replaceAll('-', '') + String(parts.sequence).padStart(3, '0');
  return body + residentIdCheck(body);
}
