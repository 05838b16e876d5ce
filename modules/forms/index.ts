import { defineModule } from '#platform/module.ts';
import { fillingRoutes } from './filling.routes.ts';
import { formRoutes } from './form.routes.ts';
import { schedules } from './forms.jobs.ts';
import { permissions } from './permission.policy.ts';

/** Forms as offices design them and people fill them in; the mechanism is `platform/forms`. */
export const forms = defineModule({
  name: 'forms',
  permissions,
  routes: [...formRoutes, ...fillingRoutes],
  schedules,
});
