import assert from 'node:assert/strict';
import { journey } from './journey.ts';

journey(
  'a head teacher issues a card, the pupil activates with it and signs in, the old code is dead',
  async ({ platform, person, signIn, look, screen }) => {
    const teacher = await signIn('headteacher');
    await teacher.goto(`${platform.url}/class-cards`);
    await teacher.getByText('本班账号').waitFor();
    await look(teacher, 'class-cards');
    // Another pupil on each screen: both journeys change the account.
    const row = teacher
      .getByRole('listitem')
      .filter({ has: teacher.getByRole('button', { name: '重新发卡' }) });
    await row
      .nth(screen === 'desktop' ? 2 : 3)
      .getByRole('button', { name: '重新发卡' })
      .click();
    await teacher.getByRole('dialog').getByRole('button', { name: '重新发卡' }).click();
    const card = teacher.locator('.tx-card-sheet').first();
    await card.waitFor();
    await look(teacher, 'class-card-printed');
    const [account = '', code = ''] = await card.locator('dd').allTextContents();
    assert.match(code, /[A-Z0-9]/);

    const pupil = await (await person()).newPage();
    const activate = async (withCode: string) => {
      await pupil.goto(`${platform.url}/activate`);
      await pupil.getByLabel('账号').fill(account);
      await pupil.getByLabel('激活码').fill(withCode);
      await pupil.getByRole('button', { name: '下一步' }).click();
    };
    await activate(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await pupil.getByRole('alert').first().waitFor();
    await look(pupil, 'activate-wrong-code');
    await activate(code);
    await pupil.getByLabel('新密码').fill('520731');
    await pupil.getByLabel('再输一次').fill('520731');
    await look(pupil, 'choose-password');
    await pupil.getByRole('button', { name: '保存并登录' }).click();
    await pupil.waitForURL(/\/home/);
    await look(pupil, 'home-after-activation');

    const thief = await (await person()).newPage();
    await thief.goto(`${platform.url}/activate`);
    await thief.getByLabel('账号').fill(account);
    await thief.getByLabel('激活码').fill(code);
    await thief.getByRole('button', { name: '下一步' }).click();
    await thief.getByRole('alert').first().waitFor();

    const again = await signIn(account, { password: '520731' });
    await again.getByRole('heading', { level: 1 }).waitFor();
  },
);
