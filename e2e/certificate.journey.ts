import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { journey } from './journey.ts';

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path());
}

async function bring(page: Page, path: string, verdict: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.getByRole('heading', { name: verdict }).waitFor();
}

journey(
  'a certificate is asked for, released by a second person, shown by its holder, and checked by a stranger, who is told of an altered file',
  async ({ platform, signIn, person, look }) => {
    const registrar = await signIn('registrar');
    await registrar.goto(`${platform.url}/certificates/new`);
    await registrar.getByLabel('证照模板').click();
    await registrar.getByTitle('学籍证明').click();
    await registrar.getByText('自动填写').waitFor();
    const pupil = await signIn('pupil');
    const name = (await (await pupil.request.get(`${platform.url}/api/identity/session`)).json()).person.name;
    await registrar.getByLabel('持证人').fill(name);
    await registrar.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
    await registrar.keyboard.press('Escape');
    await registrar.getByLabel('用印事由').fill('办理居住证');
    await look(registrar, 'certificate-request');
    await registrar.getByRole('button', { name: '提交用印申请' }).click();
    await registrar.waitForURL(/\/certificates\/releases\/[0-9a-f]/);
    await registrar.getByText('须由另一位印章保管人核准').waitFor();
    await registrar.locator('.ct-sheet').waitFor();
    await look(registrar, 'certificate-release-own');
    const release = (page: Page) =>
      page.getByRole('main').getByRole('button', { name: '核准用印', exact: true });
    assert.equal(await release(registrar).count(), 0);

    const principal = await signIn('principal');
    await principal.goto(registrar.url());
    await release(principal).click();
    await look(principal, 'certificate-release');
    await principal.getByRole('dialog').getByRole('button', { name: '核准用印', exact: true }).click();
    await principal
      .getByText(/〕\d{4}号/)
      .first()
      .waitFor({ timeout: 30_000 });
    await look(principal, 'certificate-released');

    await pupil.goto(`${platform.url}/wallet`);
    await pupil.locator('.ct-wallet a').first().waitFor();
    await look(pupil, 'wallet');
    await pupil.locator('.ct-wallet a').filter({ hasText: '学籍证明' }).first().click();
    const short = (await pupil.locator('.ct-code strong').textContent()) ?? '';
    assert.match(short, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await look(pupil, 'wallet-item');
    const pdf = await downloaded(pupil, '保存 PDF');
    assert.equal(pdf.toString('latin1', 0, 5), '%PDF-');

    const stranger = await (await person()).newPage();
    await stranger.goto(`${platform.url}/verify`);
    await look(stranger, 'verify');
    await stranger.getByRole('textbox', { name: '核验码' }).fill(short.toLowerCase());
    await stranger.getByRole('button', { name: '核验', exact: true }).click();
    await stranger.getByRole('heading', { name: '真实有效' }).waitFor();
    assert.equal(await stranger.getByText(name, { exact: true }).count(), 0);
    await look(stranger, 'verify-code');

    const file = join(platform.dataDir, 'shown.pdf');
    await writeFile(file, pdf);
    await bring(stranger, file, '真实有效');
    await look(stranger, 'verify-genuine');
    const altered = Buffer.from(pdf);
    altered[3000] = (altered[3000] as number) ^ 1;
    await writeFile(file, altered);
    await bring(stranger, file, '已被改动');
    await stranger.getByText('文件内容被改动过').waitFor();
    await look(stranger, 'verify-altered');
    await writeFile(file, Buffer.concat([pdf, Buffer.from('\n% more')]));
    await bring(stranger, file, '已被改动');
    await stranger.getByText('末尾被追加').waitFor();
  },
);
