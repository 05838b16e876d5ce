import assert from 'node:assert/strict';
import { journey } from './journey.ts';

journey(
  'a head teacher issues a pairing code, a guardian links the child with it, gives a consent and takes it back',
  async ({ platform, signIn, look, screen }) => {
    const teacher = await signIn('headteacher');
    await teacher.getByRole('main').locator('a[href^="/directory/classes/"]').first().click();
    await teacher
      .getByText('按拼音排列')
      .or(teacher.getByRole('heading', { name: '学生' }))
      .first()
      .waitFor();
    await look(teacher, 'class');
    // Another pupil on each screen: both journeys end with the child's link.
    const pupil = teacher.locator('.dir-pupils a').nth(screen === 'desktop' ? 4 : 5);
    await pupil.click();
    await teacher.waitForURL(/\/directory\/people\//);
    await teacher.getByRole('button', { name: '发家长绑定码' }).waitFor();
    await look(teacher, 'pupil');
    const name = (await teacher.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
    assert.notEqual(name, '');
    await teacher.getByRole('button', { name: '发家长绑定码' }).click();
    const code = (await teacher.locator('.dir-code').textContent())?.trim() ?? '';
    assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await look(teacher, 'pairing-code');

    const guardian = await signIn('guardian');
    await guardian.goto(`${platform.url}/directory/children`);
    await guardian.getByRole('heading', { name: '绑定孩子' }).waitFor();
    await look(guardian, 'children-before');
    const link = async (typed: string) => {
      await guardian.getByLabel('绑定码').fill(typed);
      await guardian.getByText('其他亲属', { exact: true }).last().click();
      await guardian.getByRole('button', { name: '绑定', exact: true }).click();
    };
    await link(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await guardian.getByRole('alert').first().waitFor();
    await look(guardian, 'wrong-pairing-code');
    // As it is typed from paper: small letters, no dashes.
    await link(code.toLowerCase().replaceAll('-', ''));
    const child = guardian
      .locator('section')
      .filter({ has: guardian.getByRole('heading', { name, exact: true }) });
    await child.getByText('其他亲属').waitFor();

    const works = child.getByRole('listitem').filter({ hasText: '展示作品和照片' });
    await works.getByText('未同意').waitFor();
    await works.getByRole('button', { name: '阅读并决定' }).click();
    const dialog = guardian.getByRole('dialog');
    await dialog.getByText('到哪里投诉').waitFor();
    assert.ok(await dialog.getByRole('button', { name: '同意', exact: true }).isDisabled());
    await look(guardian, 'consent-asked');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: '同意', exact: true }).click();
    await works.getByText('已同意').waitFor();
    await look(guardian, 'consent-given');

    await works.getByRole('button', { name: '撤回' }).click();
    await look(guardian, 'consent-revoke');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await works.getByText('未同意').waitFor();
    await child.getByText('撤回过的同意').click();
    await child.getByText(/撤回$/).last().waitFor();
    await look(guardian, 'consent-revoked');

    await link(code);
    await guardian.getByRole('alert').first().waitFor();

    await child.getByRole('button', { name: '解除绑定' }).click();
    await dialog.getByRole('button', { name: '解除绑定' }).click();
    await child.waitFor({ state: 'detached' });
  },
);
