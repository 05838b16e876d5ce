import { destroy } from './box.ts';
import { update } from './line.ts';

const lastPerson = 'tx.person';
/** Settings of the device itself, which the next person may find. */
const ofDevice = new Set(['tx.language', 'tx.look', 'tx.large']);

/**
 * Removes everything that a person left in this browser: saved reads, drafts, waiting writes, table settings.
 * Pupils share devices, so this runs at sign-out and when another person appears.
 */
export async function forgetPerson(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (!ofDevice.has(key)) localStorage.removeItem(key);
  sessionStorage.clear();
  await Promise.all([forgetReads(), destroy().catch(() => undefined)]);
  update({ waiting: 0, refused: 0, savedAt: undefined });
}

/** The service worker forgets first and answers, so that a read under way is not saved after the cleaning. */
async function forgetReads(): Promise<void> {
  const worker = typeof navigator === 'undefined' ? undefined : navigator.serviceWorker?.controller;
  if (worker) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      const giveUp = setTimeout(resolve, 2000);
      port1.onmessage = () => {
        clearTimeout(giveUp);
        resolve();
      };
      worker.postMessage({ type: 'forget' }, [port2]);
    });
  }
  if (typeof caches === 'undefined') return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('tx-reads')).map((name) => caches.delete(name)));
}

/** Notes who is here; if it was someone else before, that person's traces go first. */
export async function welcome(personId: string): Promise<void> {
  const before = localStorage.getItem(lastPerson);
  if (before !== null && before !== personId) await forgetPerson();
  localStorage.setItem(lastPerson, personId);
}
