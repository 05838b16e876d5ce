import { z } from 'zod';
import { limits } from '#platform/forms/form/limits.ts';
import { pageOf, pageQuery } from '#platform/http/page.ts';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { catalogue, editedForm, findings, formDetail, formHead, newForm } from './form.schema.ts';
import {
  checkForm,
  createForm,
  editForm,
  getForm,
  listForms,
  nextVersion,
  publishForm,
  readCatalogue,
  withdrawForm,
} from './form.service.ts';

const params = z.object({ id: z.uuid() });

export const formRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/forms',
    permission: 'forms.form.read',
    summary: 'The bureau’s forms, the newest version of each',
    query: pageQuery,
    response: pageOf(formHead),
    handler: (ctx, { query }) => listForms(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/forms',
    permission: 'forms.form.design',
    summary: 'Begin a form',
    body: newForm,
    response: formDetail,
    status: 201,
    handler: (ctx, { body }) => createForm(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/forms/:id',
    permission: 'forms.form.read',
    summary: 'One version of a form',
    params,
    response: formDetail,
    handler: (ctx, { params }) => getForm(ctx, params.id),
  }),
  route({
    method: 'PUT',
    path: '/forms/:id',
    permission: 'forms.form.design',
    summary: 'Keep an edit of a version that is not yet published',
    params,
    body: editedForm,
    bodyLimit: limits.formBytes + 64 * 1024,
    response: formDetail,
    handler: (ctx, { params, body }, http) => editForm(ctx, { ...params, ...body, revision: http.ifMatch() }),
  }),
  route({
    method: 'GET',
    path: '/forms/:id/findings',
    permission: 'forms.form.read',
    summary: 'What keeps the form from being published, each finding with its place and remedy',
    params,
    response: findings,
    handler: (ctx, { params }) => checkForm(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/forms/:id/publication',
    permission: 'forms.form.publish',
    summary: 'Publish a version; it is frozen from then on',
    params,
    response: formDetail,
    handler: (ctx, { params }, http) => publishForm(ctx, { ...params, revision: http.ifMatch() }),
  }),
  route({
    method: 'POST',
    path: '/forms/:id/versions',
    permission: 'forms.form.design',
    summary: 'Begin the next version as a copy of this one',
    params,
    response: formDetail,
    status: 201,
    handler: (ctx, { params }) => nextVersion(ctx, params.id),
  }),
  route({
    method: 'DELETE',
    path: '/forms/:id',
    permission: 'forms.form.publish',
    summary: 'Throw a draft version away, or take a published form out of use',
    params,
    response: z.object({ done: z.literal(true) }),
    handler: (ctx, { params }) => withdrawForm(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/data',
    permission: 'forms.form.read',
    summary: 'The catalogue of data that forms take from the platform instead of asking for them',
    response: catalogue,
    handler: (ctx) => readCatalogue(ctx),
  }),
];
