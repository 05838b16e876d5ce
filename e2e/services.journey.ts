import assert from 'node:assert/strict';
import { journey } from './journey.ts';

journey(
  'a guardian applies with everything filled in, an officer sends it back, it is completed and approved',
  async ({ platform, signIn, look, screen }) => {
    // Another service on each screen: of one child one application at a time is open.
    const service = screen === 'desktop' ? '学籍档案查询' : '个人信息保护投诉与请求';
    const guardian = await signIn('guardian');
    await guardian.goto(`${platform.url}/services`);
    await guardian.getByRole('heading', { name: '办事服务', level: 1 }).waitFor();
    await look(guardian, 'services');
    await guardian.getByText(service, { exact: true }).click();
    await guardian.getByRole('heading', { name: '办理流程' }).waitFor();
    await look(guardian, 'service-guide');
    await guardian.getByRole('link', { name: '在线申请' }).click();

    const name = (await (await guardian.request.get(`${platform.url}/api/identity/session`)).json()).person
      .name;
    await guardian.getByLabel('申请人姓名').waitFor();
    assert.equal(await guardian.getByLabel('申请人姓名').inputValue(), name);
    await look(guardian, 'service-form');
    await guardian.getByRole('button', { name: '提交申请' }).click();
    await guardian.getByText(/必填/).first().waitFor();
    if (screen === 'desktop') {
      await guardian.getByLabel(/当时就读的学校全称/).fill('县第二中学');
      await guardian.getByLabel(/毕业或离校年份/).fill('2003');
      await guardian.getByText('毕业名册', { exact: true }).click();
    } else {
      await guardian.getByText('更正补充', { exact: true }).click();
      await guardian.getByLabel(/具体说明/).fill('孩子的出生日期登记有误。');
    }
    await guardian.getByRole('button', { name: '提交申请' }).click();
    await guardian.waitForURL(/\/procedures\/cases\//);
    await guardian.getByRole('heading', { name: '办理过程' }).waitFor();
    await look(guardian, 'service-case');
    const caseUrl = guardian.url();

    const officer = await signIn('county');
    await officer.goto(caseUrl);
    await officer.getByRole('heading', { name: '申请内容' }).first().waitFor();
    await officer.getByText(name, { exact: true }).first().waitFor();
    await look(officer, 'service-office');
    await officer.getByLabel('意见', { exact: true }).fill('请把年份写准确。');
    await officer.getByRole('button', { name: '退回补正', exact: true }).click();
    await officer.getByText('请把年份写准确。').first().waitFor();

    await guardian.goto(caseUrl);
    await guardian.getByText('请把年份写准确。').first().waitFor();
    await look(guardian, 'service-returned');
    await guardian.getByRole('button', { name: '重新提交', exact: true }).click();
    await guardian.getByRole('button', { name: '重新提交', exact: true }).waitFor({ state: 'detached' });

    await officer.goto(caseUrl);
    await officer.getByLabel(/查询结果|处理结果/).fill('已核实。');
    await officer.getByRole('button', { name: /^(已查到并答复|已答复)$/ }).click();
    await officer.getByText('已办结').first().waitFor();
    await look(officer, 'service-closed');

    await guardian.goto(`${platform.url}/services/mine`);
    const row = guardian.getByRole(screen === 'desktop' ? 'row' : 'listitem').filter({ hasText: service });
    await row.filter({ hasText: '通过' }).first().waitFor();
    await look(guardian, 'my-applications');
  },
);
