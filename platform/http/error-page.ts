import { errorCatalogue } from '../errors.ts';

const toText = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** The page that the `type` of every problem document points to: each code with its status and both texts. */
export function errorPage(): string {
  const rows = [...errorCatalogue()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, zh, en }]) => {
      const cells = [`<code>${code}</code>`, String(status), toText(zh), toText(en)];
      return `<tr id="${code}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>错误代码 Error codes</title>
<style>body{font:1rem/1.7 sans-serif;margin:2rem;color:#1e2b2a;background:#faf8f3}td,th{padding:.25rem 1rem .25rem 0;text-align:left;vertical-align:top}:target{background:#fdf0e1}</style>
<h1>错误代码 Error codes</h1>
<table><thead><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></html>`;
}
