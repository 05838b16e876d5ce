import { createStore } from '../store.ts';

/** A newer version has been fetched and waits. */
export const updateReady = createStore(false);

let waiting: ServiceWorker | null = null;

/** Installs the service worker (production only: in development it would serve yesterday's code). */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  let reloading = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne && !reloading) {
      reloading = true;
      location.reload();
    }
  });
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !navigator.serviceWorker.controller) return;
    waiting = worker;
    updateReady.set(true);
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    fresh?.addEventListener('statechange', () => fresh.state === 'installed' && offer(fresh));
  });
  setInterval(() => void registration.update().catch(() => undefined), 60 * 60_000);
}

export function applyUpdate(): void {
  waiting?.postMessage({ type: 'take-over' });
}
