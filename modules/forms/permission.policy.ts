import type { PermissionTable } from '#platform/auth/permissions.ts';

const designers = ['bureau-officer', 'bureau-technician'];

/** Who designs forms. Filling one in needs no right of its own: whoever offers the form says who may. */
export const permissions: PermissionTable = {
  'forms.form.read': { zh: '查看表单', en: 'See forms', roles: [...designers, 'bureau-leader'] },
  'forms.form.design': { zh: '设计表单', en: 'Design forms', roles: designers },
  'forms.form.publish': { zh: '发布和停用表单', en: 'Publish and withdraw forms', roles: designers },
};
