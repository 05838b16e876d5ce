import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, until, type Walk } from './journey.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Adds a question: dragged where there is a mouse, pressed where there is none. */
async function add(page: Page, screen: Walk['screen'], part: string): Promise<void> {
  if (screen === 'phone') await page.getByText('添加问题').click();
  const source = page
    .getByRole('complementary', { name: '新问题' })
    .getByRole('button', { name: part, exact: true });
  if (screen === 'desktop') await source.dragTo(page.getByRole('region', { name: '分区 1' }));
  else await source.click();
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor();
}

async function design({ platform, signIn, look, screen }: Walk): Promise<string> {
  const officer = await signIn('county');
  await officer.goto(`${platform.url}/forms`);
  await officer.getByRole('button', { name: '新建表单' }).click();
  await officer.getByLabel('表单名称').fill('困难学生资助申请');
  await officer.getByLabel(/^代号/).fill(`aid-${screen}`);
  await officer.getByRole('button', { name: '开始设计' }).click();
  await officer.getByText('把问题拖到这里').waitFor();

  await add(officer, screen, '一行文字');
  const words = officer.getByLabel('问题的文字');
  await words.fill('学生姓名');
  await add(officer, screen, '一段文字');
  await words.fill('申请原因');
  await officer.getByLabel('必须填写').check();
  await add(officer, screen, '是/否');
  await words.fill('是否低保家庭');
  await add(officer, screen, '附件');
  await words.fill('低保证照片');
  await officer.getByRole('combobox', { name: '什么时候要填' }).click();
  await officer.getByTitle('当“是否低保家庭”').click();
  await add(officer, screen, '手写签名');
  await words.fill('申请人签名');
  await saved(officer);
  await officer.evaluate(() => scrollTo(0, 0));
  await look(officer, 'forms-design');

  // The platform knows the pupil's name: the form may not ask for it.
  await officer.getByRole('button', { name: '发布', exact: true }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await officer
    .getByRole('alert')
    .getByText(/child\.name/)
    .waitFor();
  await look(officer, 'forms-refused');
  await officer.getByRole('button', { name: '删除 学生姓名' }).click();
  await add(officer, screen, '孩子姓名');
  // A question moves with the keyboard too.
  const moved = officer.getByRole('button', { name: '编辑 孩子姓名' });
  await moved.focus();
  for (let i = 0; i < 4; i++) await moved.press('Alt+ArrowUp');
  await saved(officer);
  await officer.getByText('预览 · 手机').click();
  await officer.getByRole('button', { name: '填入示例数据' }).click();
  await officer.mouse.move(0, 0);
  await look(officer, 'forms-preview');
  await officer.getByRole('button', { name: '发布', exact: true }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await officer.getByText(/这一版已发布/).waitFor();
  const link = await officer.getByRole('link', { name: '试填' }).getAttribute('href');
  assert.ok(link);
  return link;
}

async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '请在框内手写签名' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: '使用这个签名' }).click();
  await page.getByRole('img', { name: '已签名' }).waitFor();
}

async function fill({ platform, signIn, look }: Walk, link: string): Promise<void> {
  const guardian = await signIn('guardian');
  await guardian.goto(`${platform.url}${link}`);
  await guardian.getByRole('combobox', { name: '为谁填写' }).click();
  await guardian.locator('.ant-select-item-option').nth(1).click();
  // Filled in for one of several children, with its source, not to be changed.
  const name = guardian.getByLabel('孩子姓名');
  await until(async () => (await name.inputValue()) !== '');
  assert.equal(await name.isEditable(), false);
  await guardian.getByText(/来自教育目录/).waitFor();

  await guardian.getByRole('button', { name: '检查一遍' }).click();
  await guardian.getByRole('alert').getByText('申请原因：必填').waitFor();
  await look(guardian, 'forms-errors');
  await guardian.getByRole('link', { name: '申请原因：必填' }).click();
  await guardian.keyboard.type('父亲生病');
  await guardian.getByText(/已保存到服务器/).waitFor();

  // The line goes; what is typed stays on this device, and a file waits.
  await guardian.context().setOffline(true);
  await guardian.getByLabel('申请原因').fill('父亲生病，家里没有收入');
  await guardian.getByText(/已保存在本机/).waitFor();
  await guardian.getByRole('radio', { name: '是' }).check();
  await guardian
    .locator('input[type=file]')
    .setInputFiles({ name: '低保证.png', mimeType: 'image/png', buffer: picture });
  await guardian.getByText('等网络恢复后自动重传').waitFor();
  await look(guardian, 'forms-offline');

  await guardian.context().setOffline(false);
  await guardian.getByRole('link', { name: '低保证.png' }).waitFor();
  await guardian.getByText(/已保存到服务器/).waitFor();
  await sign(guardian);
  await until(async () => (await guardian.getByText(/已保存到服务器/).count()) > 0);
  await guardian.getByRole('button', { name: '检查一遍' }).click();
  await guardian.getByText('填写正确，可以提交').waitFor();
  await look(guardian, 'forms-filled');

  // Another day, another device: the draft is there.
  await guardian.reload();
  await guardian.getByRole('combobox', { name: '为谁填写' }).click();
  await guardian.locator('.ant-select-item-option').nth(1).click();
  await until(async () => (await guardian.getByLabel('申请原因').inputValue()) === '父亲生病，家里没有收入');
}

journey(
  'an officer designs a form by dragging, may not ask for what is known, and publishes it; a guardian fills it in while the line goes and comes',
  async (walk) => {
    await fill(walk, await design(walk));
  },
);
