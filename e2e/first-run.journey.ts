import assert from 'node:assert/strict';
import { journey } from './journey.ts';

journey(
  'first run: the terminal shows address and accounts, anybody finds a school, every demo role signs in',
  async ({ platform, person, signIn, look, screen }) => {
    const printed = platform.printed();
    assert.match(printed, /通学已就绪/);
    assert.match(printed, new RegExp(platform.password));

    const visitor = await (await person()).newPage();
    await visitor.goto(platform.url);
    await visitor.getByRole('searchbox').fill('lxs');
    await visitor
      .getByText(/临夏市.+小学/)
      .first()
      .waitFor();
    await look(visitor, 'portal');

    const accounts =
      screen === 'desktop'
        ? ['prefecture', 'county', 'principal', 'headteacher', 'teacher', 'pupil', 'guardian', 'several']
        : ['pupil', 'guardian', 'headteacher'];
    for (const account of accounts) {
      const page = await signIn(account);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(page, `home-${account}`);
      await page.context().close();
    }
  },
);
