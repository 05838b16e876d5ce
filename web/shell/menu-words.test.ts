import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MenuEntry } from '../contract.ts';
import { entryAt, searchMenu } from './menu-words.ts';

const entry = (path: string, zh: string, en: string, pinyin?: string): MenuEntry => ({
  key: path,
  path,
  icon: 'people',
  zh,
  en,
  group: 'people',
  order: 1,
  ...(pinyin ? { pinyin } : {}),
});
const people = entry('/people', '人员', 'People', 'ren yuan');
const classes = entry('/classes', '我的班级', 'My classes', 'wo de ban ji');
const duplicates = entry('/people/duplicates', '重复人员', 'Duplicate people');
const entries = [people, classes, duplicates];

test('the menu shows where one is: the longest path that begins the address', () => {
  assert.equal(entryAt(entries, '/people/7'), people);
  assert.equal(entryAt(entries, '/people/duplicates/3'), duplicates);
  assert.equal(entryAt(entries, '/peopleless'), undefined);
});

test('entries are found by characters, words, pinyin and initials', () => {
  assert.deepEqual(searchMenu(entries, '班级'), [classes]);
  assert.deepEqual(searchMenu(entries, 'wodeban'), [classes]);
  assert.deepEqual(searchMenu(entries, 'wdbj'), [classes]);
  assert.deepEqual(searchMenu(entries, 'Ren Yuan'), [people]);
  assert.deepEqual(searchMenu(entries, 'DUPLICATE'), [duplicates]);
  assert.deepEqual(searchMenu(entries, 'xyz'), []);
});
