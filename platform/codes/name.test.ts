import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseName, splitName } from './name.ts';
import { pinyin } from './pinyin.ts';

const canonical = (text: string) => {
  const parsed = parseName(text);
  return parsed.ok ? parsed.value : parsed.code;
};

test('names come out in one form', () => {
  const cases: [string, string][] = [
    ['张三', '张三'],
    [' 张　三 ', '张三'],
    ['欧 阳 娜 娜', '欧阳娜娜'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 ． 买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉\u0387买买提', '阿卜杜拉·买买提'],
    ['𠮷田〇', '𠮷田〇'],
    ['张\u200b三\ufeff', '张三'],
    ['J.R.  Smith', 'J.R. Smith'],
    ["O'Neil-García", "O'Neil-García"],
    ['བསྟན་འཛིན'.replaceAll('་', ' '), 'བསྟན འཛིན'],
  ];
  for (const [given, wanted] of cases) assert.equal(canonical(given), wanted);
});

test('rare characters beyond the basic plane count as one', () => {
  assert.ok(parseName('𪚥'.repeat(50)).ok);
  const long = parseName('𪚥'.repeat(51));
  assert.ok(!long.ok && long.code === 'name.length' && long.position === 51);
});

test('what cannot be a name is refused with its place', () => {
  const cases: [string, string, number | undefined][] = [
    ['', 'name.empty', undefined],
    ['　 ', 'name.empty', undefined],
    ['张?', 'name.lost_character', 2],
    ['张\ufffd三', 'name.lost_character', 2],
    ['𠮷3', 'name.character', 2],
    ['张三<script>', 'name.character', 3],
    ['·张三', 'name.interpunct', 1],
    ['买买提·', 'name.interpunct', 4],
    ['阿··里', 'name.interpunct', 2],
    ['x'.repeat(1_000_000), 'name.length', 51],
  ];
  for (const [text, code, position] of cases) {
    const parsed = parseName(text);
    assert.ok(!parsed.ok, text.slice(0, 20));
    assert.deepEqual([parsed.code, parsed.position], [code, position]);
  }
});

test('private characters and single signs pass with a warning', () => {
  const own = parseName('张\ue863');
  assert.ok(own.ok && own.warnings[0]?.code === 'name.private_use' && own.warnings[0].position === 2);
  const single = parseName('丹');
  assert.ok(single.ok && single.warnings[0]?.code === 'name.short');
});

test('surnames, compound ones too', () => {
  const cases: [string, string, string][] = [
    ['张三', '张', '三'],
    ['欧阳娜娜', '欧阳', '娜娜'],
    ['欧阳', '欧', '阳'],
    ['司马光', '司马', '光'],
    ['𠮷野家', '𠮷', '野家'],
    ['阿卜杜拉·买买提', '', '阿卜杜拉·买买提'],
    ['John Smith', '', 'John Smith'],
    ['丹', '', '丹'],
  ];
  for (const [name, surname, given] of cases) assert.deepEqual(splitName(name), { surname, given });
});

test('pinyin reads surnames as surnames', () => {
  const cases: [string, string, string][] = [
    ['张三', 'zhangsan', 'zs'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['解晓东', 'xiexiaodong', 'xxd'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['仇英', 'qiuying', 'qy'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['区建国', 'oujianguo', 'ojg'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟卨', 'moqixie', 'mqx'],
    ['欧阳重阳', 'ouyangchongyang', 'oycy'],
    ['吕布', 'lvbu', 'lb'],
    ['阿卜杜拉·买买提', 'abudulamaimaiti', 'abdlmmt'],
    ['John Smith', 'johnsmith', 'js'],
    ['𠮷野家', '𠮷yejia', '𠮷yj'],
  ];
  for (const [name, full, initials] of cases) {
    const once = pinyin(name);
    assert.deepEqual([once.full, once.initials], [full, initials]);
    assert.deepEqual(pinyin(name), once);
  }
});

test('the sort key orders by syllable, then tone, surname first', () => {
  const names = ['张三丰', '韩信', '张三', '杭天', '章三', '汉武', '安然', '丈三'];
  const sorted = names.toSorted((a, b) => (pinyin(a).sortKey < pinyin(b).sortKey ? -1 : 1));
  assert.deepEqual(sorted.slice(0, 4), ['安然', '韩信', '汉武', '杭天']);
  assert.deepEqual(new Set(sorted.slice(4, 6)), new Set(['张三', '章三']));
  assert.deepEqual(sorted.slice(6), ['张三丰', '丈三']);
  assert.equal(pinyin('张三').sortKey, 'zhang1 san1');
});
