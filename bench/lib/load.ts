import { connect, type Socket } from 'node:net';

/** A person at work: the requests of one visit, one after the other, as bytes that are ready to be sent. */
export type Visit = readonly Buffer[];

export type LoadResult = {
  visits: number;
  seconds: number;
  /** Milliseconds of each request. */
  latencies: number[];
};

/** A GET as a browser with this session sends it. */
export function getRequest(url: string, path: string, cookie: string): Buffer {
  const { host } = new URL(url);
  return Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept: application/json\r\naccept-encoding: gzip\r\naccept-language: zh-CN\r\n\r\n`,
  );
}

/**
 * Makes `count` visits over `connections` kept connections, each as fast as the answers come. A plain socket takes
 * little of the processor that the server needs on the same machine.
 * @throws Error for an answer that is not 200
 */
export async function makeVisits(
  url: string,
  visits: readonly Visit[],
  { connections, count }: { connections: number; count: number },
): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = 0;
  let failed = false;
  const began = performance.now();
  const work = async () => {
    const line = await openLine(url);
    try {
      while (next < count && !failed) {
        const visit = visits[next++ % visits.length] as Visit;
        for (const request of visit) {
          const asked = performance.now();
          await line.ask(request);
          latencies.push(performance.now() - asked);
        }
      }
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      line.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { visits: count, seconds: (performance.now() - began) / 1000, latencies };
}

/**
 * Sends requests at random moments, so many a second on average (a Poisson process), whether or not earlier ones were
 * answered. A latency begins at the moment that the request was due, so a server that falls behind is charged with the
 * waiting (no coordinated omission).
 * @throws Error for an answer that is not 200
 */
export async function makeArrivals(
  url: string,
  requests: readonly Buffer[],
  { connections, rate, seconds }: { connections: number; rate: number; seconds: number },
): Promise<number[]> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(url)));
  const latencies: number[] = [];
  const dues: number[] = [];
  const gap = () => -Math.log(1 - Math.random()) / rate;
  for (let at = gap(); at < seconds; at += gap()) dues.push(at * 1000);
  const began = performance.now();
  const waiting: number[] = [];
  const free = [...lines];
  let wake: () => void = () => undefined;
  let failure: unknown;
  const send = (line: (typeof lines)[number], index: number) => {
    const due = began + (dues[index] as number);
    line.ask(requests[index % requests.length] as Buffer).then(
      () => {
        latencies.push(performance.now() - due);
        const next = waiting.shift();
        if (next === undefined) free.push(line);
        else send(line, next);
        if (latencies.length === dues.length) wake();
      },
      (error) => {
        failure = error;
        wake();
      },
    );
  };
  try {
    let next = 0;
    while (next < dues.length && failure === undefined) {
      const now = performance.now() - began;
      for (; next < dues.length && (dues[next] as number) <= now; next++) {
        const line = free.pop();
        if (line) send(line, next);
        else waiting.push(next);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    while (latencies.length < dues.length && failure === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    for (const line of lines) line.close();
  }
  if (failure !== undefined) throw failure;
  return latencies;
}

const headEnd = Buffer.from('\r\n\r\n');

async function openLine(url: string) {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let received: Buffer = Buffer.alloc(0);
  let done: (() => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = endOfAnswer(received);
    if (end === undefined) return;
    const status = received.toString('latin1', 9, 12);
    if (status !== '200') fail?.(new Error(`answered ${received.toString('utf8', 0, 1000)}`));
    received = received.subarray(end);
    done?.();
  });
  socket.on('error', (error) => fail?.(error));
  socket.on('close', () => fail?.(new Error('the server closed the connection')));
  await new Promise<void>((resolve, reject) => {
    fail = reject;
    socket.once('connect', resolve);
  });
  return {
    ask: (request: Buffer) =>
      new Promise<void>((resolve, reject) => {
        done = resolve;
        fail = reject;
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Where an answer ends (RFC 9112, section 6): by its length, or by the last chunk. Undefined while more is to come. */
function endOfAnswer(received: Buffer): number | undefined {
  const head = received.indexOf(headEnd);
  if (head < 0) return undefined;
  const headers = received.toString('latin1', 0, head).toLowerCase();
  const body = head + headEnd.length;
  const length = /\r\ncontent-length: (\d+)/.exec(headers)?.[1];
  if (length !== undefined) {
    const end = body + Number(length);
    return received.length >= end ? end : undefined;
  }
  for (let at = body; ; ) {
    const line = received.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(received.toString('latin1', at, line), 16);
    at = line + 2 + size + 2;
    if (received.length < at) return undefined;
    if (size === 0) return at;
  }
}
