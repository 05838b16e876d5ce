import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { call, placeOf } from './call.ts';
import { journey, type Walk } from './journey.ts';

/** Other people and organisations on each screen: what is made here stays. */
const doubles = { desktop: '拜双喜', phone: '拜双泉' } as const;
const unions = {
  desktop: ['东片教研联盟', '西片教研联盟', '语文组'],
  phone: ['南片教研联盟', '北片教研联盟', '数学组'],
} as const;

async function registerTwice(page: Page, name: string): Promise<void> {
  const { id } = await placeOf(page);
  for (const telephone of ['', '0930-6210000'])
    await call(page, '/directory/registrations', {
      organisationId: id,
      name,
      sex: 'female',
      contact: telephone ? { telephone } : {},
      standing: { kind: 'staff', post: 'officer' },
    });
}

const rowsOf = (page: Page, name: string) =>
  page.getByRole('main').locator('tbody tr[data-row], .tx-cards > li').filter({ hasText: name });

async function find({ platform }: Walk, page: Page, name: string, count: number): Promise<void> {
  await page.goto(`${platform.url}/directory/people?q=${encodeURIComponent(name)}`);
  await rowsOf(page, name)
    .nth(count - 1)
    .waitFor();
  assert.equal(await rowsOf(page, name).count(), count);
}

journey(
  'a bureau’s officer finds somebody registered twice, merges the two, and takes the merge back',
  async (walk) => {
    const { signIn, look, screen } = walk;
    const name = doubles[screen];
    const page = await signIn('county');
    await registerTwice(page, name);
    await find(walk, page, name, 2);
    for (const row of await rowsOf(page, name).all()) await row.getByRole('checkbox').check();
    await look(page, 'duplicates-chosen');
    await page.getByRole('button', { name: '比对并合并' }).click();
    await page.waitForURL(/\/merge\?with=/);
    await page.getByRole('radio').nth(1).check();
    await look(page, 'duplicates-compared');
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await look(page, 'merge-asked');
    await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('heading', { name: '合并记录' }).waitFor();
    await look(page, 'merged');
    const kept = page.url();
    await find(walk, page, name, 1);

    await page.goto(kept);
    await page.getByRole('button', { name: '撤销合并' }).click();
    await look(page, 'unmerge-asked');
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
    await page.getByText(/^已于 .+ 撤销$/).waitFor();
    await look(page, 'unmerged');
    await find(walk, page, name, 2);
  },
);

/** Opens an organisation that stands directly below the officer's own, on its page or beside the tree. */
async function open({ platform }: Walk, page: Page, id: string): Promise<void> {
  await page.goto(`${platform.url}/directory/tree?id=${id}`);
  await page.getByRole('button', { name: '调整隶属' }).waitFor();
}

journey(
  'an officer moves a group below another, closes the empty one, and closes the other with all that is below it',
  async (walk) => {
    const { signIn, look, screen } = walk;
    const page = await signIn('county');
    const bureau = await placeOf(page);
    const make = async (name: string, parentId: string): Promise<string> =>
      (await call(page, '/directory/organisations', { parentId, kind: 'group', name })).id;
    const [from, to, group] = unions[screen];
    const fromId = await make(from, bureau.id);
    const toId = await make(to, bureau.id);
    const groupId = await make(group, fromId);

    await open(walk, page, groupId);
    await look(page, 'group');
    await page.getByRole('button', { name: '调整隶属' }).click();
    const dialog = page.getByRole('dialog');
    const choose = (name: string) => dialog.getByRole('treeitem', { name }).click();
    await dialog.getByText('请选择新的上级机构').waitFor();
    assert.ok(await dialog.getByRole('button', { name: '移到这里' }).isDisabled());
    await choose(from);
    await dialog.getByText(`现在就在“${from}”之下`).waitFor();
    assert.ok(await dialog.getByRole('button', { name: '移到这里' }).isDisabled());
    await choose(to);
    await dialog.getByText(`移到“${to}”之下`).waitFor();
    await look(page, 'group-moving');
    await dialog.getByRole('button', { name: '移到这里' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('navigation', { name: '上级机构' }).getByText(to).waitFor();
    await look(page, 'group-moved');

    await open(walk, page, fromId);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await dialog.getByText('下面没有机构，也没有学生和教职工，可以撤销。').waitFor();
    await look(page, 'empty-closing');
    await dialog.getByRole('button', { name: '撤销', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    await open(walk, page, toId);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await dialog.getByText(/还没有处理完：1 个下级机构/).waitFor();
    const close = dialog.getByRole('button', { name: '撤销', exact: true });
    assert.ok(await close.isDisabled(), 'what becomes of the rest is decided first');
    await dialog.getByRole('radio', { name: /连同下级机构一起撤销/ }).check();
    await look(page, 'full-closing');
    await close.click();
    await dialog.waitFor({ state: 'detached' });
    for (const id of [fromId, toId, groupId])
      assert.ok((await call(page, `/directory/organisations/${id}`)).validTo, 'closed');
    await page.goto(`${walk.platform.url}/directory/tree?id=${groupId}`);
    await page.getByText('已撤销', { exact: true }).first().waitFor();
    await look(page, 'group-closed');
  },
);
