import { defineModule } from '#platform/module.ts';
import { actions } from './action.service.ts';
import { changeRoutes } from './change.routes.ts';
import { permissions } from './permission.policy.ts';
import { promotionRoutes } from './promotion.routes.ts';
import { pupilRoutes } from './pupil.routes.ts';
import './register.errors.ts';
import { jobs, schedules } from './register.jobs.ts';
import { transferRoutes } from './transfer.routes.ts';

/** 学籍管理: who is a pupil where, and every change of it. */
export const register = defineModule({
  name: 'register',
  permissions,
  routes: [...pupilRoutes, ...changeRoutes, ...transferRoutes, ...promotionRoutes],
  jobs,
  schedules,
  actions,
});
