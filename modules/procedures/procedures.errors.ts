import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'procedures.file-refused': {
    status: 422,
    zh: '图中有 {count} 处不能保存，请按提示修改',
    en: '{count} things in the drawing cannot be saved; see what to change',
  },
  'procedures.unsound': {
    status: 422,
    zh: '流程还有 {count} 处问题，改好后才能发布',
    en: '{count} things are wrong in the procedure; correct them before publishing',
  },
  'procedures.key-taken': {
    status: 409,
    zh: '代号“{key}”已有流程在用，请换一个，或在那个流程上新建版本',
    en: 'The key “{key}” is in use; choose another, or make a new version of that procedure',
  },
  'procedures.draft-exists': {
    status: 409,
    zh: '这个流程已有一个草稿，请在草稿上修改',
    en: 'This procedure has a draft already; edit that',
  },
});
