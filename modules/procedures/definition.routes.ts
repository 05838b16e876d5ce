import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import {
  changesResponse,
  createRequest,
  definitionResponse,
  definitionsQuery,
  definitionsResponse,
  fileRequest,
  fileResponse,
  findingsResponse,
  saveRequest,
  vocabularyResponse,
} from './definition.schema.ts';
import {
  checkDrawing,
  createProcedure,
  listProcedures,
  previewFile,
  procedureChanges,
  procedureFile,
  publishProcedure,
  retireProcedure,
  reviseProcedure,
  saveProcedure,
  showProcedure,
  vocabulary,
} from './definition.service.ts';

const params = z.object({ id: z.uuid() });
const manage = 'workflow.definition.manage';
const read = 'workflow.definition.read';
/** A drawing of 200 nodes as JSON text; the reader refuses files above 2 MB in words. */
const bodyLimit = 4_000_000;

export const definitionRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/definitions',
    permission: read,
    summary: 'Procedures of the bureau in all versions, the newest first',
    query: definitionsQuery,
    response: definitionsResponse,
    handler: (ctx, { query }) => listProcedures(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/definitions',
    permission: manage,
    summary: 'A new procedure as a draft, from a BPMN 2.0 file or from a small beginning',
    body: createRequest,
    bodyLimit,
    response: definitionResponse,
    status: 201,
    handler: (ctx, { body }) => createProcedure(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/definitions/:id',
    permission: read,
    summary: 'One version of a procedure with its drawing and what is wrong in it',
    params,
    response: definitionResponse,
    handler: (ctx, { params }) => showProcedure(ctx, params.id),
  }),
  route({
    method: 'PUT',
    path: '/definitions/:id',
    permission: manage,
    summary: 'Save a draft; what the engine does not run is refused by element',
    params,
    body: saveRequest,
    bodyLimit,
    response: definitionResponse,
    handler: (ctx, { params, body }, http) => saveProcedure(ctx, params.id, http.ifMatch(), body),
  }),
  route({
    method: 'POST',
    path: '/definitions/:id/publication',
    permission: manage,
    summary: 'Publish a sound draft: it is frozen, and cases begin with it from now on',
    params,
    response: definitionResponse,
    handler: (ctx, { params }) => publishProcedure(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/definitions/:id/retirement',
    permission: manage,
    summary: 'Take a published version out of use; its cases go on',
    params,
    response: definitionResponse,
    handler: (ctx, { params }) => retireProcedure(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/definitions/:id/revision',
    permission: manage,
    summary: 'A draft of the next version, beginning with this one',
    params,
    response: definitionResponse,
    status: 201,
    handler: (ctx, { params }) => reviseProcedure(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/definitions/:id/changes',
    permission: read,
    summary: 'What changed since another version, in sentences',
    params,
    query: z.object({ against: z.uuid().optional() }),
    response: changesResponse,
    handler: (ctx, { params, query }) => procedureChanges(ctx, params.id, query.against),
  }),
  route({
    method: 'GET',
    path: '/definitions/:id/file',
    permission: read,
    summary: 'The procedure as a BPMN 2.0 file',
    params,
    response: z.string(),
    produces: 'application/xml',
    handler: async (ctx, { params }, { reply }) => {
      const { name, bpmn } = await procedureFile(ctx, params.id);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return bpmn;
    },
  }),
  route({
    method: 'POST',
    path: '/drawing-checks',
    permission: read,
    summary: 'What is wrong in a drawing, without saving it',
    body: fileRequest,
    bodyLimit,
    perMinute: 60,
    response: findingsResponse,
    handler: (ctx, { body }) => checkDrawing(ctx, body.bpmn),
  }),
  route({
    method: 'POST',
    path: '/file-previews',
    permission: manage,
    summary: 'What a BPMN 2.0 file from elsewhere would become here, or why it is refused',
    body: fileRequest,
    bodyLimit,
    perMinute: 60,
    response: fileResponse,
    handler: (ctx, { body }) => previewFile(ctx, body.bpmn),
  }),
  route({
    method: 'GET',
    path: '/vocabulary',
    permission: read,
    summary: 'What a drawing may name: roles, places, actions, procedures',
    response: vocabularyResponse,
    handler: (ctx) => vocabulary(ctx),
  }),
];
