const characters = (text: string): string[] => Array.from(text);
const stars = (count: number): string => '*'.repeat(Math.max(0, count));

/** 622922201003151234 → 622***********1234; what is too short to be an ID is hidden whole. */
export function maskResidentId(number: string): string {
  return number.length < 15
    ? stars(number.length)
    : number.slice(0, 3) + stars(number.length - 7) + number.slice(-4);
}

/** 13812345678 → 138****5678; landlines and numbers from abroad keep their last two digits. */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  return number.length < 5 ? stars(number.length) : stars(number.length - 2) + number.slice(-2);
}

/** 张三 → 张*, 张小丰 → 张*丰, 欧阳娜娜 → 欧**娜, 阿卜杜拉·买买提 → 阿***·买**, John Smith → J*** S****. */
export function maskName(name: string): string {
  const parts = name.split(/([·\s])/u);
  if (parts.length > 1) {
    return parts.map((part) => (/^[·\s]?$/u.test(part) ? part : maskTail(characters(part)))).join('');
  }
  const letters = characters(name);
  if (letters.length <= 2 || /^\p{Script=Latin}/u.test(name)) return maskTail(letters);
  return letters[0] + stars(letters.length - 2) + letters.at(-1);
}

const maskTail = (letters: string[]): string =>
  letters.length === 1 ? '*' : (letters[0] ?? '') + stars(letters.length - 1);

/** zhangsan@example.cn → z***@example.cn; the count of stars tells nothing. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${characters(address)[0]}***${address.slice(at)}`;
}

// A road named after a city (镇广州路) must not be taken for one: parts do not reach over 镇, 乡, 街, 路, 村.
const COUNTY =
  /^(?:[^\d县区镇乡街路村]{2,10}?(?:省|自治区))?(?:[^\d县区镇乡街路村]{2,10}?(?:自治州|地区|州|盟|市))?(?:[^\d镇乡街路村]{1,12}?(?:自治县|县|区|旗|市))?/u;

/** Keeps province, prefecture and county: 甘肃省临夏州康乐县附城镇1号 → 甘肃省临夏州康乐县****. */
export function maskAddress(address: string): string {
  const known = COUNTY.exec(address)?.[0];
  return `${known || characters(address).slice(0, 2).join('')}****`;
}
