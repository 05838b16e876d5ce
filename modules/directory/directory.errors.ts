import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'directory.cycle': {
    status: 409,
    zh: '上级机构不能是它自己或它的下级机构',
    en: 'An organisation cannot stand below itself',
  },
  'directory.parent-unknown': {
    status: 400,
    zh: '上级机构不存在，或不属于本单位',
    en: 'The organisation above does not exist or belongs to somebody else',
  },
  'directory.wrong-nesting': {
    status: 409,
    zh: '{kind}不能设在{parent}之下',
    en: 'A {kind} cannot stand below a {parent}',
  },
  'directory.other-tenant': {
    status: 409,
    zh: '不能移到另一个数据管理单位，请由双方上级办理',
    en: 'It cannot move to another bureau’s data; ask the bureau above both',
  },
  'directory.not-closed': {
    status: 409,
    zh: '该机构没有撤销，无需恢复',
    en: 'This organisation is not closed',
  },
  'directory.parent-closed': {
    status: 409,
    zh: '上级机构已撤销：请先恢复上级机构',
    en: 'The organisation above is closed: reopen that one first',
  },
  'directory.closed': { status: 409, zh: '该机构已撤销', en: 'This organisation is closed' },
  'directory.not-empty': {
    status: 409,
    zh: '该机构下还有机构或人员：请先迁出，或选择并入另一机构、一并撤销',
    en: 'Organisations or people remain: move them first, or choose to merge them elsewhere or to close all',
  },
  'directory.pupils-remain': {
    status: 409,
    zh: '该机构下还有在籍学生：请先办理转学或毕业，或选择并入另一学校',
    en: 'Pupils are still enrolled: transfer or graduate them first, or merge into another school',
  },
  'directory.code-taken': {
    status: 409,
    zh: '该代码已被使用过，一校一码，不得重复使用',
    en: 'This code has been used: codes are never given twice',
  },
  'directory.identifier-taken': {
    status: 409,
    zh: '{type}已属于另一人，可能是同一人重复登记',
    en: 'This {type} belongs to another person, perhaps the same one registered twice',
  },
  'directory.merge-impossible': {
    status: 409,
    zh: '这两条记录不能合并',
    en: 'These two records cannot be merged',
  },
  'directory.merge-elsewhere': {
    status: 403,
    zh: '其中一人还属于您管辖之外的单位，请由共同的上级合并',
    en: 'One of them also belongs to places outside your reach; ask the bureau above both',
  },
  'directory.merge-undone': { status: 409, zh: '这次合并已经撤销', en: 'This merge was undone already' },
  'directory.role-unfit': { status: 409, zh: '不能授予这个角色', en: 'This role cannot be granted' },
  'directory.separated-roles': {
    status: 409,
    zh: '三员分立：系统、安全、审计管理员须由不同的人担任',
    en: 'System, security and audit administrators must be three different people',
  },
  'directory.not-to-oneself': {
    status: 403,
    zh: '不能给自己授予角色',
    en: 'Nobody grants a role to oneself',
  },
  'directory.too-many-children': {
    status: 409,
    zh: '一位监护人最多关联{most}名孩子',
    en: 'A guardian links at most {most} children',
  },
  'directory.already-linked': {
    status: 409,
    zh: '您已经关联了这个孩子',
    en: 'This child is linked to you already',
  },
  'directory.already-ended': { status: 409, zh: '这条记录已经结束', en: 'This record has ended already' },
});
