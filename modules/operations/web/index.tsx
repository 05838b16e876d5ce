import { defineModuleWeb } from '#web/contract.ts';

export default defineModuleWeb({
  module: 'operations',
  routes: [
    {
      path: '/operations',
      page: () => import('./operations.page.tsx'),
      title: { zh: '运行状况', en: 'Operations' },
      permission: 'operations.status.read',
    },
  ],
  menu: [
    {
      key: 'operations.status',
      path: '/operations',
      icon: 'backup',
      zh: '运行状况',
      en: 'Operations',
      permission: 'operations.status.read',
      group: 'system',
      order: 10,
      shortcut: 'o',
      pinyin: 'yun xing zhuang kuang',
    },
  ],
});
