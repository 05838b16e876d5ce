import type { FastifyInstance } from 'fastify';
import type { App } from './app.ts';
import type { PermissionTable } from './auth/permissions.ts';
import type { Actor, Ctx } from './ctx.ts';
import type { EventHandler } from './events.ts';
import type { AnyRoute } from './http/route.ts';
import type { JobDefinition, ScheduleDefinition, WorkDefinition } from './jobs.ts';
import type { ActionDefinition, DataRules, Places } from './workflow/plug-in.ts';

/** What a request brings to say who it is. */
export type Credentials = { cookies: Record<string, string | undefined>; bearer: string | undefined };

/** A module's face towards the platform. */
export type ModuleDefinition = {
  name: string;
  permissions?: PermissionTable;
  routes?: readonly AnyRoute[];
  /** Recognises its kind of credential; undefined for one that is not its kind. @throws for a bad one. */
  authenticate?: (ctx: Ctx, credentials: Credentials) => Promise<Actor | undefined>;
  /** Reactions to other modules' events: `directory.person.created` → handler. Delivered at least once. */
  subscriptions?: readonly EventHandler[];
  jobs?: readonly JobDefinition[];
  works?: readonly WorkDefinition[];
  schedules?: readonly ScheduleDefinition[];
  /** What procedures may call: `register.transfer.apply`. Idempotent by the key that they are given. */
  actions?: readonly ActionDefinition[];
  /** How procedures find organisations and people; one module knows the tree. */
  places?: Places;
  /** The rules of the forms that cases carry. */
  dataRules?: DataRules;
  /** Mounts a protocol that brings its own server (OpenID Connect). Its paths are listed, each with a permission. */
  mount?: (server: FastifyInstance, app: App) => Promise<void>;
  mountedPaths?: readonly string[];
  /** Runs once when the process starts, after migrations. */
  start?: (app: App) => Promise<void>;
  stop?: () => Promise<void>;
};

export function defineModule(definition: ModuleDefinition): ModuleDefinition {
  return definition;
}
