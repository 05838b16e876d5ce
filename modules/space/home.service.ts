import {
  childrenOf,
  classesOf,
  currentTerm,
  findRole,
  headcountsOf,
  organisationsByIds,
  tenantsOf,
} from '#modules/directory/index.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { type Ctx, type PersonActor, personOf } from '#platform/ctx.ts';
import { read } from '#platform/db/db.ts';
import { listEntries } from './calendar.service.ts';
import type { Home } from './home.schema.ts';
import { countUnreadConversations } from './message.queries.ts';
import { listNotices, unreadNotices } from './notice.service.ts';
import { standingsOf } from './place.service.ts';
import { listTodos } from './todo.service.ts';

const shown = 5;
/** How far the home looks into the calendar, in milliseconds: a week. */
const ahead = 7 * 86_400_000;

/** The home of the actor in its chosen role. Reads run side by side on one connection. */
export async function homeOf(ctx: Ctx): Promise<Home> {
  const person = personOf(ctx);
  const { grant, personId } = person;
  const today = todayInChina(ctx.now().getTime());
  if (!grant) return { ...empty, today };
  return read(ctx, async (ctx) => {
    const standings = await standingsOf(ctx);
    const from = new Date(`${today}T00:00:00+08:00`);
    const [term, todos, notices, unread, conversations, calendar, own] = await Promise.all([
      currentTerm(ctx, grant.tenantId),
      listTodos(ctx, { limit: shown }),
      listNotices(ctx, { limit: shown, unread: false }, standings),
      unreadNotices(ctx, standings),
      countUnreadConversations(ctx.db, grant.tenantId, personId),
      listEntries(ctx, { from, to: new Date(from.getTime() + ahead) }, standings),
      ownOf(ctx, person),
    ]);
    return {
      ...empty,
      today,
      term: term ? { name: term.name, week: term.week, endsOn: term.endsOn } : null,
      todos: todos.items,
      notices: notices.items.map(({ body: _body, ...notice }) => notice),
      unreadNotices: unread,
      unreadConversations: conversations,
      calendar: calendar.slice(0, shown),
      ...own,
    };
  });
}

const empty: Omit<Home, 'today'> = {
  term: null,
  todos: [],
  notices: [],
  unreadNotices: 0,
  unreadConversations: 0,
  calendar: [],
  classes: [],
  children: [],
  organisation: null,
  below: [],
};

/** What belongs to the role: a teacher's classes, a guardian's children, a manager's school, a bureau's region. */
async function ownOf(ctx: Ctx, { grant, personId }: PersonActor): Promise<Partial<Home>> {
  if (!grant) return {};
  switch (findRole(grant.role)?.home) {
    case 'guardian':
      return { children: await children(ctx, personId) };
    case 'teacher':
      return {
        classes: await classes(ctx, personId),
        organisation: await organisation(ctx, grant.organisationId),
      };
    case 'bureau':
    case 'admin':
      return {
        organisation: await organisation(ctx, grant.organisationId),
        below: await below(ctx, grant.path),
      };
    default:
      return { organisation: await organisation(ctx, grant.organisationId) };
  }
}

async function children(ctx: Ctx, personId: string): Promise<Home['children']> {
  return (await childrenOf(ctx, personId)).map(({ person, relation, enrolments: [place] }) => ({
    id: person.id,
    name: person.name,
    relation,
    school: place?.school ?? null,
    class: place?.class ?? null,
  }));
}

async function classes(ctx: Ctx, personId: string): Promise<Home['classes']> {
  return (await classesOf(ctx, personId)).map(({ id, name, school, subjects, isHead, pupils }) => ({
    id,
    name,
    school: school ?? null,
    subjects,
    isHead,
    pupils,
  }));
}

async function organisation(ctx: Ctx, id: string): Promise<Home['organisation']> {
  const [found, counts] = await Promise.all([organisationsByIds(ctx, [id]), headcountsOf(ctx, [id])]);
  const place = found.get(id);
  return place ? { id, name: place.name, kind: place.kind, headcount: counts.get(id) ?? null } : null;
}

/** The bureaus one step below a bureau, with their counts. */
async function below(ctx: Ctx, path: string): Promise<Home['below']> {
  const tenants = (await tenantsOf(ctx)).filter(
    (tenant) => tenant.path.startsWith(path) && tenant.path !== path,
  );
  const counts = await headcountsOf(
    ctx,
    tenants.map((tenant) => tenant.organisationId),
  );
  return tenants.flatMap(({ organisationId, name }) => {
    const headcount = counts.get(organisationId);
    return headcount ? [{ id: organisationId, name, headcount }] : [];
  });
}
