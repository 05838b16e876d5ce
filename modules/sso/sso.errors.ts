import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'sso.token-invalid': {
    status: 401,
    zh: '访问令牌无效、已过期或已被收回',
    en: 'The access token is invalid, expired or revoked',
  },
  'sso.app-not-yours': { status: 403, zh: '这不是您的应用', en: 'This is not your app' },
  'sso.wrong-state': {
    status: 409,
    zh: '应用当前状态不允许这项操作',
    en: 'The app’s state does not allow this',
  },
  'sso.app-unavailable': {
    status: 403,
    zh: '应用未通过审核或已停用，不能登录',
    en: 'This app is not approved or was suspended; nobody can sign in to it',
  },
  'sso.not-for-you': {
    status: 403,
    zh: '应用没有向您的角色或单位开放',
    en: 'This app is not open to your role or organisation',
  },
  'sso.interaction-gone': {
    status: 404,
    zh: '登录请求已过期或已完成，请回到应用重新登录',
    en: 'This sign-in request has expired or is done; go back to the app and sign in again',
  },
  'sso.sign-in-again': {
    status: 409,
    zh: '应用要求您重新登录一次',
    en: 'The app asks you to sign in once more',
  },
  'sso.icon-unfit': {
    status: 422,
    zh: '图标须为不超过 64 KB 的 PNG，或不含脚本与外部引用的 SVG',
    en: 'The icon must be a PNG, or an SVG without scripts and outside references, of at most 64 KB',
  },
  'sso.too-many-keys': {
    status: 409,
    zh: '应用最多同时有两个有效密钥，请等旧密钥到期',
    en: 'An app has at most two valid keys; wait until the old one expires',
  },
});
