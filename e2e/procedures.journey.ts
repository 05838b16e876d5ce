import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { signInAdministrator } from './factor.ts';
import { journey } from './journey.ts';

// A drawing is made with a mouse; the phone shows it.
journey(
  'an administrator designs a procedure without code, corrects what is wrong in it and publishes it',
  async (app) => {
    const page = await signInAdministrator(app, 'sysadmin');
    await page.goto('/procedures/definitions');
    await page.getByRole('button', { name: '新建流程' }).click();
    await page.getByLabel('中文名称').fill('校外实践备案');
    await page.getByLabel('代号').fill('outing.record');
    await page.getByRole('button', { name: '创建并开始画图' }).click();
    const panel = page.getByRole('region', { name: '设置' });
    const steps = panel.getByRole('button');

    // Who reviews, and until when.
    await steps.filter({ hasText: '审核' }).click();
    await panel.getByLabel('名称', { exact: true }).fill('安全股审核');
    await panel.getByLabel('工作日数').fill('7');
    await panel.getByLabel('选项名称').first().fill('同意备案');
    await app.look(page, 'designer');

    // After the approval somebody else decides; the old end behind the gateway goes.
    const drawn = (id: string) => page.locator(`.djs-element[data-element-id="${id}"]`).first();
    const pad = page.locator('.djs-context-pad');
    await drawn('approved').click();
    await pad.getByTitle('删除').click();
    await drawn('decision').click();
    await pad.getByTitle('接上 办理任务').click();
    await panel.getByLabel('名称', { exact: true }).fill('局领导审批');
    await pad.getByTitle('接上 结束').click();

    // The check names what is missing, and leads there.
    await page.getByRole('button', { name: '检查' }).click();
    await page.getByText(/\d+ 处问题/).waitFor();
    await page.getByText('排在它前面的流向没有条件').waitFor();
    await drawn('refused').click();
    await page
      .locator('.pr-canvas svg')
      .first()
      .click({ position: { x: 300, y: 500 } });
    await steps.filter({ hasText: '是否同意 → 局领导审批' }).click();
    await panel.getByText('上一步选了').click();
    await panel.getByTitle('同意备案').waitFor();
    await page.getByRole('button', { name: '检查' }).click();
    await page.getByText('没有发现问题，可以发布').waitFor();
    await app.look(page, 'designer-checked');

    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 BPMN' }).click(),
    ]);
    const bpmn = await readFile(await file.path(), 'utf8');
    assert.match(bpmn, /局领导审批/);

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await page.getByText('这一版已经发布，只能查看').waitFor();
    await app.look(page, 'procedure-published');

    // What went out comes in again, also what another tool would have drawn.
    await page.goto('/procedures/definitions');
    await page.getByRole('button', { name: '导入 BPMN 文件' }).click();
    const upload = (name: string, text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });
    await upload('other.bpmn', bpmn.replaceAll('userTask', 'scriptTask'));
    await page.getByText('这个文件不能导入').waitFor();
    await page
      .getByText(/不运行脚本任务/)
      .first()
      .waitFor();
    await app.look(page, 'import-refused');
    await upload('outing.bpmn', bpmn);
    await page.getByLabel('代号').fill('outing.copy');
    await page.getByRole('button', { name: '创建并开始画图' }).click();
    await drawn('decision').waitFor();
  },
  ['desktop'],
);

journey('a late case turns red and reaches the supervisor', async (app) => {
  const page = await app.signIn('inspector');
  await page.getByRole('heading', { name: '超期办件' }).waitFor();
  await page.getByRole('link', { name: '全程监督' }).first().click();
  await page.waitForURL(/supervision/);
  await page.getByRole('heading', { name: '卡在哪一步' }).waitFor();
  await page.getByText('教师外出培训审批 · 人事股审核').waitFor();
  await app.look(page, 'supervision');
  await page.getByRole('link', { name: '查看超期办件' }).click();
  const late = '赴成都参加班主任培训';
  await (app.screen === 'phone' ? page.getByRole('link', { name: late }) : page.getByText(late))
    .first()
    .click();
  await page.waitForURL(/procedures\/cases\/.+\/.+/);
  await page.getByText('已超期').first().waitFor();
  await page.getByRole('heading', { name: '办理过程' }).waitFor();
  await page.locator('.pr-now').first().waitFor();
  await app.look(page, 'late-case');

  // The doer finds it first on the list.
  const officer = await app.signIn('county');
  await officer.goto('/procedures/tasks');
  await officer.getByText(late).first().waitFor();
  await app.look(officer, 'tasks');
});
