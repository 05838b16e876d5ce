import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { call, placeOf } from './call.ts';
import { journey } from './journey.ts';

type Pupil = { id: string; name: string; studentNumber: string };

/** A pupil of the registrar's school. Another one on each screen, from the end of the list: the others' journeys begin at its front. */
async function choosePupil(registrar: Page, schoolId: string, screen: string): Promise<Pupil> {
  const { items } = await call(registrar, `/register/pupils?schoolId=${schoolId}&limit=100`);
  const { personId: id, name } = items.at(screen === 'desktop' ? -1 : -2);
  const { identifiers } = await call(registrar, `/directory/people/${id}?unmasked=true`);
  const number = identifiers.find(({ type }: { type: string }) => type === 'student-number');
  return { id, name, studentNumber: number.value };
}

/** Another school of the bureau, with a class to go to. */
async function chooseSchool(officer: Page, notId: string): Promise<{ name: string; room: string }> {
  const bureau = await placeOf(officer);
  const { items } = await call(officer, `/directory/organisations/${bureau.id}/children?limit=100`);
  for (const { id, name, kind } of items) {
    if (id === notId || kind !== 'school') continue;
    const { cohorts } = await call(officer, `/register/schools/${id}`);
    const [room] = cohorts.flatMap((cohort: { classes: { name: string }[] }) => cohort.classes);
    if (room) return { name, room: room.name };
  }
  throw new Error('the county has one school only');
}

journey(
  'a pupil moves to another school: that side applies, the old school finds it on its list and agrees, both see it',
  async ({ platform, signIn, look, screen }) => {
    const registrar = await signIn('registrar');
    const school = await placeOf(registrar);
    const pupil = await choosePupil(registrar, school.id, screen);

    // The receiving school's side, which its bureau may keep for it.
    const officer = await signIn('county');
    const there = await chooseSchool(officer, school.id);
    await officer.goto(`${platform.url}/register/transfers`);
    await officer.getByRole('link', { name: '申请转入' }).click();
    await officer.getByRole('combobox', { name: /学校/ }).fill(there.name);
    await officer.locator('.ant-select-item-option', { hasText: there.name }).first().click();
    await officer.getByLabel('学籍号').fill(pupil.studentNumber);
    await officer.getByLabel('姓名').fill(`${pupil.name}某`);
    await officer.getByRole('button', { name: '查找' }).click();
    await officer.getByRole('alert').first().waitFor();
    await look(officer, 'transfer-unknown');
    await officer.getByLabel('姓名').fill(pupil.name);
    await officer.getByRole('button', { name: '查找' }).click();
    await officer.getByText(/^找到 /).waitFor();
    assert.equal(await officer.getByRole('main').getByText(pupil.name, { exact: true }).count(), 0);
    await officer.getByRole('combobox', { name: '班级' }).fill(there.room);
    await officer.locator('.ant-select-item-option', { hasText: there.room }).first().click();
    await officer.getByLabel('转学原因').fill('随父母务工迁居');
    await look(officer, 'transfer-form');
    await officer.getByRole('button', { name: '提交申请' }).click();
    await officer.getByText(/^转出学校应在 .+ 前核办$/).waitFor();
    await look(officer, 'transfer-applied');

    await registrar.goto(`${platform.url}/space/todos`);
    await registrar.getByText('核办一名学生的转出申请').first().waitFor();
    await look(registrar, 'transfer-todo');
    const open = registrar.locator('tbody tr[data-row], .tx-cards > li').filter({ hasText: '转出申请' });
    await (screen === 'desktop' ? open.first() : open.first().getByRole('link')).click();
    await registrar.getByRole('button', { name: '同意转出' }).click();
    await look(registrar, 'transfer-agreeing');
    await registrar.getByRole('dialog').last().getByRole('button', { name: '同意转出' }).click();
    await registrar.getByText(`学籍转到 ${there.name} ${there.room}`).waitFor();
    await look(registrar, 'transfer-agreed');

    await officer.reload();
    await officer.getByText(`${school.name} 同意转出`).waitFor();
    await officer.goto(`${platform.url}/register/pupils/${pupil.id}`);
    await officer.getByText(there.name).first().waitFor();
    await look(officer, 'pupil-transferred');
    await registrar.goto(`${platform.url}/space/todos`);
    await registrar.getByText('核办一名学生的转出申请').first().waitFor({ state: 'detached' });
  },
);
