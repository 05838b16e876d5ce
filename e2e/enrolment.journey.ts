import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { journey } from './journey.ts';

/** Runs in a shell of its own what the page says, as it stands there. */
const inShell = (command: string): string[] =>
  execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim().split('\n');

const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

journey(
  'a guardian applies on a phone for a child that the directory knows: everything is filled in, one press sends it',
  async ({ platform, signIn, look }) => {
    const guardian = await signIn('guardian');
    await guardian.goto(`${platform.url}/enrol`);
    await look(guardian, 'enrol');
    await guardian.getByRole('link', { name: '报名', exact: true }).click();
    const child = guardian.getByRole('radio', { name: /小宝/ });
    await child.waitFor();
    assert.ok(await child.isChecked());
    assert.match(
      (await guardian.locator('form').textContent()) ?? '',
      /户口所在地城南街道现在居住地城南街道.+第 1 志愿临夏市明德小学/,
    );
    await look(guardian, 'enrol-form');
    await guardian.getByRole('button', { name: '提交报名' }).click();
    const card = guardian.locator('section, .tx-card').filter({ hasText: '小宝' }).first();
    await card.getByText('审核通过').waitFor();
    await card.getByText('监护关系与登记一致').waitFor();
    await look(guardian, 'enrol-sent');
  },
  ['phone'],
);

journey(
  'the bureau draws lots with a witnessed figure; a stranger recomputes them with the commands of the page',
  async ({ platform, signIn, person, look }) => {
    const officer = await signIn('county');
    await officer.goto(`${platform.url}/admissions`);
    await officer.getByText(/幼儿园小班招生/).click();
    await officer.getByLabel('见证数字').fill('双色球第26136期 01 07 15 16 24 33 + 12');
    await look(officer, 'admission-closed');
    await officer.getByRole('button', { name: '开始摇号' }).click();
    await officer.getByRole('dialog').getByRole('button', { name: '开始摇号' }).click();
    const result = officer.getByRole('link', { name: '查看公布的结果' });
    await result.waitFor();
    await look(officer, 'admission-drawn');
    const address = await result.getAttribute('href');

    const stranger = await (await person()).newPage();
    await stranger.goto(`${platform.url}${address}`);
    await stranger.getByRole('heading', { name: '怎样重算' }).waitFor();
    await look(stranger, 'admission-result');
    const [fingerprint, , , seed] = await texts(stranger, '.ad-facts dd');
    const [seedCommand = '', ...commands] = await texts(stranger, 'main code');
    assert.deepEqual(
      inShell(seedCommand).map((line) => line.split(' ')[0]),
      [fingerprint, seed],
    );
    const lists = stranger.locator('.ad-numbers');
    assert.ok(commands.length > 0, 'no draw is shown');
    assert.equal(await lists.count(), commands.length);
    for (const [at, command] of commands.entries()) {
      const winners = await lists.nth(at).getByRole('listitem').allInnerTexts();
      assert.ok(winners.length > 0);
      assert.deepEqual(inShell(command), winners);
    }
  },
  ['desktop'],
);
