import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatAgo,
  formatBig,
  formatClock,
  formatDay,
  formatMoment,
  formatMoney,
  formatNumber,
  formatShare,
  formatSize,
  formatSpan,
  formatWeekday,
} from './format.ts';

const at = '2026-11-23T06:05:00Z';

test('dates are written the Chinese way, in the time of China', () => {
  assert.equal(formatDay(at, 'zh-CN'), '2026年11月23日');
  assert.equal(formatDay('2026-11-23', 'zh-CN'), '2026年11月23日');
  assert.equal(formatWeekday(at, 'zh-CN'), '11月23日 星期一');
  assert.equal(formatClock(at, 'zh-CN'), '14:05');
  assert.equal(formatMoment(at, 'zh-CN'), '2026年11月23日 14:05');
  assert.equal(formatDay('2026-11-22T16:30:00Z', 'zh-CN'), '2026年11月23日', 'past midnight in China');
});

test('and the English way in English', () => {
  assert.equal(formatDay(at, 'en'), 'Nov 23, 2026');
  assert.equal(formatClock(at, 'en'), '14:05');
});

test('distance in time', () => {
  const now = '2026-11-23T14:05:00+08:00';
  assert.equal(formatAgo('2026-11-23T14:04:40+08:00', 'zh-CN', now), '刚刚');
  assert.equal(formatAgo('2026-11-23T13:55:00+08:00', 'zh-CN', now), '10 分钟前');
  assert.equal(formatAgo('2026-11-23T14:25:00+08:00', 'zh-CN', now), '20 分钟后');
  assert.equal(formatAgo('2026-11-22T09:00:00+08:00', 'zh-CN', now), '昨天 09:00');
  assert.equal(formatAgo('2026-11-01T09:00:00+08:00', 'zh-CN', now), '2026年11月1日');
});

test('figures', () => {
  assert.equal(formatNumber(215530, 'zh-CN'), '215,530');
  assert.equal(formatBig(215530, 'zh-CN'), '21.6 万');
  assert.equal(formatBig(9999, 'zh-CN'), '9,999');
  assert.equal(formatShare(0.9712, 'zh-CN'), '97.1%');
  assert.equal(formatSize(1536 * 1024, 'zh-CN'), '1.5 MB');
  assert.equal(formatSize(512, 'zh-CN'), '512 B');
  assert.equal(formatMoney(123450, 'zh-CN'), '¥1,234.50');
});

test('spans', () => {
  assert.equal(formatSpan(40, 'zh-CN'), '40 秒');
  assert.equal(formatSpan(125, 'zh-CN'), '2 分 5 秒');
  assert.equal(formatSpan(7500, 'zh-CN'), '2 小时 5 分');
  assert.equal(formatSpan(7200, 'en'), '2 h');
  assert.equal(formatSpan(-3, 'en'), '0 s');
});
