import { defineModule } from '#platform/module.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { homeRoutes } from './home.routes.ts';
import { messageRoutes } from './message.routes.ts';
import { noticeSubscriptions } from './notice.jobs.ts';
import { noticeRoutes } from './notice.routes.ts';
import { permissions } from './permission.policy.ts';
import { preferenceRoutes } from './preference.routes.ts';
import './space.errors.ts';
import { streamRoutes } from './stream.routes.ts';
import { todoSubscriptions } from './todo.jobs.ts';
import { todoRoutes } from './todo.routes.ts';

/** 网络学习空间: one home for each person. */
export const space = defineModule({
  name: 'space',
  permissions,
  routes: [
    ...homeRoutes,
    ...noticeRoutes,
    ...todoRoutes,
    ...messageRoutes,
    ...calendarRoutes,
    ...preferenceRoutes,
    ...streamRoutes,
  ],
  subscriptions: [...noticeSubscriptions, ...todoSubscriptions],
});

export { createEntry } from './calendar.service.ts';
export { sendMessage } from './message.service.ts';
export { publishNotice } from './notice.service.ts';

export { addTodo, finishTodo } from './todo.service.ts';
