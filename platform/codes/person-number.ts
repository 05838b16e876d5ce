import { randomInt } from 'node:crypto';
import { accept, cleanCode, demand, firstForeign, type Parsed, reject } from './result.ts';

/**
 * The lifelong number of a person 一人一号: 16 digits, the first not 0, the last a check digit. It tells nothing about
 * the person, and no other code of this domain has 16 digits.
 */
export type PersonNumber = { number: string };

// H. M. Damm (2004): a weakly totally anti-symmetric quasigroup of order 10. Its check digit catches every wrong
// digit and every swap of neighbours, with digits only.
const QUASIGROUP = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

function checkDigit(digits: string): string {
  let interim = 0;
  for (let i = 0; i < digits.length; i++)
    interim = (QUASIGROUP[interim] as string).charCodeAt(digits.charCodeAt(i) - 48) - 48;
  return String(interim);
}

/** Reads a person number; blanks and hyphens between groups are ignored. */
export function parsePersonNumber(text: string): Parsed<PersonNumber> {
  const number = cleanCode(text).replaceAll('-', '');
  const foreign = firstForeign(number, /[^0-9]/);
  if (foreign)
    return reject(
      'person_number.character',
      `人员编号只能是数字，第${foreign}位不是`,
      `A person number has digits only; character ${foreign} is not one`,
      foreign,
    );
  if (number.length !== 16)
    return reject(
      'person_number.length',
      `人员编号应为16位数字，现为${number.length}位`,
      `A person number has 16 digits, this has ${number.length}`,
    );
  if (number.startsWith('0'))
    return reject('person_number.first', '人员编号不以0开头', 'A person number does not begin with 0', 1);
  if (checkDigit(number) !== '0')
    return reject(
      'person_number.check',
      '人员编号校验位不符，请核对是否输错',
      'The check digit does not fit: please look for a mistyped digit',
      16,
    );
  return accept({ number });
}

const LOWEST = 1e14;
const SPAN = 9e14;

/** The number with this payload, 0 to 899,999,999,999,999. @throws RangeError */
export function makePersonNumber(payload: number): string {
  demand(Number.isInteger(payload) && payload >= 0 && payload < SPAN, `payload ${payload}: 0 to ${SPAN - 1}`);
  const digits = String(LOWEST + payload);
  return digits + checkDigit(digits);
}

/** A random number. Two may be equal (once in some 40 million): the database's unique key decides, then draw again. */
export function newPersonNumber(): string {
  return makePersonNumber(randomInt(900_000) * 1e9 + randomInt(1e9));
}

/** In groups of four, for cards and for reading aloud. */
export function formatPersonNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}
