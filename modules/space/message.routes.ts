import { z } from 'zod';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { type Contact, contactsOf, familyOf } from './contact.service.ts';
import { contactResponse, conversationResponse, messageInput, messageResponse } from './message.schema.ts';
import { listConversations, listMessages, sendMessage } from './message.service.ts';

const contacts = z.object({ items: z.array(contactResponse) });
const toContact = ({ person, relation, about }: Contact) => ({
  id: person.id,
  name: person.name,
  relation,
  about,
});

export const messageRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/conversations',
    permission: 'signed-in',
    summary: 'My conversations, the latest first',
    query: pageQuery,
    response: pageOf(conversationResponse),
    handler: (ctx, { query }) => listConversations(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/messages',
    permission: 'signed-in',
    summary: 'A conversation, the newest message first',
    params: z.object({ id: z.uuid() }),
    query: pageQuery,
    response: pageOf(messageResponse),
    handler: (ctx, { params, query }) => listMessages(ctx, params.id, query),
  }),
  route({
    method: 'POST',
    path: '/messages',
    permission: 'space.message.send',
    summary: 'Write to a colleague, to a family of a class that I teach, or to a teacher',
    body: messageInput,
    response: z.object({ conversationId: z.uuid(), id: z.uuid() }),
    status: 201,
    perMinute: 60,
    handler: (ctx, { body }) => sendMessage(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/contacts',
    permission: 'space.message.send',
    summary: 'With whom I may exchange messages',
    response: contacts,
    handler: async (ctx) => ({ items: (await contactsOf(ctx)).map(toContact) }),
  }),
  route({
    method: 'GET',
    path: '/contacts/:id/guardians',
    permission: 'space.message.send',
    summary: 'The guardians of a pupil that I teach',
    params: z.object({ id: z.uuid() }),
    response: contacts,
    handler: async (ctx, { params }) => ({ items: (await familyOf(ctx, params.id)).map(toContact) }),
  }),
];
