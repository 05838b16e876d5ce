import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey } from './journey.ts';

/** Figures of the tiles: 升级 → 812. */
async function figures(page: Page): Promise<Record<string, string>> {
  const tiles = await page.locator('.tx-stat').allInnerTexts();
  return Object.fromEntries(
    tiles.map((text) => {
      const [label = '', value = ''] = text.split('\n').map((part) => part.trim());
      return [label, value.replace(/\D/g, '')];
    }),
  );
}

/** How many pupils the page of a class shows for a day. */
async function pupilsOn(page: Page, classUrl: string, day: string): Promise<number> {
  await page.goto(`${classUrl}?on=${day}`);
  await page
    .getByText(/\d+ 名学生/)
    .first()
    .waitFor();
  return page.locator('.dir-pupils > li').count();
}

journey(
  'a principal promotes the school at the year end: plan, adjustment, result, and everything back',
  async ({ platform, signIn, look }) => {
    const page = await signIn('principal');
    await page.goto(`${platform.url}/register/promotions`);
    await page.getByRole('button', { name: /^制定 .+ 学年方案$/ }).click();
    await page.waitForURL(/\/register\/promotions\/./);
    await page.getByText('毕业离校').first().waitFor();
    await look(page, 'promotion-plan');
    const planned = await figures(page);
    assert.ok(Number(planned.升级) > 0 && Number(planned.毕业) > 0, JSON.stringify(planned));

    await page.getByRole('button', { name: '下一步' }).click();
    const rooms = page.getByRole('spinbutton').first();
    await rooms.fill('3');
    await rooms.blur();
    await page.locator('.tx-stat').filter({ hasText: '开新班' }).filter({ hasText: '3' }).waitFor();
    await look(page, 'promotion-adjust');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认办理' }).click();
    await look(page, 'promotion-confirm');
    await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click();
    await page.getByText('升级已办理完成').waitFor({ timeout: 60_000 });
    await look(page, 'promotion-result');
    const done = await figures(page);
    assert.equal(done.毕业, planned.毕业);
    assert.equal(done.开新班, '3');
    const address = page.url();
    const { plan } = await (await page.request.get(`/api${new URL(address).pathname}`)).json();
    const leaving = plan.cohorts.find(({ action }: { action: string }) => action === 'graduate');
    const classUrl = `${platform.url}/directory/classes/${leaving.classes[0].id}`;
    assert.equal(await pupilsOn(page, classUrl, plan.effectiveOn), 0);
    await look(page, 'class-after-promotion');
    await page.goto(`${platform.url}/directory/tree?on=${plan.effectiveOn}`);
    await page.getByRole('treeitem').first().waitFor();
    await look(page, 'tree-after-promotion');

    await page.goto(address);
    await page.getByRole('button', { name: '撤销升级' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销升级' }).click();
    await page.getByText('升级已整体撤销').waitFor({ timeout: 60_000 });
    await look(page, 'promotion-undone');
    assert.ok((await pupilsOn(page, classUrl, plan.effectiveOn)) > 0);
  },
);
