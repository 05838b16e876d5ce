import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { route } from '#platform/http/route.ts';
import { showRoster } from './class-roster.service.ts';
import { mergePeople, unmergePeople } from './merge.service.ts';
import { day, id, idParams, named, searchText } from './organisation.schema.ts';
import {
  endBody,
  identifierTypes,
  newPersonBody,
  newPostingBody,
  newTeachingBody,
  personDetailWire,
  personEditBody,
  personFoundWire,
  personKinds,
  rosterWire,
  summaryWire,
} from './person.schema.ts';
import { getOwnDetail, getPersonDetail } from './person-detail.service.ts';
import { createPerson, lookupPerson, updatePerson } from './person-edit.service.ts';
import { listPeople, searchPeople } from './person-search.service.ts';
import { endPosting, endTeaching, startPosting, startTeaching } from './posting.service.ts';

const created = z.object({ id });
const nothing = z.null();

export const personRoutes = [
  route({
    method: 'GET',
    path: '/people',
    permission: 'directory.person.read',
    summary: 'Search people by name, given name, pinyin, initials or a whole number, below your node',
    query: pageQuery.extend({ q: searchText, kind: z.enum(personKinds).optional(), under: id.optional() }),
    response: pageOf(personFoundWire),
    handler: (ctx, { query }) => searchPeople(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/organisations/:id/people',
    permission: 'directory.person.read',
    summary: 'The people of an organisation by kind, today or on a day',
    params: idParams,
    query: pageQuery.extend({ kind: z.enum(personKinds), on: day.optional() }),
    response: pageOf(personFoundWire),
    handler: (ctx, { params, query }) => listPeople(ctx, { ...query, id: params.id }),
  }),
  route({
    method: 'GET',
    path: '/classes/:id/roster',
    permission: 'directory.class-roster.read',
    summary: 'Pupils and teachers of a class, today or on a day',
    params: idParams,
    query: z.object({ on: day.optional() }),
    response: rosterWire,
    handler: (ctx, { params, query }) => showRoster(ctx, params.id, query.on),
  }),
  route({
    method: 'GET',
    path: '/people/me',
    permission: 'signed-in',
    summary: 'What the directory knows of you',
    response: personDetailWire,
    handler: (ctx) => getOwnDetail(ctx),
  }),
  route({
    method: 'GET',
    path: '/people/:id',
    permission: 'directory.person.read',
    summary: 'One person with history; identifiers masked unless unmasked=true, which is audited',
    params: idParams,
    query: z.object({ on: day.optional(), unmasked: z.stringbool().default(false) }),
    response: personDetailWire,
    handler: (ctx, { params, query }, { reply }) => {
      // No device keeps what was opened for one look.
      if (query.unmasked) reply.header('cache-control', 'no-store');
      return getPersonDetail(ctx, { ...query, id: params.id });
    },
  }),
  route({
    method: 'POST',
    path: '/people',
    permission: 'directory.person.create',
    summary: 'Register a person',
    body: newPersonBody,
    response: summaryWire,
    status: 201,
    handler: (ctx, { body }) => createPerson(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/people/lookup',
    permission: 'directory.person.create',
    perMinute: 60,
    summary: 'Whom an identifier belongs to, anywhere in the region; audited',
    body: z.strictObject({ type: z.enum(identifierTypes), value: z.string().min(1).max(300) }),
    response: z.object({ person: named.nullable() }),
    handler: async (ctx, { body }) => ({ person: (await lookupPerson(ctx, body)) ?? null }),
  }),
  route({
    method: 'PATCH',
    path: '/people/:id',
    permission: 'directory.person.update',
    summary: 'Correct a person; needs If-Match',
    params: idParams,
    body: personEditBody,
    response: summaryWire,
    handler: (ctx, { params, body }, http) => updatePerson(ctx, params.id, http.ifMatch(), body),
  }),
  route({
    method: 'POST',
    path: '/people/merge',
    permission: 'directory.person.merge',
    summary: 'Make two records of one human one; reversible',
    body: z.strictObject({ keptId: id, mergedId: id }),
    response: z.object({ mergeId: id }),
    status: 201,
    handler: (ctx, { body }) => mergePeople(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/merges/:id/undo',
    permission: 'directory.person.merge',
    summary: 'Take a merge back',
    params: idParams,
    response: nothing,
    handler: (ctx, { params }) => unmergePeople(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/postings',
    permission: 'directory.posting.update',
    summary: 'Post a person at an organisation',
    body: newPostingBody,
    response: created,
    status: 201,
    handler: (ctx, { body }) => startPosting(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/postings/:id/end',
    permission: 'directory.posting.update',
    summary: 'End a posting',
    params: idParams,
    body: endBody,
    response: nothing,
    handler: (ctx, { params, body }) => endPosting(ctx, params.id, body.on),
  }),
  route({
    method: 'POST',
    path: '/teachings',
    permission: 'directory.teaching.update',
    summary: 'Give a teacher a subject in a class',
    body: newTeachingBody,
    response: created,
    status: 201,
    handler: (ctx, { body }) => startTeaching(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/teachings/:id/end',
    permission: 'directory.teaching.update',
    summary: 'End a teaching duty',
    params: idParams,
    body: endBody,
    response: nothing,
    handler: (ctx, { params, body }) => endTeaching(ctx, params.id, body.on),
  }),
];
