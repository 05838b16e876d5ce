import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { grantResponse } from './grant.schema.ts';
import { listGrants, paymentsFile } from './grant.service.ts';
import { itemEdit, itemResponse } from './item.schema.ts';
import { draftOf, editItem, getItem, listDrafts, listItems, publishItem } from './item.service.ts';
import { lifeEvent } from './question.schema.ts';

const params = z.object({ id: z.uuid() });
const ofTenant = z.object({ tenantId: z.uuid(), id: z.uuid() });

export const itemRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/tenants/:tenantId/items',
    permission: 'public',
    summary: 'What a county offers, by life event',
    params: z.object({ tenantId: z.uuid() }),
    query: pageQuery.extend({
      lifeEvent: lifeEvent.optional(),
      audience: z.enum(['person', 'institution']).optional(),
      q: z.string().trim().min(1).max(60).optional(),
    }),
    response: pageOf(itemResponse),
    handler: (ctx, { params, query }) => listItems(ctx, { ...query, ...params }),
  }),
  route({
    method: 'GET',
    path: '/tenants/:tenantId/items/:id',
    permission: 'public',
    summary: 'One service: guide, materials, deadline, legal basis, fee',
    params: ofTenant,
    response: itemResponse,
    handler: (ctx, { params }) => getItem(ctx, params.tenantId, params.id),
  }),
  route({
    method: 'GET',
    path: '/item-drafts',
    permission: 'services.item.edit',
    summary: 'Drafts of your bureau',
    response: z.object({ items: z.array(itemResponse) }),
    handler: (ctx) => listDrafts(ctx),
  }),
  route({
    method: 'POST',
    path: '/items/:id/draft',
    permission: 'services.item.edit',
    summary: 'A new draft version of a published service',
    params,
    response: itemResponse,
    status: 201,
    handler: (ctx, { params }) => draftOf(ctx, params.id),
  }),
  route({
    method: 'PUT',
    path: '/items/:id',
    permission: 'services.item.edit',
    summary: 'Changes a draft',
    params,
    body: itemEdit,
    response: itemResponse,
    handler: (ctx, { params, body }, http) =>
      editItem(ctx, { id: params.id, revision: http.ifMatch() }, body),
  }),
  route({
    method: 'POST',
    path: '/items/:id/publication',
    permission: 'services.item.publish',
    summary: 'Publishes a draft in the place of the version before',
    params,
    response: itemResponse,
    handler: (ctx, { params }) => publishItem(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/grants',
    permission: 'services.grant.read',
    summary: 'Grants of aid that wait for payment',
    query: pageQuery,
    response: pageOf(grantResponse),
    handler: (ctx, { query }) => listGrants(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/grants/payments-file',
    permission: 'services.grant.export',
    summary: 'The payments file (CSV) of all that wait; each grant goes into one file only',
    response: z.string(),
    produces: 'text/csv; charset=utf-8',
    handler: (ctx) => paymentsFile(ctx),
  }),
];
