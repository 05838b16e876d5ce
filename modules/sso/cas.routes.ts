import { z } from 'zod';
import { endSessionsOf } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { PlatformError } from '#platform/errors.ts';
import { type AnyRoute, type Http, route } from '#platform/http/route.ts';
import { agreeToCas, viewCasConsent } from './cas-consent.service.ts';
import { casLogin, findCasApp, type LoginQuery } from './cas-login.service.ts';
import { type CasResponse, toJson, toXml } from './cas-response.ts';
import { proxyTicket, type ValidateQuery, type Validation, validateTicket } from './cas-validate.service.ts';
import { interactionView, nextStep } from './interaction.schema.ts';
import { escapeMarkup, standalonePage } from './oidc-pages.ts';

const word = (max: number) => z.string().max(max).optional();

const loginQuery = z.object({
  service: word(2000),
  renew: word(20),
  gateway: word(20),
  warn: word(20),
  method: word(20),
  since: word(300),
  agreed: word(400),
});

const validateQuery = z.object({
  service: word(2000),
  ticket: word(300),
  pgtUrl: word(2000),
  renew: word(20),
  format: word(20),
});

/** A whole county's old systems validate from few addresses. */
const perMinute = 6000;

export const casRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/cas/login',
    absolute: true,
    permission: 'public',
    summary: 'CAS 3.0: a service ticket for whoever is signed in',
    query: loginQuery,
    response: z.any(),
    produces: 'text/html; charset=utf-8',
    perMinute,
    handler: (ctx, { query }, http) => login(ctx, query, http),
  }),
  route({
    method: 'GET',
    path: '/cas/logout',
    absolute: true,
    permission: 'public',
    summary: 'CAS 3.0: sign out of the platform and of every service entered with it',
    query: z.object({ service: word(2000) }),
    response: z.any(),
    produces: 'text/html; charset=utf-8',
    handler: (ctx, { query }, http) => logout(ctx, query.service, http),
  }),
  route({
    method: 'GET',
    path: '/cas/validate',
    absolute: true,
    permission: 'public',
    summary: 'CAS 1.0: yes or no',
    query: validateQuery,
    response: z.any(),
    produces: 'text/plain; charset=utf-8',
    perMinute,
    handler: async (ctx, { query: { pgtUrl: _unused, ...query } }, { reply }) => {
      reply.header('cache-control', 'no-store');
      const answer = await validateTicket(ctx, query, { withProxies: false, withAttributes: false });
      return answer.kind === 'success' ? `yes\n${answer.user}\n` : 'no\n';
    },
  }),
  ...validation('/cas/serviceValidate', 'service tickets', { withProxies: false, withAttributes: false }),
  ...validation('/cas/proxyValidate', 'service and proxy tickets', {
    withProxies: true,
    withAttributes: false,
  }),
  ...validation('/cas/p3/serviceValidate', 'service tickets, with attributes', {
    withProxies: false,
    withAttributes: true,
  }),
  ...validation('/cas/p3/proxyValidate', 'service and proxy tickets, with attributes', {
    withProxies: true,
    withAttributes: true,
  }),
  route({
    method: 'GET',
    path: '/cas/proxy',
    absolute: true,
    permission: 'public',
    summary: 'CAS 2.0: a proxy ticket for a back-end service',
    query: z.object({ pgt: word(300), targetService: word(2000), format: word(20) }),
    response: z.any(),
    produces: 'application/xml; charset=utf-8',
    perMinute,
    handler: async (ctx, { query }, http) => answerAs(query.format, await proxyTicket(ctx, query), http),
  }),
  route({
    method: 'GET',
    path: '/cas-requests',
    permission: 'signed-in',
    summary: 'What a CAS app gets to know, for the person to agree to',
    query: z.object({ to: z.string().max(4000) }),
    response: interactionView,
    handler: (ctx, { query }) => viewCasConsent(ctx, query.to),
  }),
  route({
    method: 'POST',
    path: '/cas-requests/agree',
    permission: 'signed-in',
    summary: 'Agree to what a CAS app gets to know, and go on to it',
    body: z.object({ to: z.string().max(4000), remember: z.boolean().default(true) }),
    response: nextStep,
    handler: async (ctx, { body }) => ({ url: await agreeToCas(ctx, body) }),
  }),
];

async function login(ctx: Ctx, query: LoginQuery, { reply }: Http) {
  reply.header('cache-control', 'no-store');
  try {
    const step = await casLogin(ctx, query);
    switch (step.to) {
      case 'signed-in':
        return page(ctx, { zh: '您已登录', en: 'You are signed in' }, home(ctx));
      case 'warning':
        return page(ctx, { zh: '前往其他应用', en: 'On to another app' }, warning(ctx, step));
      case 'service':
        return reply.header('referrer-policy', 'no-referrer').redirect(step.url);
      case 'consent':
        return reply.redirect(`/consent/cas?${new URLSearchParams({ to: step.back })}`);
      case 'sign-in': {
        const again: Record<string, string> = step.again ? { again: '1' } : {};
        return reply.redirect(`/continue?${new URLSearchParams({ to: step.back, ...again })}`);
      }
    }
  } catch (error) {
    // A browser is here: what is refused is said on a page (section 2.2.1, "print out a meaningful message").
    if (!(error instanceof PlatformError) || error.status >= 500) throw error;
    reply.code(error.status);
    return page(ctx, { zh: '不能登录该应用', en: 'Sign-in is not possible' }, refusal(ctx, error.title));
  }
}

const page = (ctx: Ctx, title: { zh: string; en: string }, body: string) =>
  standalonePage(ctx.locale, title, body);

const toHome = (ctx: Ctx) =>
  `<a class="button" href="/">${ctx.locale === 'en' ? 'To the first page' : '返回首页'}</a>`;
const home = (ctx: Ctx) =>
  `<p>${ctx.locale === 'en' ? 'You have a session for all apps of the platform.' : '可直接进入平台上的各个应用。'}</p>${toHome(ctx)}`;
const refusal = (ctx: Ctx, title: { zh: string; en: string }) =>
  `<p>${escapeMarkup(title[ctx.locale])}</p>${toHome(ctx)}`;
const warning = (ctx: Ctx, { service, back }: { service: string; back: string }) =>
  `<p>${ctx.locale === 'en' ? 'You are about to sign in to' : '您将登录到'} <code>${escapeMarkup(service)}</code></p>
<a class="button" href="${escapeMarkup(back)}">${ctx.locale === 'en' ? 'Go on' : '继续'}</a>`;

/** Section 2.3: the session ends; the services are told by `sso.jobs.ts`. */
async function logout(ctx: Ctx, service: string | undefined, { reply }: Http) {
  reply.header('cache-control', 'no-store');
  if (ctx.actor.kind === 'person') {
    const { personId, sessionId, grant } = ctx.actor;
    await endSessionsOf(ctx, personId, { id: sessionId }, 'signed-out', grant?.tenantId);
  }
  // Section 2.3.2: only to registered services.
  if (service && (await findCasApp(ctx, service))) return reply.redirect(service);
  const text = ctx.locale === 'en' ? 'You are signed out.' : '您已安全退出。';
  return page(ctx, { zh: '已退出登录', en: 'Signed out' }, `<p>${text}</p>${toHome(ctx)}`);
}

function validation(path: string, what: string, kind: Validation): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path,
      absolute: true,
      permission: 'public',
      summary: `CAS: validate ${what}`,
      query: validateQuery,
      response: z.any(),
      produces: 'application/xml; charset=utf-8',
      perMinute,
      handler: async (ctx, { query }, http) =>
        answerAs(query.format, await validate(ctx, query, kind, query.format), http),
    }),
  ];
}

async function validate(
  ctx: Ctx,
  query: ValidateQuery,
  kind: Validation,
  format: string | undefined,
): Promise<CasResponse> {
  if (!isKnownFormat(format)) {
    return { kind: 'failure', code: 'INVALID_REQUEST', description: "'format' is XML or JSON" };
  }
  try {
    return await validateTicket(ctx, query, kind);
  } catch (error) {
    ctx.log.error({ err: error }, 'CAS validation failed');
    return { kind: 'failure', code: 'INTERNAL_ERROR', description: 'an internal error occurred' };
  }
}

const isKnownFormat = (format: string | undefined) =>
  format === undefined || ['', 'XML', 'JSON'].includes(format.toUpperCase());

function answerAs(format: string | undefined, response: CasResponse, { reply }: Http): string {
  reply.header('cache-control', 'no-store');
  if (format?.toUpperCase() !== 'JSON') return toXml(response);
  reply.type('application/json; charset=utf-8');
  return JSON.stringify(toJson(response));
}
