import { randomBytes } from 'node:crypto';
let last = 0;
let counter = 0;
/** A UUIDv7 (RFC 9562): sorts by time; monotonic within this process. */
export function uuidv7(now = Date.now()): string {
  if (now > last) { last = now; counter = randomBytes(2).readUInt16BE() & 0x7ff; } else if (++counter > 0xfff) { last++; counter = 0; }
  const time = last.toString(16).padStart(12, '0');
  const random = randomBytes(8);
  random[0] = (random[0]! & 0x3f) | 0x80;
  const hex = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}
