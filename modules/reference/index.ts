import { defineModule } from '#platform/module.ts';
import { regionRoutes } from './region.routes.ts';
import { fillReference } from './region.service.ts';

/** What everybody means by the same code: administrative divisions and the subjects of the curriculum. */
export const reference = defineModule({ name: 'reference', routes: regionRoutes, start: fillReference });
