import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { route } from '#platform/http/route.ts';
import {
  closeBody,
  day,
  id,
  idParams,
  newOrganisationBody,
  organisationDetailWire,
  organisationEditBody,
  organisationKinds,
  organisationWire,
  publicSchoolWire,
  searchText,
  treeLevelWire,
} from './organisation.schema.ts';
import {
  getOrganisationDetail,
  listChildren,
  searchOrganisations,
  searchPublicSchools,
} from './organisation.service.ts';
import { closeOrganisation } from './organisation-close.service.ts';
import { createOrganisation, moveOrganisation, updateOrganisation } from './organisation-edit.service.ts';
import { reopenOrganisation } from './organisation-reopen.service.ts';

export const organisationRoutes = [
  route({
    method: 'GET',
    path: '/organisations',
    permission: 'directory.organisation.read',
    summary: 'Search organisations by name, pinyin, initials or code, below your node',
    query: pageQuery.extend({
      q: searchText,
      kind: z.enum(organisationKinds).optional(),
      under: id.optional(),
    }),
    response: pageOf(organisationWire),
    handler: (ctx, { query }) => searchOrganisations(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id',
    permission: 'directory.organisation.read',
    summary: 'One organisation with the way to it, its codes and its history',
    params: idParams,
    response: organisationDetailWire,
    handler: (ctx, { params }) => getOrganisationDetail(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id/children',
    permission: 'directory.organisation.read',
    summary: 'One level of the tree, today or on a day',
    params: idParams,
    query: pageQuery.extend({ on: day.optional(), closed: z.stringbool().default(false) }),
    response: treeLevelWire,
    handler: (ctx, { params, query: { closed, ...query } }) =>
      listChildren(ctx, { ...query, id: params.id, withClosed: closed }),
  }),
  route({
    method: 'POST',
    path: '/organisations',
    permission: 'directory.organisation.create',
    summary: 'Found an organisation below another',
    body: newOrganisationBody,
    response: organisationWire,
    status: 201,
    handler: (ctx, { body }) => createOrganisation(ctx, body),
  }),
  route({
    method: 'PATCH',
    path: '/organisations/:id',
    permission: 'directory.organisation.update',
    summary: 'Change an organisation; needs If-Match',
    params: idParams,
    body: organisationEditBody,
    response: organisationWire,
    handler: (ctx, { params, body }, http) => updateOrganisation(ctx, params.id, http.ifMatch(), body),
  }),
  route({
    method: 'POST',
    path: '/organisations/:id/move',
    permission: 'directory.organisation.move',
    summary: 'Move an organisation with all below it; needs If-Match',
    params: idParams,
    body: z.strictObject({ parentId: id }),
    response: organisationWire,
    handler: (ctx, { params, body }, http) => moveOrganisation(ctx, params.id, http.ifMatch(), body.parentId),
  }),
  route({
    method: 'POST',
    path: '/organisations/:id/close',
    permission: 'directory.organisation.close',
    summary: 'Close an organisation, saying what becomes of what remains; needs If-Match',
    params: idParams,
    body: closeBody,
    response: organisationWire,
    handler: (ctx, { params, body }, http) =>
      closeOrganisation(ctx, params.id, http.ifMatch(), body.remaining),
  }),
  route({
    method: 'POST',
    path: '/organisations/:id/reopen',
    permission: 'directory.organisation.reopen',
    summary: 'Open a closed organisation again from today on; needs If-Match',
    params: idParams,
    response: organisationWire,
    handler: (ctx, { params }, http) => reopenOrganisation(ctx, params.id, http.ifMatch()),
  }),
  route({
    method: 'GET',
    path: '/public/schools',
    permission: 'public',
    perMinute: 60,
    summary: 'Search the schools of the region, for everybody',
    query: pageQuery.extend({
      q: searchText,
      region: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: pageOf(publicSchoolWire),
    handler: (ctx, { query }) => searchPublicSchools(ctx, query),
  }),
];
