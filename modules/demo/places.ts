import { pick, type Random } from './random.ts';

/** 临夏回族自治州, GB/T 2260. */
export const PREFECTURE = {
  code: '622900',
  name: '临夏回族自治州',
  short: '临夏州',
  seat: '622901',
} as const;

/** Codes of GB/T 3304 that occur here. */
export const ETHNICITY = {
  han: '01',
  hui: '03',
  tibetan: '04',
  dongxiang: '26',
  tu: '30',
  salar: '35',
  bonan: '47',
} as const;

export type County = {
  code: string;
  name: string;
  short: string;
  /** Share of the prefecture's village and town schools. */
  share: number;
  /** Where the few who were registered elsewhere come from: one foreign division per county keeps resident IDs apart. */
  elsewhere: string;
  ethnicities: readonly (readonly [string, number])[];
};

const { han, hui, tibetan, dongxiang, tu, salar, bonan } = ETHNICITY;

/** The eight counties and cities by their real codes; shares and mixes are of the right order, not statistics. */
export const COUNTIES: readonly County[] = [
  county('622901', '临夏市', '临夏市', 0.12, '620102', [
    [hui, 50],
    [han, 43],
    [dongxiang, 5],
    [bonan, 1],
    [salar, 1],
  ]),
  county('622921', '临夏县', '临夏县', 0.17, '620103', [
    [han, 57],
    [hui, 38],
    [dongxiang, 4],
    [tu, 1],
  ]),
  county('622922', '康乐县', '康乐县', 0.12, '620104', [
    [hui, 55],
    [han, 42],
    [dongxiang, 2],
    [tibetan, 1],
  ]),
  county('622923', '永靖县', '永靖县', 0.09, '620105', [
    [han, 85],
    [hui, 12],
    [tu, 2],
    [dongxiang, 1],
  ]),
  county('622924', '广河县', '广河县', 0.13, '620111', [
    [hui, 70],
    [dongxiang, 27],
    [han, 3],
  ]),
  county('622925', '和政县', '和政县', 0.1, '621124', [
    [han, 42],
    [hui, 42],
    [dongxiang, 15],
    [tibetan, 1],
  ]),
  county('622926', '东乡族自治县', '东乡县', 0.16, '623001', [
    [dongxiang, 88],
    [hui, 6],
    [han, 6],
  ]),
  county('622927', '积石山保安族东乡族撒拉族自治县', '积石山县', 0.11, '623021', [
    [han, 45],
    [hui, 36],
    [bonan, 9],
    [dongxiang, 6],
    [salar, 3],
    [tu, 1],
  ]),
];

function county(
  code: string,
  name: string,
  short: string,
  share: number,
  elsewhere: string,
  ethnicities: readonly (readonly [string, number])[],
): County {
  return { code, name, short, share, elsewhere, ethnicities };
}

const TOWN_HEADS = [
  '红',
  '清',
  '上',
  '下',
  '石',
  '白',
  '青',
  '南',
  '北',
  '永',
  '长',
  '金',
  '平',
  '高',
  '新',
  '双',
  '榆',
  '柳',
  '杏',
  '沙',
];
const TOWN_TAILS = [
  '崖',
  '坪',
  '塬',
  '湾',
  '川',
  '岭',
  '沟门',
  '滩',
  '泉',
  '峡',
  '台',
  '堡',
  '岔',
  '河沿',
  '梁',
  '坡头',
];
const VILLAGE_HEADS = [
  '马家',
  '王家',
  '祁家',
  '张家',
  '何家',
  '拜家',
  '唐家',
  '赵家',
  '杨家',
  '周家',
  '大',
  '小',
  '前',
  '后',
  '阳',
  '阴',
  '上',
  '下',
  '黑',
  '红',
  '水泉',
  '磨',
  '柏',
  '松',
];
const VILLAGE_TAILS = [
  '庄',
  '湾',
  '咀',
  '山',
  '坪',
  '沟',
  '塬',
  '岭',
  '滩',
  '河',
  '台',
  '窑',
  '窝',
  '坡',
  '崖',
  '寺沟',
];
const STREETS = [
  '团结路',
  '民族路',
  '河滨路',
  '文化巷',
  '新西路',
  '红园街',
  '学府路',
  '环城东路',
  '解放街',
  '前进巷',
];

/** Invented township names of one county, all different: 镇 first, then 乡. */
export function townships(random: Random, count: number): string[] {
  return distinct(count, (index) => {
    const name = pick(random, TOWN_HEADS) + pick(random, TOWN_TAILS);
    return index < Math.ceil(count * 0.6) ? `${name}镇` : `${name}乡`;
  });
}

/** Invented village names of one township, all different, without the character 村. */
export function villages(random: Random, count: number): string[] {
  return distinct(count, () => pick(random, VILLAGE_HEADS) + pick(random, VILLAGE_TAILS));
}

export function street(random: Random): string {
  return `${pick(random, STREETS)}${1 + (random() % 180)}号`;
}

// Bounded by design: the pools hold hundreds of combinations and nobody asks for more than a few dozen.
function distinct(count: number, make: (index: number) => string): string[] {
  const seen = new Map<string, string>();
  for (let tries = 0; seen.size < count && tries < 10_000; tries++) {
    const name = make(seen.size);
    const stem = name.replace(/[镇乡]$/, '');
    if (!seen.has(stem)) seen.set(stem, name);
  }
  return [...seen.values()];
}
