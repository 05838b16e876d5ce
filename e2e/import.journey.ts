import assert from 'node:assert/strict';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { journey, until, type Walk } from './journey.ts';

type Row = Record<string, string>;

const names = { desktop: ['拜欣悦', '拜思源', '拜星河'], phone: ['拜晨曦', '拜雨泽', '拜云朵'] } as const;

/** Newcomers as a school would type them; sequences differ, so that the two screens import different children. */
function newcomers(schoolCode: string, screen: Walk['screen']): Row[] {
  return names[screen].map((name, index) => {
    const birthDate = `2018-0${index + 3}-12`;
    return {
      学校标识码: schoolCode,
      年级: '一年级',
      班级: '1班',
      姓名: name,
      性别: '女',
      出生日期: birthDate,
      身份证件类型: '居民身份证',
      身份证件号: makeResidentId({
        region: '622901',
        birthDate,
        sequence: (screen === 'desktop' ? 702 : 712) + 2 * index,
      }),
      民族: '东乡族',
      入学日期: '2026-09-01',
      就读方式: '走读',
      监护人姓名: ['拜山', '拜川', '拜原'][index] ?? '',
      监护人关系: '父亲',
      监护人手机号: `1540000${screen === 'desktop' ? 71 : 72}0${index}`,
    };
  });
}

/** Writes rows into the template under the headings that it came with. */
async function fill(template: Buffer, rows: Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(template as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('学生');
  assert.ok(sheet, 'the template has a sheet 学生');
  const headings = (sheet.getRow(1).values as unknown[]).map(String);
  for (const [at, row] of rows.entries()) {
    for (const [heading, value] of Object.entries(row)) {
      const column = headings.indexOf(heading);
      assert.ok(column > 0, `the template has a column ${heading}`);
      sheet.getRow(3 + at).getCell(column).value = value;
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function downloadTemplate(page: Page): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '学生', exact: true }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function upload(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: bytes,
  });
  await page.waitForURL(/\/roster\/imports\/./);
  await page.getByText('逐格报告').waitFor();
}

async function ownSchoolCode(page: Page): Promise<string> {
  const session = await (await page.request.get('/api/identity/session')).json();
  const school = await (
    await page.request.get(`/api/directory/organisations/${session.activeRole.organisation.id}`)
  ).json();
  return school.codes.find((code: { type: string }) => code.type === 'school-code').value;
}

/** Whether the directory's page finds somebody of this name. */
async function isFound(page: Page, url: string, name: string): Promise<boolean> {
  await page.goto(`${url}/directory/people?q=${encodeURIComponent(name)}`);
  const found = page.getByRole('main').locator('li, tr').filter({ hasText: name }).first();
  await found
    .or(page.getByText(/^(这里没有人|没有符合条件的内容)$/))
    .first()
    .waitFor();
  return found.isVisible();
}

journey(
  'a school technician imports a broken sheet, is told cell by cell, mends it, writes it, and takes the whole back',
  async ({ platform, signIn, look, screen }) => {
    const page = await signIn('technician');
    await page.goto(`${platform.url}/roster/imports`);
    await page.getByRole('heading', { name: '批量导入' }).waitFor();
    await look(page, 'imports');
    const template = await downloadTemplate(page);
    const good = newcomers(await ownSchoolCode(page), screen);
    const [first = {}, second = {}, third = {}] = good;
    const number = String(second.身份证件号);
    const wrong = { ...second, 身份证件号: `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}` };
    await upload(page, '新生.xlsx', await fill(template, [first, wrong, { ...third, 班级: '99班' }, first]));
    await page.getByText('第 4 行 · 身份证件号').waitFor();
    await page.getByText('第 5 行 · 班级').waitFor();
    await page
      .getByText(/第 6 行/)
      .first()
      .waitFor();
    await look(page, 'import-broken');
    assert.equal(await page.getByRole('button', { name: '全部写入' }).count(), 0);
    assert.equal(await isFound(page, platform.url, String(first.姓名)), false);

    await page.goto(`${platform.url}/roster/imports`);
    await upload(page, '新生（改好）.xlsx', await fill(template, good));
    await page.getByText('没有问题').waitFor();
    await look(page, 'import-good');
    await page.getByRole('button', { name: '全部写入' }).click();
    await look(page, 'import-asked');
    await page.getByRole('dialog').getByRole('button', { name: '全部写入' }).click();
    await page.getByText('写入完成').waitFor();
    await look(page, 'import-written');
    const address = page.url();
    for (const { 姓名: name } of good) assert.equal(await isFound(page, platform.url, String(name)), true);
    await look(page, 'people-after-import');

    await page.goto(address);
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByText('这次导入已经撤销').waitFor();
    await look(page, 'import-undone');
    await until(async () => !(await isFound(page, platform.url, String(first.姓名))));
    assert.equal(await isFound(page, platform.url, String(third.姓名)), false);
  },
);
