import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CryptoError } from './error.ts';
import { createPasswordHasher } from './password.ts';
import { passwordIssues } from './password-policy.ts';

// Cheap parameters: the cost itself is the library's business, the default is checked once.
const cheap = { memoryCost: 64, timeCost: 1 };

test('a password fits its own hash only, and full-width typing is the same password', async () => {
  const hasher = createPasswordHasher(cheap);
  const stored = await hasher.hash('Linxia-2026春');
  assert.match(stored, /^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
  assert.notEqual(await hasher.hash('Linxia-2026春'), stored);
  assert.equal(await hasher.verify(stored, 'Linxia-2026春'), true);
  assert.equal(await hasher.verify(stored, 'Ｌinxia-2026春'), true);
  assert.equal(await hasher.verify(stored, 'linxia-2026春'), false);
  assert.equal(await hasher.verify(undefined, 'Linxia-2026春'), false);
  assert.equal(await hasher.verify(undefined, 'decoy'), false);
});

test('the default cost is 19 MiB and two passes, and older hashes ask for a new one', async () => {
  const hasher = createPasswordHasher();
  const stored = await hasher.hash('x');
  assert.match(stored, /\$m=19456,t=2,p=1\$/);
  assert.equal(hasher.needsRehash(stored), false);
  assert.equal(hasher.needsRehash(await createPasswordHasher(cheap).hash('x')), true);
});

test('beyond the queue callers are refused at once, and the others are served', async () => {
  const hasher = createPasswordHasher({ ...cheap, concurrency: 2, queueLimit: 3 });
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => hasher.hash('x')));
  const refused = results.filter((r) => r.status === 'rejected');
  assert.equal(refused.length, 3);
  for (const r of refused) assert.ok(r.reason instanceof CryptoError && r.reason.code === 'password.busy');
  assert.deepEqual(hasher.load(), { running: 0, waiting: 0 });
  assert.ok(await hasher.hash('x'));
});

test('never more at a time than allowed', async () => {
  const hasher = createPasswordHasher({ ...cheap, concurrency: 2, queueLimit: 50 });
  const all = Array.from({ length: 20 }, async () => {
    await hasher.hash('x');
    assert.ok(hasher.load().running <= 2);
  });
  assert.deepEqual(hasher.load(), { running: 2, waiting: 18 });
  await Promise.all(all);
  assert.deepEqual(hasher.load(), { running: 0, waiting: 0 });
});

test('endless passwords and damaged hashes are not worked on', async () => {
  const hasher = createPasswordHasher(cheap);
  const code = (wanted: string) => (error: unknown) => error instanceof CryptoError && error.code === wanted;
  await assert.rejects(hasher.hash('x'.repeat(1_000_000)), code('password.too_long'));
  assert.equal(await hasher.verify(await hasher.hash('x'), 'x'.repeat(1_000_000)), false);
  await assert.rejects(hasher.verify('$argon2id$broken', 'x'), code('password.hash_malformed'));
  assert.throws(() => hasher.needsRehash(''), code('password.hash_malformed'));
  assert.deepEqual(hasher.load(), { running: 0, waiting: 0 });
});

const issues: [string, string, string[]][] = [
  ['Linxia-2026', 'zhangsan', []],
  ['河州hezhou26', '', []],
  ['Ab1!', '', ['password.short']],
  ['abcdefgh1', '', ['password.classes']],
  ['12345678', '', ['password.classes']],
  ['', '', ['password.short', 'password.classes']],
  ['ZhangSan2026', 'zhangsan', ['password.account']],
  ['P@ssw0rd', '', ['password.common']],
  ['Aa123456', '', ['password.common']],
  ['Ａａ１２３４５６', '', ['password.common']],
  ['Aa1Aa1Aa1', '', ['password.common']],
  [`Aa1!${'x'.repeat(125)}`, '', ['password.long']],
];
for (const [password, account, codes] of issues) {
  test(`policy: ${password.slice(0, 16) || '(empty)'} → ${codes.join(', ') || 'fine'}`, () => {
    const found = passwordIssues(password, account);
    assert.deepEqual(
      found.map((issue) => issue.code),
      codes,
    );
    for (const issue of found) assert.ok(/\p{Script=Han}/u.test(issue.zh) && /[a-z]/.test(issue.en));
  });
}

test('policy: figures can be stricter, short account names do not count', () => {
  assert.deepEqual(
    passwordIssues('Linxia-2026', '', { minLength: 12, minClasses: 4 }).map((i) => i.code),
    ['password.short'],
  );
  assert.deepEqual(passwordIssues('Linxia-2026', 'li'), []);
});
