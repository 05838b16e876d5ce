/// <reference lib="webworker" />
/**
 * The service worker. It imports nothing and holds three kinds of saved things:
 * the shell (`tx-shell-<version>`: fixed files, renewed with each build), pages' code (`tx-assets`: hashed names, so
 * never stale) and a person's reads (`tx-reads-<person>`: answers of GET /api, shown again only when the line is
 * lost, always marked with the time at which they were saved).
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const build: { version: string; files: string[] } = JSON.parse('__TONGXUE_PRECACHE__');
const shell = `tx-shell-${build.version}`;
const assets = 'tx-assets';
const reads = 'tx-reads-';
/** Without an answer in this time (ms) a saved read is shown; the real one still renews the saved copy. */
const patience = 5000;
const mostReads = 300;
const mostAssets = 200;
const largestRead = 1_000_000;
/** Raised by "forget": a read that began before it is not saved any more. */
let generation = 0;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) =>
        cache.addAll([...build.files, '/'].map((url) => new Request(url, { cache: 'reload' }))),
      ),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((n) => n.startsWith('tx-shell-') && n !== shell).map((n) => caches.delete(n)),
      );
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event) => {
  const { type } = event.data as { type: string };
  if (type === 'take-over') void worker.skipWaiting();
  if (type === 'forget') {
    generation += 1;
    event.waitUntil(forget().then(() => event.ports[0]?.postMessage('done')));
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(url.pathname)) event.respondWith(page(request));
    return;
  }
  if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (build.files.includes(url.pathname)) event.respondWith(asset(request));
  else if (url.pathname.startsWith('/api/') && request.headers.has('x-tongxue-reader'))
    event.respondWith(read(event, request));
});

/** Addresses that the server itself answers (standards, documents, downloads) are not pages of the shell. */
function isPage(path: string): boolean {
  return !/^\/(api|docs|oauth|cas|ims|oai|xapi|metrics|healthz|readyz|openapi\.json|\.well-known)(\/|$)/.test(
    path,
  );
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(shell);
    return (await cache.match('/')) ?? (await cache.match('/offline.html')) ?? Response.error();
  }
}

async function asset(request: Request): Promise<Response> {
  const saved = await caches.match(request, { ignoreVary: true });
  if (saved) return saved;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(assets);
    await cache.put(request, answer.clone());
    await trim(cache, mostAssets);
  }
  return answer;
}

async function read(event: FetchEvent, request: Request): Promise<Response> {
  const begun = generation;
  const cacheName = reads + request.headers.get('x-tongxue-reader');
  const fresh = fetch(request).then(async (answer) => {
    if (begun === generation && maySave(answer)) await save(cacheName, request.url, answer.clone());
    return answer;
  });
  event.waitUntil(fresh.catch(() => undefined));
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience));
  const first = await Promise.race([fresh.catch(() => 'lost' as const), late]);
  if (first instanceof Response) return first;
  const saved = begun === generation ? await (await caches.open(cacheName)).match(request.url) : undefined;
  return saved ?? fresh;
}

/** Only whole JSON and PDF answers that the server allows to keep; sensitive ones say `no-store` (RFC 9111, 5.2.2.5). */
function maySave(answer: Response): boolean {
  return (
    answer.status === 200 &&
    /json|pdf/.test(answer.headers.get('content-type') ?? '') &&
    !/no-store/.test(answer.headers.get('cache-control') ?? '') &&
    Number(answer.headers.get('content-length') ?? 0) <= largestRead
  );
}

async function save(cacheName: string, url: string, answer: Response): Promise<void> {
  const body = await answer.blob();
  if (body.size > largestRead) return;
  const headers = new Headers(answer.headers);
  headers.set('x-tongxue-saved-at', new Date().toISOString());
  headers.delete('content-encoding');
  headers.delete('content-length');
  const cache = await caches.open(cacheName);
  await cache.put(url, new Response(body, { status: 200, headers }));
  await trim(cache, mostReads);
}

async function trim(cache: Cache, most: number): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function forget(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(reads)).map((name) => caches.delete(name)));
}
