import { defineModuleWeb } from '#web/contract.ts';

export default defineModuleWeb({
  module: 'forms',
  routes: [
    {
      path: '/forms',
      page: () => import('./forms.page.tsx'),
      title: { zh: '表单', en: 'Forms' },
      permission: 'forms.form.read',
    },
    {
      path: '/forms/$id/design',
      page: () => import('./design.page.tsx'),
      title: { zh: '设计表单', en: 'Design a form' },
      permission: 'forms.form.read',
      parent: '/forms',
    },
    {
      path: '/forms/try/$tenantId/$id',
      page: () => import('./try.page.tsx'),
      title: { zh: '试填', en: 'Try a form' },
    },
  ],
  menu: [
    {
      key: 'forms.forms',
      path: '/forms',
      icon: 'form',
      zh: '表单设计',
      en: 'Forms',
      permission: 'forms.form.read',
      group: 'affairs',
      order: 80,
      pinyin: 'biao dan she ji',
    },
  ],
});
