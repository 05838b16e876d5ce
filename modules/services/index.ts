import { defineModule } from '#platform/module.ts';
import { permissions } from './permission.policy.ts';
import { questionRoutes } from './question.routes.ts';
import './services.errors.ts';

/** 教育政务服务: what people and schools apply for, and how it is decided and delivered. */
export const services = defineModule({
  name: 'services',
  permissions,
  routes: [...questionRoutes],
});
