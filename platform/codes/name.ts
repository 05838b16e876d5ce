import { accept, type CodeIssue, type Parsed, reject } from './result.ts';

/** Names of minorities reach this length. Counted in characters, not in UTF-16 units. */
const LONGEST_NAME = 50;
const PLAIN = /^[\u4e00-\u9fa5]{2,4}$/;
const HAN = '[\\p{Unified_Ideograph}\\u3007]';
const BETWEEN_HAN = new RegExp(`(?<=${HAN}) *[•・･‧∙⋅●．.﹒᛫] *(?=${HAN})`, 'gu');
const BLANK_BETWEEN_HAN = new RegExp(`(?<=${HAN}) +(?=${HAN})`, 'gu');
const HAS_HAN = new RegExp(HAN, 'u');
const LETTER = /[\p{L}\p{M}\u3007\u3005\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;
const PRIVATE_USE = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;
const JOINERS = new Set(['·', ' ', '-', "'", '’', '.', '(', ')']);

/**
 * Reads a person's name and gives it in canonical form: NFC, one kind of interpunct (U+00B7 between the parts of
 * minority names), no blanks inside Han names (张　三), no invisible characters. Rare characters of every plane of
 * GB 18030-2022 are welcome; characters of the private use areas pass with a warning, because they look different
 * on each machine.
 */
export function parseName(text: string): Parsed<string> {
  if (PLAIN.test(text)) return accept(text);
  // Nothing beyond a bound is looked at; canonical composition never makes a text three times shorter.
  const name = text
    .slice(0, LONGEST_NAME * 6)
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BETWEEN_HAN, '·')
    .replace(/ *· */g, '·')
    .replace(BLANK_BETWEEN_HAN, '');
  if (name === '') return reject('name.empty', '姓名不能为空', 'A name is needed');
  const characters = Array.from(name);
  if (characters.length > LONGEST_NAME) {
    return reject(
      'name.length',
      `姓名最多${LONGEST_NAME}个字符，现为${characters.length}个`,
      `A name has at most ${LONGEST_NAME} characters, this has ${characters.length}`,
      LONGEST_NAME + 1,
    );
  }
  const warnings: CodeIssue[] = [];
  for (const [i, character] of characters.entries()) {
    const position = i + 1;
    if (character === '\ufffd' || character === '?' || character === '？') {
      return reject(
        'name.lost_character',
        `姓名第${position}个字在转换编码时丢失，请补上正确的字（文件请存为 UTF-8 或 GB 18030）`,
        `Character ${position} of the name was lost in a change of encoding: enter it again (save files as UTF-8 or GB 18030)`,
        position,
      );
    }
    if (PRIVATE_USE.test(character)) {
      warnings.push({
        code: 'name.private_use',
        zh: `姓名第${position}个字是自造字，在其他电脑上会显示不同，请换成 GB 18030-2022 中的字`,
        en: `Character ${position} of the name is a private one that looks different elsewhere: use the one of GB 18030-2022`,
        position,
      });
    } else if (!LETTER.test(character) && !JOINERS.has(character)) {
      return reject(
        'name.character',
        `姓名第${position}个字符“${character}”不能用在姓名中`,
        `Character ${position}, "${character}", cannot stand in a name`,
        position,
      );
    }
  }
  const misplaced = /^[·\-.'’]|[·-]$|··/u.exec(name);
  if (misplaced) {
    return reject(
      'name.interpunct',
      '间隔号应在两段名字之间，不能在开头、结尾或连用',
      'A separator stands between two parts of a name, once',
      Array.from(name.slice(0, misplaced.index)).length + 1,
    );
  }
  if (characters.length === 1) {
    warnings.push({
      code: 'name.short',
      zh: '姓名只有一个字，请核对',
      en: 'The name has one character only, please check',
    });
  }
  return warnings.length > 0 ? accept(name, warnings) : accept(name);
}

const COMPOUND_SURNAMES = new Set(
  `欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 宇文 长孙 司徒 司空 司寇 夏侯 端木 轩辕 澹台 公冶 宗政 濮阳 淳于 单于
太叔 申屠 仲孙 钟离 鲜于 闾丘 闻人 南宫 东郭 南门 呼延 百里 西门 第五 独孤 纳兰 万俟 赫连 拓跋 完颜 耶律 公羊 谷梁 段干 左丘
东门 微生 梁丘 即墨 达奚 褚师 亓官 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 羊舌 欧陽 諸葛 東方 長孫 鍾離`.split(
    /\s+/,
  ),
);

/**
 * The surname and given name of a Han name in canonical form. Names with an interpunct and names in other scripts have
 * no Han surname: all of them is `given`. Two surnames of parents (陈李…) are not told apart from a given name.
 */
export function splitName(name: string): { surname: string; given: string } {
  if (!HAS_HAN.test(name) || name.includes('·') || name.includes(' ')) return { surname: '', given: name };
  if (name.length > 2 && COMPOUND_SURNAMES.has(name.slice(0, 2)))
    return { surname: name.slice(0, 2), given: name.slice(2) };
  const first = String.fromCodePoint(name.codePointAt(0) as number);
  return first.length === name.length
    ? { surname: '', given: name }
    : { surname: first, given: name.slice(first.length) };
}
