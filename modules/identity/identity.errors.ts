import { defineErrors } from '#platform/errors.ts';

defineErrors({
  'identity.wrong-credentials': {
    status: 401,
    zh: '账号或密码不正确，还可以再试 {left} 次',
    en: 'Account or password is wrong; {left} attempts left',
  },
  'identity.locked': {
    status: 429,
    zh: '连续输错次数过多，请 {minutes} 分钟后再试，或请班主任、管理员重置',
    en: 'Too many wrong attempts; try again in {minutes} minutes, or ask your head teacher or administrator for a reset',
  },
  'identity.address-busy': {
    status: 429,
    zh: '本网络刚才输错密码的次数较多，请 {seconds} 秒后再试',
    en: 'Many wrong passwords came from this network just now; try again in {seconds} seconds',
  },
  'identity.disabled': {
    status: 403,
    zh: '此账号已停用，请联系学校或教育局的安全管理员',
    en: 'This account is disabled; ask the security administrator of your school or bureau',
  },
  'identity.not-your-role': {
    status: 403,
    zh: '您没有这个身份，或它已失效，请刷新后重选',
    en: 'You do not hold this role, or it has ended; reload and choose again',
  },
  'identity.activation-refused': {
    status: 401,
    zh: '账号与激活码不相符，还可以再试 {left} 次；请核对卡片，或请班主任重新发卡',
    en: 'Account and code do not belong together; {left} attempts left. Compare with the card or ask for a new one',
  },
  'identity.code-used': {
    status: 410,
    zh: '这个激活码已经用过或已被新卡取代，请使用最新的卡片，或直接登录',
    en: 'This code was used, or a newer card replaced it; use the newest card, or just sign in',
  },
  'identity.code-expired': {
    status: 410,
    zh: '这个激活码已过期，请班主任重新发卡',
    en: 'This code has expired; ask your head teacher for a new card',
  },
  'identity.too-many-codes': {
    status: 429,
    zh: '验证码发送得太频繁，请 {minutes} 分钟后再试',
    en: 'Too many codes were sent; try again in {minutes} minutes',
  },
  'identity.password-reused': {
    status: 400,
    zh: '新密码不能与原密码相同',
    en: 'The new password must differ from the old one',
  },
  'identity.passkey-refused': {
    status: 401,
    zh: '这把通行密钥没有通过验证，请重试，或改用密码登录',
    en: 'This passkey was not accepted; try again, or use your password',
  },
  'identity.ticket-expired': {
    status: 401,
    zh: '操作已超时，请从登录开始重来',
    en: 'This took too long; start again from the sign-in',
  },
  'identity.wrong-code': {
    status: 401,
    zh: '验证码不正确或已用过，还可以再试 {left} 次',
    en: 'The code is wrong or was used already; {left} attempts left',
  },
  'identity.own-account': {
    status: 409,
    zh: '不能对自己的账号做这项操作，请由另一位安全管理员处理',
    en: 'Not on your own account; another security administrator must do this',
  },
});
