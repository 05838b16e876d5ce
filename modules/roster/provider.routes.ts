import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PlatformError } from '#platform/errors.ts';
import { type AnyRoute, type Http, route } from '#platform/http/route.ts';
import { getObject, openCollection } from './provider.service.ts';
import { basePath, refsTo } from './provider-objects.ts';
import { type ListQuery, listPage, QueryFault, selectFields } from './provider-page.ts';
import type { Resource, Within } from './provider-view.service.ts';

/** Each collection with the name of one of its objects (REST binding, section 4) and the fields of that object. */
const common = ['sourcedId', 'status', 'dateLastModified', 'metadata'];
const sessionFields = [
  ...common,
  'title',
  'startDate',
  'endDate',
  'type',
  'parent',
  'children',
  'schoolYear',
];
const orgFields = [...common, 'name', 'type', 'identifier', 'parent', 'children'];
const userFields = [
  ...common,
  ...'userMasterIdentifier,username,userIds,enabledUser,givenName,familyName,middleName,preferredFirstName'.split(
    ',',
  ),
  ...'preferredMiddleName,preferredLastName,pronouns,roles,userProfiles,primaryOrg,identifier,email,sms,phone'.split(
    ',',
  ),
  ...'agents,grades,password,resources'.split(','),
];
const shapes: Record<Resource, { one: string; many: string; fields: readonly string[] }> = {
  academicSessions: { one: 'academicSession', many: 'academicSessions', fields: sessionFields },
  terms: { one: 'academicSession', many: 'academicSessions', fields: sessionFields },
  gradingPeriods: { one: 'academicSession', many: 'academicSessions', fields: sessionFields },
  orgs: { one: 'org', many: 'orgs', fields: orgFields },
  schools: { one: 'org', many: 'orgs', fields: orgFields },
  courses: {
    one: 'course',
    many: 'courses',
    fields: [
      ...common,
      'title',
      'schoolYear',
      'courseCode',
      'grades',
      'subjects',
      'org',
      'subjectCodes',
      'resources',
    ],
  },
  classes: {
    one: 'class',
    many: 'classes',
    fields: [
      ...common,
      'title',
      'classCode',
      'classType',
      'location',
      'grades',
      'subjects',
      'course',
      'school',
      'terms',
      'subjectCodes',
      'periods',
      'resources',
    ],
  },
  users: { one: 'user', many: 'users', fields: userFields },
  students: { one: 'user', many: 'users', fields: userFields },
  teachers: { one: 'user', many: 'users', fields: userFields },
  enrollments: {
    one: 'enrollment',
    many: 'enrollments',
    fields: [...common, 'user', 'class', 'school', 'role', 'primary', 'beginDate', 'endDate'],
  },
  demographics: {
    one: 'demographics',
    many: 'demographics',
    fields: [
      ...common,
      ...'birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white'.split(
        ',',
      ),
      ...'demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation'.split(
        ',',
      ),
      ...'cityOfBirth,publicSchoolResidenceStatus'.split(','),
    ],
  },
};

const mostPerPage = 1000;
const listQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(100)
    .transform((limit) => Math.min(limit, mostPerPage)),
  offset: z.coerce.number().int().min(0).max(100_000_000).default(0),
  sort: z.string().max(100).optional(),
  orderBy: z.enum(['asc', 'desc']).optional(),
  filter: z.string().max(2000).optional(),
  fields: z.string().max(2000).optional(),
  after: z
    .string()
    .max(200)
    .optional()
    .describe('Where the page before ended: set by the Link to the next page'),
});

const minorOf: Readonly<Record<number, string>> = {
  400: 'invaliddata',
  401: 'unauthorisedrequest',
  403: 'forbidden',
  404: 'unknownobject',
  429: 'server_busy',
  503: 'server_busy',
};

/** `imsx_StatusInfo` of the binding (section 5), which its clients read instead of problem+json. */
function statusInfo(error: PlatformError) {
  const minor = (error.extra.imsx as string | undefined) ?? minorOf[error.status] ?? 'internal_server_error';
  return {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: error.detail?.en ?? error.title.en,
    imsx_CodeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor }],
    },
  };
}

const originOf = ({ request }: Pick<Http, 'request'>, publicUrl: string | undefined) =>
  publicUrl ?? `${request.protocol}://${request.host}`;

function refuse(error: unknown): never {
  if (!(error instanceof QueryFault)) throw error;
  throw new PlatformError('request.invalid', {
    detail: { zh: error.message, en: error.message },
    extra: { imsx: error.code },
  });
}

function link(
  request: FastifyRequest,
  reply: FastifyReply,
  origin: string,
  query: ListQuery,
  page: { total: number | undefined; next: string | undefined; hasMore: boolean },
): void {
  const { limit, offset } = query;
  const to = (relation: string, at: number, after?: string) => {
    const url = new URL(request.url, origin);
    url.searchParams.set('limit', String(limit));
    url.searchParams.set('offset', String(Math.max(0, at)));
    url.searchParams.delete('after');
    if (after) url.searchParams.set('after', after);
    return `<${url.href}>; rel="${relation}"`;
  };
  const links = [to('first', 0)];
  if (offset > 0) links.push(to('prev', offset - limit));
  if (page.hasMore) links.push(to('next', offset + limit, page.next));
  if (page.total !== undefined) {
    reply.header('x-total-count', String(page.total));
    links.push(to('last', Math.floor(Math.max(0, page.total - 1) / limit) * limit));
  }
  reply.header('link', links.join(', '));
}

type Nested = keyof Within;
const permissionOf = (resource: Resource, nested: boolean) =>
  resource === 'demographics' ? 'roster.demographics.read' : nested ? 'roster.full.read' : 'roster.core.read';

function listRoute(path: string, resource: Resource, within: readonly Nested[]): AnyRoute {
  const { many, fields } = shapes[resource];
  const known = new Set(fields);
  return route({
    method: 'GET',
    path: basePath + path,
    absolute: true,
    permission: permissionOf(resource, within.length > 0),
    summary: `OneRoster 1.2: ${resource}${within.length > 0 ? ` of one ${within.at(-1)}` : ''}`,
    ...(within.length > 0 && {
      params: z.object(Object.fromEntries(within.map((name) => [name, z.string().max(100)]))),
    }),
    query: listQuery,
    response: z.object({ [many]: z.array(z.record(z.string(), z.unknown())) }),
    errorBody: statusInfo,
    handler: async (ctx, { params, query }, http) => {
      const origin = originOf(http, ctx.ports.config.publicUrl);
      const collection = await openCollection(ctx, resource, (params ?? {}) as Within, refsTo(origin));
      const page = await listPage(collection, query, known).catch(refuse);
      link(http.request, http.reply, origin, query, page);
      return { [many]: page.objects };
    },
  });
}

function oneRoute(resource: Resource): AnyRoute {
  const { one, fields } = shapes[resource];
  const known = new Set(fields);
  return route({
    method: 'GET',
    path: `${basePath}/${resource}/:sourcedId`,
    absolute: true,
    permission: permissionOf(resource, false),
    summary: `OneRoster 1.2: one of ${resource}`,
    params: z.object({ sourcedId: z.string().max(100) }),
    query: z.object({ fields: z.string().max(2000).optional() }),
    response: z.object({ [one]: z.record(z.string(), z.unknown()) }),
    errorBody: statusInfo,
    handler: async (ctx, { params, query }, http) => {
      const object = await getObject(
        ctx,
        resource,
        params.sourcedId,
        refsTo(originOf(http, ctx.ports.config.publicUrl)),
      );
      try {
        return { [one]: selectFields(object, query.fields, known) };
      } catch (error) {
        return refuse(error);
      }
    },
  });
}

const resources = Object.keys(shapes) as Resource[];

/** Nested paths of the binding: what they lead to, and what it lies within. */
const nested: readonly (readonly [string, Resource, readonly Nested[]])[] = [
  ['/schools/:school/classes', 'classes', ['school']],
  ['/schools/:school/courses', 'courses', ['school']],
  ['/schools/:school/enrollments', 'enrollments', ['school']],
  ['/schools/:school/students', 'students', ['school']],
  ['/schools/:school/teachers', 'teachers', ['school']],
  ['/schools/:school/terms', 'terms', ['school']],
  ['/schools/:school/classes/:class/enrollments', 'enrollments', ['school', 'class']],
  ['/schools/:school/classes/:class/students', 'students', ['school', 'class']],
  ['/schools/:school/classes/:class/teachers', 'teachers', ['school', 'class']],
  ['/classes/:class/students', 'students', ['class']],
  ['/classes/:class/teachers', 'teachers', ['class']],
  ['/courses/:course/classes', 'classes', ['course']],
  ['/students/:student/classes', 'classes', ['student']],
  ['/teachers/:teacher/classes', 'classes', ['teacher']],
  ['/users/:user/classes', 'classes', ['user']],
  ['/terms/:term/classes', 'classes', ['term']],
  ['/terms/:term/gradingPeriods', 'gradingPeriods', ['term']],
];

/** Every reading operation of the OneRoster 1.2 rostering service. */
export const providerRoutes: AnyRoute[] = [
  ...resources.map((resource) => listRoute(`/${resource}`, resource, [])),
  ...resources.map(oneRoute),
  ...nested.map(([path, resource, within]) => listRoute(path, resource, within)),
];
