import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/query.ts';
import { onProblem } from './api/send.ts';
import { sessionKey, sessionQuery } from './api/session.ts';
import { announceLanguage } from './i18n/language.ts';
import { followBrowser } from './offline/line.ts';
import { startOutbox } from './offline/outbox.ts';
import { startWorker } from './offline/worker.ts';
import { router } from './shell/router.tsx';
import { startAppearance } from './theme/appearance.ts';
import './theme/base.css';

startAppearance();
announceLanguage();
followBrowser();

// The session is asked for while the page's code is still on its way.
void queries.prefetchQuery(sessionQuery);

// A session that ended elsewhere: the gate of the shell then leads to sign-in and back.
onProblem((problem) => {
  if (problem.status === 401 && queries.getQueryData(sessionKey))
    void queries.invalidateQueries({ queryKey: sessionKey });
});

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

addEventListener('load', () => {
  void startWorker().catch(() => undefined);
  void startOutbox().catch(() => undefined);
});
