import { useEffect, useEffectEvent } from 'react';

/** One server-sent event, `data` parsed as JSON. */
export interface LiveEvent {
  type: string;
  data: unknown;
}

type Listener = (event: LiveEvent) => void;

const url = '/api/space/stream';
const listeners = new Map<string, Set<Listener>>();

let source: EventSource | undefined;
let timer = 0;
let delay = 1000;

/** Starts the one stream of this page; the shell calls it while a person is signed in. */
export function openLive(): () => void {
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
}

function connect(): void {
  source?.close();
  source = new EventSource(url);
  source.onopen = () => {
    delay = 1000;
  };
  source.onerror = () => {
    // The browser retries by itself only after a dropped line, not after an error status.
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    timer = window.setTimeout(connect, delay * (0.75 + Math.random() / 2));
    delay = Math.min(delay * 2, 60_000);
  };
  for (const type of listeners.keys()) follow(type);
}

function follow(type: string): void {
  source?.addEventListener(type, (message) => {
    const event = { type, data: parse((message as MessageEvent<string>).data) };
    for (const listener of listeners.get(type) ?? []) listener(event);
  });
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

/** Calls `handler` for each live event of a type while the component stands. */
export function useLive(type: string, handler: Listener): void {
  const latest = useEffectEvent(handler);
  useEffect(() => {
    let set = listeners.get(type);
    if (!set) {
      set = new Set();
      listeners.set(type, set);
      follow(type);
    }
    const listener: Listener = (event) => latest(event);
    set.add(listener);
    return () => void set.delete(listener);
  }, [type]);
}
