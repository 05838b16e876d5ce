import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, type Walk } from './journey.ts';
import { openRelyingParty, type RelyingParty } from './relying-party.ts';

const names = { desktop: '口算练习册', phone: '朗读练习册' } as const;

async function apply({ platform, signIn, look, screen }: Walk, app: RelyingParty): Promise<Page> {
  const vendor = await signIn('vendor');
  await vendor.goto(`${platform.url}/vendor/apps`);
  await vendor.getByRole('link', { name: '申请接入' }).first().waitFor();
  await look(vendor, 'vendor-apps-before');
  await vendor.getByRole('link', { name: '申请接入' }).first().click();
  await vendor.getByRole('combobox', { name: '受理的教育局' }).fill('临夏市');
  await vendor.locator('.ant-select-item-option', { hasText: '临夏市' }).click();
  await vendor.getByLabel('应用名称').fill(names[screen]);
  await vendor.getByLabel('一句话介绍').fill('每天五分钟，练习和老师布置的内容一致');
  await vendor.getByLabel('运营单位全称').fill('临夏州育才教育科技有限公司');
  await vendor.getByLabel('数据用途').fill('用姓名显示成绩，不作其他用途');
  await vendor.getByLabel('数据存放地点和期限').fill('兰州机房，停用后 30 天内删除');
  await vendor.getByRole('textbox', { name: '姓名' }).fill('马文');
  await vendor.getByLabel('手机', { exact: true }).fill('13800000000');
  await vendor.getByLabel('邮箱').fill('vendor@example.cn');
  await vendor.getByLabel('进入地址').fill(app.startUrl);
  await vendor.getByLabel('OIDC 回调地址').fill('http://example.cn/callback');
  await vendor.getByRole('button', { name: '保存草稿' }).click();
  await vendor.getByRole('button', { name: '提交审核' }).click();
  // A plain http address of another machine would carry codes in the open.
  await vendor.getByRole('alert').first().waitFor();
  await look(vendor, 'vendor-app-refused');
  await vendor.getByRole('link', { name: '修改' }).click();
  await vendor.getByLabel('OIDC 回调地址').fill(app.redirectUri);
  await look(vendor, 'vendor-form');
  await vendor.getByRole('button', { name: '保存草稿' }).click();
  await vendor.getByRole('button', { name: '提交审核' }).click();
  await vendor.getByText('待审核').first().waitFor();
  await look(vendor, 'vendor-app-submitted');
  return vendor;
}

async function approve({ platform, signIn, look, screen }: Walk): Promise<void> {
  const officer = await signIn('county');
  await officer.goto(`${platform.url}/app-reviews`);
  await officer.getByText(names[screen]).first().waitFor();
  await look(officer, 'app-reviews');
  // By force: on a phone the whole card is the link, and lies over its words.
  await officer.getByText(names[screen]).first().click({ force: true });
  await officer.getByRole('button', { name: '审核通过' }).waitFor();
  await look(officer, 'app-review');
  await officer.getByRole('button', { name: '审核通过' }).click();
  await officer.getByText('运行中').first().waitFor();
}

/** What the vendor copies into the app: its id, and the secret that is shown once. */
async function fetchKeys({ look }: Walk, vendor: Page): Promise<[clientId: string, secret: string]> {
  await vendor.reload();
  await vendor.getByRole('button', { name: '生成密钥' }).click();
  await vendor.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await vendor.getByText('请立即保存，关闭后不能再看到').waitFor();
  await look(vendor, 'vendor-app-key');
  const copied = (await vendor.locator('.tx-copy').allTextContents()).map((text) => text.trim());
  const clientId = copied.find((text) => /^[0-9a-f]{8}-[0-9a-f-]{27}/.test(text)) ?? '';
  const secret = (await vendor.locator('.tx-callout .tx-copy').textContent())?.trim() ?? '';
  await vendor.reload();
  await vendor.getByText('有效').first().waitFor();
  assert.equal(await vendor.getByText(secret).count(), 0);
  return [clientId, secret];
}

journey(
  'a vendor applies, the bureau approves, a teacher signs in to the app from the app centre and takes the permission back',
  async (walk) => {
    const { platform, signIn, look, screen } = walk;
    const app = await openRelyingParty();
    try {
      const vendor = await apply(walk, app);
      await approve(walk);
      await app.connect(platform.url, ...(await fetchKeys(walk, vendor)));

      const teacher = await signIn('teacher');
      const name = (await teacher.getByRole('button', { name: /^我的:/ }).getAttribute('aria-label'))?.slice(
        4,
      );
      const enter = async () => {
        await teacher.goto(`${platform.url}/apps`);
        const card = teacher.getByRole('link', { name: names[screen] });
        await card.waitFor();
        const opened = teacher.context().waitForEvent('page');
        await card.click();
        return opened;
      };
      const refused = await enter();
      await look(teacher, 'app-centre');
      await refused.getByRole('button', { name: '同意并继续' }).waitFor();
      await look(refused, 'app-consent');
      await refused.getByRole('button', { name: '不同意' }).click();
      await refused.getByText('access_denied').waitFor();

      const agreed = await enter();
      await agreed.getByRole('button', { name: '同意并继续' }).click();
      await agreed.getByRole('heading', { name: `你好，${name}` }).waitFor();
      const again = await enter();
      await again.getByRole('heading', { name: `你好，${name}` }).waitFor();
      assert.equal((await app.askAgain()).name, name);

      await teacher.goto(`${platform.url}/authorisations`);
      const given = teacher.getByRole('article').filter({ hasText: names[screen] });
      await given.waitFor();
      await look(teacher, 'authorisations');
      await given.getByRole('button', { name: '收回授权' }).click();
      await teacher.getByRole('dialog').getByRole('button', { name: '收回授权' }).click();
      await given.waitFor({ state: 'detached' });
      await assert.rejects(app.askAgain());
      const asked = await enter();
      await asked.getByRole('button', { name: '同意并继续' }).waitFor();
    } finally {
      await app.close();
    }
  },
);
