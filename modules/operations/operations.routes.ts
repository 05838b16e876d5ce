import { z } from 'zod';
import { type AnyRoute, route } from '#platform/http/route.ts';
import { backupRequest, backupsResponse, jobStarted } from './backup.schema.ts';
import { showBackups, startBackup } from './backup.service.ts';
import { listFailedWork, retryFailedWork } from './failed-work.service.ts';
import { failedWorkResponse, retryRequest, statusResponse } from './status.schema.ts';
import { showStatus } from './status.service.ts';

export const operationsRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/status',
    permission: 'operations.status.read',
    summary: 'How the platform fares: versions, database, disks, queues, keys, settings that look unsafe',
    response: statusResponse,
    handler: (ctx) => showStatus(ctx),
  }),
  route({
    method: 'GET',
    path: '/backups',
    permission: 'operations.status.read',
    summary: 'How the last backup and the last drill went, and the newest backups',
    response: backupsResponse,
    handler: (ctx) => showBackups(ctx),
  }),
  route({
    method: 'POST',
    path: '/backups',
    permission: 'operations.backup.create',
    summary: 'Back up now, drill the newest backup, or both; follow the job',
    body: backupRequest,
    response: jobStarted,
    status: 202,
    perMinute: 10,
    handler: (ctx, { body }) => startBackup(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/failed-work',
    permission: 'operations.status.read',
    summary: 'Background work that was given up, the newest first, at most 100',
    response: failedWorkResponse,
    handler: (ctx) => listFailedWork(ctx),
  }),
  route({
    method: 'POST',
    path: '/failed-work/:id/retry',
    permission: 'operations.work.retry',
    summary: 'Give failed work one more attempt',
    params: z.object({ id: z.uuid() }),
    body: retryRequest,
    response: z.object({ retried: z.literal(true) }),
    handler: (ctx, { params, body }) => retryFailedWork(ctx, params.id, body.queue),
  }),
];
