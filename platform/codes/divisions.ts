import { DIVISIONS } from './divisions.gen.ts';
import { ABOLISHED, FIRST_VALID } from './divisions.history.ts';
import { accept, cleanCode, firstForeign, type Parsed, reject } from './result.ts';

/** `zone`: an economic zone that the statistics bureau counts like a county but GB/T 2260 does not know. */
export type DivisionLevel = 'province' | 'prefecture' | 'county' | 'zone';

/**
 * A division of GB/T 2260 during one period. Dates are days (YYYY-MM-DD, inclusive) rounded outwards to whole
 * months or years; a missing date means no known limit. `successors` are the codes that took over.
 */
export type Division = {
  code: string;
  name: string;
  level: DivisionLevel;
  validFrom?: string;
  validTo?: string;
  successors: readonly string[];
};

const firstDay = (when: string) => (when.length === 4 ? `${when}-01-01` : `${when}-01`);
const lastDay = (when: string) => (when.length === 4 ? `${when}-12-31` : `${when}-31`);

function levelOf(code: string): DivisionLevel {
  if (code.endsWith('0000')) return 'province';
  if (code.endsWith('00')) return 'prefecture';
  const last = Number(code.slice(4));
  return last > 70 && last < 81 ? 'zone' : 'county';
}

/** Code → its periods, the newest first. Some codes were given out twice (500110: 万盛区, then 綦江区). */
let periods: Map<string, Division[]> | undefined;
let children: Map<string, Division[]> | undefined;

function load(): Map<string, Division[]> {
  if (periods) return periods;
  const byCode = new Map<string, Division[]>();
  const add = (division: Division) => {
    const known = byCode.get(division.code);
    if (known) known.push(division);
    else byCode.set(division.code, [division]);
  };
  for (const line of ABOLISHED.split('\n')) {
    const [code = '', name = '', until = '', successors = ''] = line.split(' ');
    const division: Division = {
      code,
      name,
      level: levelOf(code),
      validTo: lastDay(until),
      successors: successors.split(','),
    };
    const from = FIRST_VALID[code];
    // A date in FIRST_VALID belongs to the last holder of a code that was given out twice.
    if (from && firstDay(from) < lastDay(until)) division.validFrom = firstDay(from);
    add(division);
  }
  for (const line of DIVISIONS.split('\n')) {
    const digits = line.charCodeAt(4) < 58 ? 6 : line.charCodeAt(2) < 58 ? 4 : 2;
    const code = line.slice(0, digits).padEnd(6, '0');
    const division: Division = { code, name: line.slice(digits), level: levelOf(code), successors: [] };
    const previous = byCode.get(code)?.at(-1);
    const from = FIRST_VALID[code];
    if (from) division.validFrom = firstDay(from);
    else if (previous?.validTo) division.validFrom = previous.validTo;
    add(division);
  }
  for (const list of byCode.values()) list.reverse();
  periods = byCode;
  return byCode;
}

const inForce = (division: Division, day: string) =>
  (!division.validFrom || division.validFrom <= day) && (!division.validTo || division.validTo >= day);

/**
 * The division that held the six-digit code on a day (YYYY-MM-DD), or, without a day, the one that holds it now or
 * held it last. Undefined when the code is unknown or nobody held it on that day.
 */
export function findDivision(code: string, day?: string): Division | undefined {
  const held = load().get(code);
  return day === undefined ? held?.[0] : held?.find((division) => inForce(division, day));
}

/** Every known holder of a code, the newest first. */
export function divisionPeriods(code: string): readonly Division[] {
  return load().get(code) ?? [];
}

/** The divisions in force directly below a code ('' lists the provinces), in the order of their codes; zones too. */
export function childDivisions(parent: string): readonly Division[] {
  if (!children) {
    children = new Map();
    for (const [division] of load().values()) {
      if (!division || division.validTo) continue;
      const above = parentOf(division.code);
      const siblings = children.get(above);
      if (siblings) siblings.push(division);
      else children.set(above, [division]);
    }
    for (const list of children.values()) list.sort((a, b) => (a.code < b.code ? -1 : 1));
  }
  return children.get(parent) ?? [];
}

/** The code one level up: county → prefecture → province → ''. */
export function parentOf(code: string): string {
  if (code.endsWith('0000')) return '';
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** Groupings that only fill a level of the code and are never spoken: 市辖区, 县, 省直辖县级行政区划 … */
const SILENT = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

/** The name with its parents, as on an envelope: 甘肃省临夏回族自治州康乐县. Unknown codes give ''. */
export function divisionFullName(code: string): string {
  const division = findDivision(code);
  if (!division) return '';
  const above = parentOf(code);
  const name = division.level !== 'province' && SILENT.test(division.name) ? '' : division.name;
  return (above && divisionFullName(above)) + name;
}

/**
 * Reads a division code of GB/T 2260. A code that fits under a known province but is in no list is accepted with a
 * warning, because the lists lag behind; so are codes that were not valid on the given day (YYYY-MM-DD).
 */
export function parseDivisionCode(text: string, day?: string): Parsed<Division> {
  const code = cleanCode(text);
  const foreign = firstForeign(code, /[^0-9]/);
  if (foreign)
    return reject(
      'division.character',
      `行政区划代码只能是数字，第${foreign}位不是`,
      `A division code has digits only; character ${foreign} is not one`,
      foreign,
    );
  if (code.length !== 6) {
    return reject(
      'division.length',
      `行政区划代码应为6位数字，现为${code.length}位`,
      `A division code has 6 digits, this has ${code.length}`,
    );
  }
  const current = findDivision(code, day);
  if (current) return accept(current);
  const known = findDivision(code);
  if (known) {
    const now = known.successors.map((successor) => `${successor} ${divisionFullName(successor)}`).join('、');
    return accept(known, [
      {
        code: 'division.not_in_force',
        zh: `${code} ${known.name} 在 ${day} 不是有效代码${now && `，现为 ${now}`}`,
        en: `${code} ${known.name} was not in force on ${day}${now && `; now ${now}`}`,
      },
    ]);
  }
  const province = findDivision(`${code.slice(0, 2)}0000`);
  if (!province) {
    return reject(
      'division.province',
      `没有以 ${code.slice(0, 2)} 开头的省份，请核对前两位`,
      `No province begins with ${code.slice(0, 2)}: check the first two digits`,
      1,
    );
  }
  const prefecture = findDivision(`${code.slice(0, 4)}00`);
  // GB/T 2260 gives xx01 to the districts of a city as a whole; old resident IDs use it.
  if (code.endsWith('01') && prefecture?.name.endsWith('市')) {
    return accept({ code, name: '市辖区', level: 'county', successors: [] });
  }
  return accept({ code, name: '', level: levelOf(code), successors: [] }, [
    {
      code: 'division.unknown',
      zh: `${code} 不在行政区划代码表中（${prefecture?.name || province.name}），可能是已撤销或新设的区划，请核对`,
      en: `${code} is not in the table of divisions (${prefecture?.name || province.name}): abolished or new perhaps, please check`,
    },
  ]);
}
