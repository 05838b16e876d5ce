import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type Scope, scopeNames } from './scope.policy.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const url = z.string().trim().min(8).max(500);
const urls = (most: number) => z.array(url).max(most).default([]);
const bilingual = z.object({ zh: z.string(), en: z.string() });
const scopeName = z.enum(scopeNames);

/** How an app is connected: a website with a server, a program on people's devices, or a server without users. */
const clientTypes = ['web', 'native', 'service'] as const;

/** What a vendor tells of an app. What was approved keeps the same shape. */
export const application = z.object({
  name: text(40),
  summary: text(200),
  unit: text(100).describe('Organisation that runs the app'),
  purpose: text(1000).describe('What the data is used for'),
  storage: text(300).describe('Where and for how long data is kept'),
  icp: z.string().trim().max(60).default('').describe('ICP filing number of the website'),
  protectionLevel: z
    .enum(['none', '1', '2', '3', '4'])
    .default('none')
    .describe('等保 level that was assessed (GB/T 22239)'),
  clientType: z.enum(clientTypes),
  startUrl: z
    .union([url, z.literal('')])
    .default('')
    .describe('Where the app centre’s card leads'),
  redirectUris: urls(10),
  postLogoutRedirectUris: urls(10),
  backchannelLogoutUri: z.union([url, z.literal('')]).default(''),
  casServices: urls(10).describe('CAS service addresses; a trailing * matches everything below'),
  scopes: z
    .array(scopeName)
    .max(scopeNames.length)
    .default(() => ['openid' as Scope]),
  roles: z
    .array(z.string().min(1).max(40))
    .max(20)
    .default([])
    .describe('Roles that the app is for; empty: everybody'),
  secretIn: z
    .enum(['header', 'body'])
    .default('header')
    .describe('client_secret_basic or client_secret_post'),
  idTokenAlgorithm: z.enum(['RS256', 'ES256']).default('RS256'),
  pairwise: z
    .boolean()
    .default(false)
    .describe('A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)'),
});
export type Application = z.infer<typeof application>;

export const contact = z.object({ person: text(50), phone: text(20), mail: z.email().max(100) });
export type Contact = z.infer<typeof contact>;

/** What a bureau allowed, frozen: edits of the application change nothing until they are approved too. */
export const approval = z.object({
  ...application.shape,
  tenantId: z.uuid(),
  tenants: z.array(z.uuid()).min(1).max(500).describe('Whose people may use it'),
  path: z.string().max(400).describe('Node of the organisation tree that it holds at and below'),
  organisationId: z.uuid(),
  trusted: z.boolean().describe('Adult staff are not asked for consent'),
  approvedAt: z.iso.datetime(),
});
export type Approval = z.infer<typeof approval>;

export const reviewStates = ['draft', 'submitted', 'returned', 'rejected', 'approved'] as const;
export const standings = ['active', 'suspended', 'revoked'] as const;

export const appSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  summary: z.string(),
  review: z.enum(reviewStates),
  standing: z.enum(standings).nullable(),
  tenantId: z.uuid(),
  hasIcon: z.boolean(),
  submittedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
export type AppSummary = z.infer<typeof appSummary>;

const appTrace = z.object({
  id: z.uuid(),
  action: z.string(),
  at: z.iso.datetime(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  reason: z.string().nullable(),
});

const appKey = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
});

export const appDetail = appSummary.extend({
  version: z.number().int(),
  application,
  contact,
  approval: approval.nullable(),
  bureau: z.object({ id: z.uuid(), name: z.string() }),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  traces: z.array(appTrace),
  keys: z.array(appKey),
  editable: z.boolean(),
});
export type AppDetail = z.infer<typeof appDetail>;

export const newApp = z.object({ tenantId: z.uuid(), application, contact });
export const editedApp = z.object({ application, contact });
export const appParams = z.object({ appId: z.uuid() });
export const appPage = pageOf(appSummary);
export const reviewQuery = pageQuery.extend({
  state: z.enum(['waiting', 'active', 'suspended', 'decided']).default('waiting'),
});

export const decision = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('approve'),
    scopes: z.array(scopeName).min(1).max(scopeNames.length),
    roles: z.array(z.string().min(1).max(40)).max(20),
    trusted: z.boolean().default(false),
    reason: z.string().trim().max(500).default(''),
  }),
  z.object({ action: z.literal('return'), reason: text(500) }),
  z.object({ action: z.literal('reject'), reason: text(500) }),
]);
export type Decision = z.infer<typeof decision>;

export const standingChange = z.object({
  action: z.enum(['suspend', 'resume', 'revoke']),
  reason: text(500),
});
export type StandingChange = z.infer<typeof standingChange>;

export const issuedKey = appKey.extend({
  clientId: z.uuid(),
  secret: z.string().describe('Shown once and never again'),
});

export const centreApp = z.object({
  id: z.uuid(),
  name: z.string(),
  summary: z.string(),
  unit: z.string(),
  startUrl: z.string(),
  hasIcon: z.boolean(),
});

export const scopeView = z.object({
  scope: z.string(),
  kind: z.enum(['person', 'app']),
  name: bilingual,
  detail: bilingual,
});

export const roleChoice = z.object({ role: z.string(), name: bilingual });

export const bureauChoice = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  parentId: z.uuid().nullable(),
});
