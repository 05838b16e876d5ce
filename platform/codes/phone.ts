import { accept, cleanCode, demand, type Parsed, reject } from './result.ts';

/** A mobile number of mainland China: `number` has 11 digits, `e164` carries the country code. */
export type MobilePhone = { number: string; e164: string };

/**
 * Reads a mobile number, with or without +86, 0086 or separators. Which second digits are in use changes with each
 * allocation by the ministry, so all of 13–19 pass.
 */
export function parseMobilePhone(text: string): Parsed<MobilePhone> {
  const digits = cleanCode(text).replace(/[-–—().]/g, '');
  const number = digits.replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  if (/[^0-9]/.test(number)) {
    const position = number.search(/[^0-9]/) + 1;
    return reject(
      'phone.character',
      '手机号只能含数字，境外号码请勿填在此处',
      'A mobile number has digits only; numbers from abroad do not belong here',
      position,
    );
  }
  if (number.length !== 11) {
    return reject(
      'phone.length',
      `手机号应为11位，现为${number.length}位`,
      `A mobile number has 11 digits, this has ${number.length}`,
    );
  }
  if (!/^1[3-9]/.test(number)) {
    return reject(
      'phone.prefix',
      '手机号应以 13 至 19 开头；固定电话请填在电话栏',
      'A mobile number begins with 13 to 19; landlines belong in the telephone field',
      1,
    );
  }
  return accept({ number, e164: `+86${number}` });
}

/** A number from a three-digit prefix (130–199) and a serial 0–99999999. @throws RangeError */
export function makeMobilePhone(parts: { prefix: string; serial: number }): string {
  demand(/^1[3-9]\d$/.test(parts.prefix), `prefix ${parts.prefix}: 130 to 199`);
  demand(
    Number.isInteger(parts.serial) && parts.serial >= 0 && parts.serial <= 99_999_999,
    `serial ${parts.serial}: 0 to 99999999`,
  );
  return parts.prefix + String(parts.serial).padStart(8, '0');
}
