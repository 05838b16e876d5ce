import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import httpCasClient from 'http-cas-client';
import { type Browser, openBrowser } from '#platform/testing/browser.ts';
import { buildApp, buildBureau, buildPerson, reviewer, serve, signIn } from './sso.factory.ts';

const { app, origin } = await serve({ worker: true });
const bureau = await buildBureau(app, '和政县教育局');
const elsewhere = await buildBureau(app, '广河县教育局');
const teacher = await buildPerson(app, bureau, { post: 'teacher' });

/** A website of this machine, closed at the end. */
async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server: Server = createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const oldSystem = await listen((_request, response) => response.end());
const service = `${oldSystem}/index.jsp`;
await buildApp(
  app,
  bureau,
  {
    name: '老办公系统',
    redirectUris: [],
    casServices: [service, `${oldSystem}/app/*`],
    scopes: ['openid', 'profile', 'roles', 'organisation'],
  },
  { trusted: true },
);

const loginUrl = (parameters: Record<string, string>) => `/cas/login?${new URLSearchParams(parameters)}`;

async function ticketFor(
  browser: Browser,
  parameters: Record<string, string> = { service },
): Promise<string> {
  const response = await browser.send(loginUrl(parameters));
  const location = new URL(response.headers.get('location') ?? '', origin);
  const ticket = location.searchParams.get('ticket');
  assert.ok(ticket, `no ticket: ${response.status} ${location}`);
  return ticket;
}

const validate = async (path: string, parameters: Record<string, string>) =>
  (await fetch(`${origin}/cas/${path}?${new URLSearchParams(parameters)}`)).text();

const browser = await signIn(origin, teacher);

describe('CAS sign-in', () => {
  it('gives a ticket of 32 characters of the allowed set, good once, within a minute, for its service', async () => {
    const ticket = await ticketFor(browser);
    assert.match(ticket, /^ST-[A-Za-z0-9-]{29}$/);
    const first = await validate('serviceValidate', { service, ticket });
    assert.match(first, /<cas:user>\d{16}<\/cas:user>/);
    assert.doesNotMatch(first, /cas:attributes/);
    const second = await validate('serviceValidate', { service, ticket });
    assert.match(second, /authenticationFailure code="INVALID_TICKET"/);
  });

  it('tells attributes on the p3 paths, as XML and as JSON', async () => {
    const xml = await validate('p3/serviceValidate', { service, ticket: await ticketFor(browser) });
    assert.match(xml, /<cas:name>马晓梅<\/cas:name>/);
    assert.match(xml, /<cas:role>teacher<\/cas:role>/);
    assert.match(xml, /<cas:isFromNewLogin>false<\/cas:isFromNewLogin>/);
    assert.match(xml, /<cas:longTermAuthenticationRequestTokenUsed>false</);
    const json = JSON.parse(
      await validate('p3/serviceValidate', { service, ticket: await ticketFor(browser), format: 'JSON' }),
    );
    const { user, attributes } = json.serviceResponse.authenticationSuccess;
    assert.match(user, /^\d{16}$/);
    assert.deepEqual(attributes.role, ['teacher']);
    assert.equal(attributes.organisationName, '和政县教育局第一小学');
    assert.match(
      await validate('serviceValidate', { service, ticket: 'ST-x', format: 'YAML' }),
      /code="INVALID_REQUEST"/,
    );
  });

  it('answers /validate with yes and no', async () => {
    const ticket = await ticketFor(browser);
    assert.match(await validate('validate', { service, ticket }), /^yes\n\d{16}\n$/);
    assert.equal(await validate('validate', { service, ticket }), 'no\n');
    assert.equal(await validate('validate', {}), 'no\n');
  });

  it('refuses a ticket for another service, and it is spent', async () => {
    const ticket = await ticketFor(browser);
    const wrong = await validate('serviceValidate', { service: `${oldSystem}/app/x`, ticket });
    assert.match(wrong, /code="INVALID_SERVICE"/);
    assert.match(await validate('serviceValidate', { service, ticket }), /code="INVALID_TICKET"/);
  });

  it('lets one of many simultaneous validations win', async () => {
    const ticket = await ticketFor(browser);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => validate('serviceValidate', { service, ticket })),
    );
    assert.equal(answers.filter((answer) => answer.includes('authenticationSuccess')).length, 1);
  });

  it('asks for service and ticket', async () => {
    assert.match(await validate('serviceValidate', { service }), /code="INVALID_REQUEST"/);
    assert.match(await validate('p3/proxyValidate', { ticket: 'ST-1' }), /code="INVALID_REQUEST"/);
  });

  it('refuses services that nobody registered, look-alikes too, on a page', async () => {
    for (const foreign of [
      'https://evil.example.cn/',
      `${oldSystem}.evil.cn/app/`,
      `${oldSystem}/other`,
      `${oldSystem}@evil.cn/app/`,
      `${oldSystem.replace('http:', 'https:')}/index.jsp`,
      'javascript:alert(1)',
      'not a url',
    ]) {
      const response = await browser.send(loginUrl({ service: foreign }));
      assert.equal(response.status, 403, foreign);
      assert.equal(response.headers.get('location'), null);
    }
  });

  it('keeps the query of the service address and finds addresses below a *', async () => {
    const deep = `${oldSystem}/app/a/b?x=1&y=%E4%B8%AD`;
    const response = await browser.send(loginUrl({ service: deep }));
    assert.ok(response.headers.get('location')?.startsWith(`${deep}&ticket=ST-`));
  });

  it('sends strangers to sign in and back; gateway sends them on without a ticket', async () => {
    const stranger = openBrowser(origin);
    const asked = await stranger.send(loginUrl({ service }));
    const target = new URL(asked.headers.get('location') as string, origin);
    assert.equal(target.pathname, '/continue');
    const back = target.searchParams.get('to') as string;
    const passed = await stranger.send(loginUrl({ service, gateway: 'true' }));
    assert.equal(passed.headers.get('location'), service);
    await signIn(origin, teacher, stranger);
    const entered = await stranger.send(back);
    const ticket = new URL(entered.headers.get('location') as string).searchParams.get('ticket') as string;
    const answer = await validate('p3/serviceValidate', { service, ticket, renew: 'true' });
    assert.match(answer, /<cas:isFromNewLogin>true</);
  });

  it('takes renew seriously: a session that was there is not enough', async () => {
    const asked = await browser.send(loginUrl({ service, renew: 'true' }));
    const target = new URL(asked.headers.get('location') as string, origin);
    assert.equal(target.pathname, '/continue');
    assert.equal(target.searchParams.get('again'), '1');
    const back = target.searchParams.get('to') as string;
    const still = await browser.send(back);
    assert.equal(new URL(still.headers.get('location') as string, origin).pathname, '/continue');
    const fresh = await signIn(origin, teacher);
    const entered = await fresh.send(back);
    assert.match(entered.headers.get('location') ?? '', /ticket=ST-/);
    const sso = await ticketFor(browser);
    assert.match(
      await validate('serviceValidate', { service, ticket: sso, renew: 'true' }),
      /code="INVALID_TICKET"/,
    );
  });

  it('does not believe a made-up time of asking', async () => {
    const response = await browser.send(loginUrl({ service, renew: 'true', since: 'a1.00000000.AAAA' }));
    assert.equal(new URL(response.headers.get('location') as string, origin).pathname, '/continue');
  });

  it('warns before it goes on, when asked to', async () => {
    const response = await browser.send(loginUrl({ service, warn: 'true' }));
    assert.equal(response.status, 200);
    assert.match(await response.text(), /127\.0\.0\.1/);
  });

  it('says that somebody is signed in already, without a service', async () => {
    const response = await browser.send('/cas/login');
    assert.equal(response.status, 200);
    assert.match(await response.text(), /您已登录/);
  });

  it('asks for consent where the bureau does not vouch for the app, and remembers it', async () => {
    const visited = `${await listen((_request, response) => response.end())}/cas`;
    await buildApp(app, bureau, { redirectUris: [], casServices: [visited], scopes: ['openid', 'profile'] });
    const mine = await signIn(origin, teacher);
    const asked = await mine.send(loginUrl({ service: visited }));
    const consent = new URL(asked.headers.get('location') as string, origin);
    assert.equal(consent.pathname, '/consent/cas');
    const to = consent.searchParams.get('to') as string;
    const view = await (await mine.send(`/api/sso/cas-requests?${new URLSearchParams({ to })}`)).json();
    assert.deepEqual(
      (view as { scopes: { scope: string }[] }).scopes.map(({ scope }) => scope),
      ['openid', 'profile'],
    );
    const agreed = await mine.send('/api/sso/cas-requests/agree', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ to, remember: true }),
    });
    const { url } = (await agreed.json()) as { url: string };
    assert.match((await mine.send(url)).headers.get('location') ?? '', /ticket=ST-/);
    assert.ok(await ticketFor(mine, { service: visited }));
  });

  it('refuses people of another county, and everybody when the app was suspended', async () => {
    const stranger = await buildPerson(app, elsewhere, { post: 'teacher' });
    const foreign = await signIn(origin, stranger);
    assert.equal((await foreign.send(loginUrl({ service }))).status, 403);
    const soon = `${await listen((_request, response) => response.end())}/cas`;
    const stopped = await buildApp(
      app,
      bureau,
      { redirectUris: [], casServices: [soon], scopes: ['openid'] },
      { trusted: true },
    );
    const ticket = await ticketFor(browser, { service: soon });
    const answer = await app.request({
      method: 'POST',
      url: `/api/sso/apps/${stopped.id}/standing`,
      payload: { action: 'suspend', reason: '接到投诉' },
      as: reviewer(bureau),
    });
    assert.equal(answer.status, 200, answer.body);
    assert.match(await validate('serviceValidate', { service: soon, ticket }), /authenticationFailure/);
    assert.equal((await browser.send(loginUrl({ service: soon }))).status, 403);
  });
});

describe('CAS proxies', () => {
  it('refuse callbacks that are not https, not registered, or not answering', async () => {
    const of = async (pgtUrl: string) =>
      validate('serviceValidate', { service, ticket: await ticketFor(browser), pgtUrl });
    assert.match(await of('http://old.example.cn/pgt'), /code="INVALID_PROXY_CALLBACK"/);
    assert.match(await of('https://other.example.cn/pgt'), /code="UNAUTHORIZED_SERVICE_PROXY"/);
    const rude = await listen((request, response) => {
      if (request.url?.startsWith('/rude')) request.socket.destroy();
      else response.writeHead(404).end();
    });
    const changes = { redirectUris: [], casServices: [`${rude}/*`], scopes: ['openid' as const] };
    await buildApp(app, bureau, changes, { trusted: true });
    const at = async (path: string) => {
      const entry = { service: `${rude}/a` };
      const ticket = await ticketFor(browser, entry);
      return validate('serviceValidate', { ...entry, ticket, pgtUrl: `${rude}${path}` });
    };
    assert.match(await at('/rude'), /code="INVALID_PROXY_CALLBACK"/);
    const polite = await at('/missing');
    assert.match(polite, /authenticationSuccess/);
    assert.doesNotMatch(polite, /proxyGrantingTicket/);
  });

  it('carry the chain to the back-end, once per ticket, until the person signs out', async () => {
    const callbacks: URLSearchParams[] = [];
    const front = await listen((request, response) => {
      const { searchParams } = new URL(request.url as string, 'http://front');
      if (searchParams.has('pgtId')) callbacks.push(searchParams);
      response.end();
    });
    const vouched = { trusted: true };
    const scopes = ['openid' as const];
    await buildApp(app, bureau, { redirectUris: [], casServices: [`${front}/*`], scopes }, vouched);
    const mine = await signIn(origin, teacher);
    const entry = { service: `${front}/app` };
    const pgtUrl = `${front}/pgt`;
    const entered = await validate('serviceValidate', {
      ...entry,
      ticket: await ticketFor(mine, entry),
      pgtUrl,
    });
    const iou = /<cas:proxyGrantingTicket>(PGTIOU-[A-Za-z0-9]{57})</.exec(entered)?.[1];
    const callback = callbacks.find((parameters) => parameters.get('pgtIou') === iou);
    const pgt = callback?.get('pgtId') as string;
    assert.match(pgt, /^PGT-[A-Za-z0-9]{60}$/);
    const ask = async (targetService: string) => validate('proxy', { pgt, targetService });
    assert.match(await ask('https://nobody.example.cn/'), /proxyFailure code="UNAUTHORIZED_SERVICE"/);
    const ticket = /<cas:proxyTicket>(PT-[A-Za-z0-9]{29})</.exec(await ask(service))?.[1] as string;
    const atService = await validate('serviceValidate', { service, ticket });
    assert.match(atService, /code="INVALID_TICKET_SPEC"/);
    const again = /<cas:proxyTicket>([^<]+)</.exec(await ask(service))?.[1] as string;
    const proxied = await validate('p3/proxyValidate', { service, ticket: again });
    assert.match(proxied, new RegExp(`<cas:proxies><cas:proxy>${pgtUrl}</cas:proxy></cas:proxies>`));
    assert.match(await validate('proxyValidate', { service, ticket: again }), /code="INVALID_TICKET"/);
    assert.match(await validate('proxy', { pgt }), /code="INVALID_REQUEST"/);
    await mine.send('/cas/logout');
    assert.match(await ask(service), /proxyFailure/);
  });
});

/** The client clears its tickets by a timer that nobody can stop; it must not keep this process. */
function withoutStaying<T>(make: () => T): T {
  const { setInterval: every } = globalThis;
  globalThis.setInterval = ((...rest: Parameters<typeof every>) => every(...rest).unref()) as typeof every;
  try {
    return make();
  } finally {
    globalThis.setInterval = every;
  }
}

describe('an independent CAS client', () => {
  it('signs in, is told attributes, and is signed out with the platform', async () => {
    const signedOut = Promise.withResolvers<void>();
    let handler: ReturnType<typeof httpCasClient>;
    const site = await listen(async (request, response) => {
      const isNotice = request.method === 'POST';
      if (await handler(request, response, {})) {
        response.setHeader('content-type', 'application/json');
        response.write(JSON.stringify((request as IncomingMessage & { principal: unknown }).principal));
      }
      response.end();
      if (isNotice) signedOut.resolve();
    });
    handler = withoutStaying(() =>
      httpCasClient({ cas: 3, casServerUrlPrefix: `${origin}/cas`, serverName: site }),
    );
    await buildApp(
      app,
      bureau,
      { redirectUris: [], casServices: [`${site}/*`], scopes: ['openid', 'profile', 'roles'] },
      { trusted: true },
    );
    const visitor = openBrowser(site);
    const mine = await signIn(origin, teacher);
    const sent = await visitor.send('/lesson');
    const login = sent.headers.get('location') as string;
    const entered = (await mine.send(login)).headers.get('location') as string;
    const { response } = await visitor.follow(entered);
    const principal = (await response.json()) as { user: string; attributes: Record<string, unknown> };
    assert.match(principal.user, /^\d{16}$/);
    assert.equal(String(principal.attributes.name), '马晓梅');
    await mine.send('/cas/logout');
    await signedOut.promise;
    const later = await visitor.send('/lesson');
    assert.equal(later.status, 302, 'the client must ask again after single logout');
  });
});

describe('CAS sign-out', () => {
  it('ends the session, and redirects to registered services only', async () => {
    const mine = await signIn(origin, teacher);
    const ticket = await ticketFor(mine);
    const away = await mine.send(
      `/cas/logout?${new URLSearchParams({ service: 'https://evil.example.cn/' })}`,
    );
    assert.equal(away.status, 200);
    assert.match(await away.text(), /已退出登录/);
    assert.match(await validate('serviceValidate', { service, ticket }), /code="INVALID_TICKET"/);
    assert.equal(
      ((await (await mine.send('/api/identity/session')).json()) as { signedIn: boolean }).signedIn,
      false,
    );
    const other = await signIn(origin, teacher);
    const back = await other.send(`/cas/logout?${new URLSearchParams({ service })}`);
    assert.equal(back.headers.get('location'), service);
  });
});
