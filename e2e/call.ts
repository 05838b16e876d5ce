import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Asks the API as the page's person would, from the page itself: what a journey needs before it begins. */
// biome-ignore lint/suspicious/noExplicitAny: answers are of any shape, and a wrong guess fails the journey
export async function call(page: Page, path: string, body?: object): Promise<any> {
  const answer = await page.evaluate(
    async ([path, body]) => {
      const response = await fetch(path, {
        method: body ? 'POST' : 'GET',
        ...(body && { body, headers: { 'content-type': 'application/json' } }),
      });
      return { status: response.status, text: await response.text() };
    },
    [`/api${path}`, body && JSON.stringify(body)] as const,
  );
  assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? undefined : JSON.parse(answer.text);
}

/** Where the page's person works. */
export async function placeOf(page: Page): Promise<{ id: string; name: string }> {
  return (await call(page, '/identity/session')).activeRole.organisation;
}
