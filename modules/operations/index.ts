import { defineModule } from '#platform/module.ts';
import { startScheduledBackup } from './backup.service.ts';
import { backupJob } from './backup-run.service.ts';
import { stopTools } from './backup-tool.ts';
import './operations.errors.ts';
import { operationsRoutes } from './operations.routes.ts';
import { permissions } from './permission.policy.ts';

/** For whoever runs the platform: how it fares, backups and drills, work that failed. */
export const operations = defineModule({
  name: 'operations',
  permissions,
  routes: operationsRoutes,
  jobs: [backupJob],
  schedules: [{ name: 'operations.backup', cron: ({ backup }) => backup.cron, run: startScheduledBackup }],
  stop: async () => stopTools(),
});
