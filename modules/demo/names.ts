import { ETHNICITY } from './places.ts';
import { chance, pick, pickWeighted, type Random } from './random.ts';
import type { Sex } from './types.ts';

export type Name = { name: string; familyName: string; givenName: string };

type Weighted = readonly (readonly [string, number])[];

const HAN_SURNAMES: Weighted = weigh(
  '王 90 张 85 李 80 马 40 杨 55 刘 50 陈 45 赵 40 祁 35 孔 40 徐 25 何 30 石 25 鲁 15 魏 20 罗 18 周 18 朱 15 姬 8 赖 6 侯 10 ' +
    '包 10 范 10 冶 4 司 5 欧阳 3 尕 2 权 4 仝 3 郗 2 卜 6 缪 2',
);

const SURNAMES: Readonly<Record<string, Weighted>> = {
  [ETHNICITY.han]: HAN_SURNAMES,
  [ETHNICITY.hui]: weigh(
    '马 480 丁 18 金 16 白 16 穆 22 海 10 沙 10 妥 22 拜 18 喇 12 敏 14 韩 14 李 14 张 14 王 14 杨 10 苏 8 蔡 6 祁 8 者 4 虎 4 哈 3',
  ),
  [ETHNICITY.dongxiang]: weigh('马 560 汪 40 唐 40 妥 30 高 16 牟 12 张 14 杨 14 王 10 赵 8 白 8 陈 6 何 6'),
  [ETHNICITY.bonan]: weigh('马 500 韩 40 妥 20 董 12 丁 10 张 10'),
  [ETHNICITY.salar]: weigh('韩 600 马 200 何 20 沈 10'),
  [ETHNICITY.tibetan]: weigh('杨 30 王 20 张 20 赵 10'),
  [ETHNICITY.tu]: weigh('祁 30 李 20 吕 14 鲁 10 甘 8'),
};

const MALE = [
  ...'伟强磊军勇杰涛斌浩鹏宇轩辰博睿志明龙海东成林云峰飞亮凯晨阳旭鑫瑞泽皓天佑文彬俊豪国栋建平小虎',
];
const FEMALE = [...'芳娜敏静丽艳娟霞秀英梅兰雪玲婷慧颖琳倩佳怡欣悦雨涵梦洁思语诗琪晓燕红莲桂花小春月'];
const EITHER = [...'文子一晓永瑞嘉宁安乐清元'];

// Given names that families of Linxia take from Arabic and Persian, as they are written in Chinese there.
const MUSLIM_MALE =
  '哈三 优素福 伊布拉 阿卜都 尔萨 穆萨 努海 索里么 艾优卜 达吾德 主麻 牙古白 者麻录 哈比卜 尔里 赛里么 海迪尔 一斯哈 热木赞 舍木苏'.split(
    ' ',
  );
const MUSLIM_FEMALE =
  '法图麦 阿依莎 麦尔彦 则乃白 索菲亚 海彻 热比亚 哈力麦 祖丽哈 苏麦亚 萨利哈 阿米乃 拉比尔 海里麦 买燕 赛里买'.split(
    ' ',
  );
const TIBETAN_GIVEN = '扎西 卓玛 才让 央金 多杰 达瓦 桑吉 拉姆 旦增 尼玛'.split(' ');

// Characters beyond the basic plane that parents do choose (通用规范汉字表; GB 18030-2022 level 2): 4 bytes in UTF-8,
// two code units here, and absent from GBK. They are the test of every field that holds a name.
const RARE = ['𬍛', '𬱖', '𫘧', '𬘭', '𬭎', '𫖮', '𬀩', '𬍤', '𫍯', '𬸚', '𬤊', '𫄸', '𬬻', '𬴊'];

const MUSLIM: ReadonlySet<string> = new Set([
  ETHNICITY.hui,
  ETHNICITY.dongxiang,
  ETHNICITY.bonan,
  ETHNICITY.salar,
]);

function weigh(text: string): Weighted {
  const words = text.split(' ');
  return words.flatMap((word, index) => (index % 2 === 0 ? [[word, Number(words[index + 1])] as const] : []));
}

/** A surname as common in the ethnic group here as in life: half of a class may be called 马. */
export function surnameOf(random: Random, ethnicity: string): string {
  return pickWeighted(random, SURNAMES[ethnicity] ?? HAN_SURNAMES);
}

/** A full name under the given surname; about 1 in 70 of the minorities has a name with the interpunct `·` instead. */
export function nameOf(random: Random, ethnicity: string, sex: Sex, familyName: string): Name {
  if (ethnicity === ETHNICITY.tibetan && chance(random, 0.6))
    return interpunct([pick(random, TIBETAN_GIVEN), pick(random, TIBETAN_GIVEN)]);
  if (!MUSLIM.has(ethnicity)) return plain(familyName, chineseGiven(random, sex));
  if (chance(random, 0.015)) return muslimInterpunct(random, sex);
  const muslim = chance(random, 0.25);
  return plain(
    familyName,
    muslim ? pick(random, sex === 'male' ? MUSLIM_MALE : MUSLIM_FEMALE) : chineseGiven(random, sex),
  );
}

function chineseGiven(random: Random, sex: Sex): string {
  const pool = sex === 'male' ? MALE : FEMALE;
  const last = chance(random, 0.002) ? pick(random, RARE) : pick(random, pool);
  if (chance(random, 0.3)) return last;
  const first = chance(random, 0.3) ? pick(random, EITHER) : pick(random, pool);
  return first + last;
}

// One in twelve of them is long: registers allow up to 50 characters, and forms that cut at 4 or 20 must be found.
function muslimInterpunct(random: Random, sex: Sex): Name {
  const own = pick(random, sex === 'male' ? MUSLIM_MALE : MUSLIM_FEMALE);
  const parts = [own, pick(random, MUSLIM_MALE)];
  if (chance(random, 0.08)) for (let more = 0; more < 6; more++) parts.push(pick(random, MUSLIM_MALE));
  return interpunct(parts);
}

function interpunct(parts: string[]): Name {
  return { name: parts.join('·'), givenName: parts[0] as string, familyName: parts.slice(1).join('·') };
}

function plain(familyName: string, givenName: string): Name {
  return { name: familyName + givenName, familyName, givenName };
}
