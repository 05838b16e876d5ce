import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Locale } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeMarkup = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] as string);

const style = `:root{color-scheme:light dark;--paper:#faf8f3;--card:#fff;--ink:#1e2b2a;--soft:#5b6b68;--green:#1f7a5c}
@media(prefers-color-scheme:dark){:root{--paper:#14191a;--card:#1c2324;--ink:#e8eeec;--soft:#a5b3b0;--green:#5fc39f}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);
font:16px/1.7 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{background:var(--card);border-radius:10px;padding:32px;margin:16px;max-width:420px;box-shadow:0 2px 14px rgb(30 43 42/.08)}
h1{font-size:22px;margin:0 0 8px}p{color:var(--soft);margin:0 0 16px}form{margin:0}
button,a.button{display:inline-block;font:inherit;border:0;border-radius:8px;padding:8px 20px;margin:4px 8px 4px 0;cursor:pointer;
background:var(--green);color:#fff;text-decoration:none}button.plain{background:none;color:var(--green);border:1px solid currentColor}
@media(prefers-color-scheme:dark){button,a.button{color:#10201b}}code{font-size:13px;color:var(--soft)}`;

/** A page that stands by itself, for the steps where a browser talks to a protocol and not to the shell. */
export function standalonePage(locale: Locale, title: Bilingual, body: string): string {
  return `<!doctype html>
<html lang="${locale === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeMarkup(title[locale])} · ${locale === 'en' ? 'Tongxue' : '通学'}</title><style>${style}</style></head>
<body><main><h1>${escapeMarkup(title[locale])}</h1>${body}</main></body></html>`;
}

const localeOf = (koa: KoaContextWithOIDC): Locale =>
  koa.get('accept-language').trim().toLowerCase().startsWith('en') ? 'en' : 'zh';

const say = (locale: Locale, zh: string, en: string) => escapeMarkup(locale === 'en' ? en : zh);

/** Asks before signing out; the provider's form carries the proof that our own page asked. */
export async function logoutPage(koa: KoaContextWithOIDC, form: string): Promise<void> {
  const locale = localeOf(koa);
  const name = koa.oidc.client?.clientName;
  const asked = name
    ? say(locale, `“${name}”请求退出登录。`, `“${name}” asks to sign you out.`)
    : say(locale, '您将退出登录。', 'You are about to sign out.');
  const all = say(
    locale,
    '退出后，用通学账号登录的其他应用也会一并退出。',
    'Other apps that you entered with your Tongxue account sign you out too.',
  );
  koa.body = standalonePage(
    locale,
    { zh: '退出登录？', en: 'Sign out?' },
    `<p>${asked}${all}</p>${form}
<button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">${say(locale, '退出登录', 'Sign out')}</button>
<button class="plain" type="submit" form="op.logoutForm">${say(locale, '保持登录', 'Stay signed in')}</button>`,
  );
}

export async function signedOutPage(koa: KoaContextWithOIDC): Promise<void> {
  const locale = localeOf(koa);
  koa.body = standalonePage(
    locale,
    { zh: '已退出登录', en: 'Signed out' },
    `<p>${say(locale, '您已安全退出。', 'You are signed out.')}</p><a class="button" href="/">${say(locale, '返回首页', 'To the first page')}</a>`,
  );
}

/** What went wrong, where no app can be told (OpenID Connect Core, 3.1.2.6: not to an unproved redirect address). */
export async function errorPage(
  koa: KoaContextWithOIDC,
  { error, error_description }: { error: string; error_description?: string | undefined },
): Promise<void> {
  const locale = localeOf(koa);
  koa.type = 'html';
  koa.body = standalonePage(
    locale,
    { zh: '无法继续登录', en: 'Sign-in cannot go on' },
    `<p>${say(
      locale,
      '应用发来的登录请求有误，或已经过期。请回到应用重新登录；若仍不行，请把下面的信息告诉应用服务商。',
      'The app’s sign-in request is wrong or has expired. Go back to the app and sign in again; if it still fails, tell the app’s vendor what stands below.',
    )}</p><p><code>${escapeMarkup(error)}${error_description ? `: ${escapeMarkup(error_description)}` : ''}</code></p>
<a class="button" href="/">${say(locale, '返回首页', 'To the first page')}</a>`,
  );
}
