import { hash, randomFillSync } from 'node:crypto';

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
const pool = Buffer.alloc(8192);
let used = pool.length;

/** The offset of n fresh random bytes in the pool: one system call serves a thousand ids. */
function randomAt(n: number): number {
  if (used + n > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += n;
  return used - n;
}

const hex = (byte: number) => HEX[byte & 255] as string;

/**
 * A maker of version 7 UUIDs (RFC 9562 §5.7) that never go back: 48 bits of milliseconds, a 12-bit counter that
 * starts at random below its half in each millisecond (§6.2, method 1), 62 random bits. When the counter is
 * exhausted or the clock steps back, the timestamp runs ahead of the clock.
 */
export function uuidv7Maker(clock: () => number): () => string {
  let last = -1;
  let counter = 0;
  let stamp = '';
  return () => {
    const now = clock();
    const at = randomAt(10);
    if (now > last || counter === 0xfff) {
      last = now > last ? now : last + 1;
      counter = ((pool[at] as number) << 3) | ((pool[at + 1] as number) & 7);
      const high = Math.floor(last / 0x10000);
      stamp = `${hex(high >>> 24)}${hex(high >>> 16)}${hex(high >>> 8)}${hex(high)}-${hex(last / 256)}${hex(last)}-7`;
    } else counter++;
    const b = (i: number) => HEX[pool[at + i] as number] as string;
    const low = counter & 255;
    return `${stamp}${(counter >>> 8).toString(16)}${HEX[low]}-${HEX[((pool[at + 2] as number) & 0x3f) | 0x80]}${b(3)}-${b(4)}${b(5)}${b(6)}${b(7)}${b(8)}${b(9)}`;
  };
}

/** A new id for a row: version 7, lower case, increasing within this process. */
export const uuidv7: () => string = uuidv7Maker(Date.now);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID of RFC 9562 in lower case, as this platform writes them. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The milliseconds since 1970 inside a version 7 UUID. */
export function uuidv7Time(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

const ROOT = 'c9a3f1e2-5b64-5d0a-9c1f-7a1d9e3b2f48';
const namespaces = new Map<string, Buffer>();

function namespaceBytes(namespace: string): Buffer {
  let bytes = namespaces.get(namespace);
  if (!bytes) {
    bytes = Buffer.from(
      (isUuid(namespace) ? namespace : uuidFrom(ROOT, namespace)).replaceAll('-', ''),
      'hex',
    );
    if (namespaces.size >= 1000) namespaces.clear();
    namespaces.set(namespace, bytes);
  }
  return bytes;
}

/**
 * The same id for the same name, always: version 5 (RFC 9562 §5.5). The namespace is a UUID or a label such as
 * 'demo.person', which stands for its own UUID below the platform's root.
 */
export function uuidFrom(namespace: string, name: string): string {
  const bytes = hash('sha1', Buffer.concat([namespaceBytes(namespace), Buffer.from(name)]), 'buffer');
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const text = bytes.toString('hex', 0, 16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}
