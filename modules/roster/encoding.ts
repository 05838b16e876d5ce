/** How the bytes of a text file are written. UTF-16 is turned into UTF-8 before it is split into rows. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const chinese = new TextDecoder('gb18030', { fatal: true });
const unicode = new TextDecoder('utf-8', { fatal: true });

/** Whether there is a byte outside ASCII: only then the encoding matters. */
export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 127) return false;
  return true;
}

/** The encoding that the first bytes give away: a byte order mark, or the zeros of UTF-16 without one. */
export function encodingMark(bytes: Uint8Array): { encoding: TextEncoding; length: number } | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  // A header of ASCII letters in UTF-16 has a zero in every second byte.
  if (a !== 0 && b === 0 && c !== 0 && bytes[3] === 0) return { encoding: 'utf-16le', length: 0 };
  if (a === 0 && b !== 0 && c === 0 && bytes[3] !== 0) return { encoding: 'utf-16be', length: 0 };
  return undefined;
}

/**
 * UTF-8 or GB 18030 (which holds GBK and GB 2312), told by the first bytes that are not ASCII. The sample ends at a
 * line end. Chinese text in GBK is practically never valid UTF-8 beyond a few characters.
 * @returns undefined when it is neither
 */
export function detectEncoding(sample: Uint8Array): 'utf-8' | 'gb18030' | undefined {
  if (decodes(unicode, sample)) return 'utf-8';
  if (decodes(chinese, sample)) return 'gb18030';
  return undefined;
}

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 chunks as UTF-8 chunks; a pair or a surrogate that is cut by a chunk's end waits for the next one. */
export async function* utf8From(
  chunks: AsyncIterable<Buffer>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  const last = decoder.decode();
  if (last) yield Buffer.from(last);
}

/** One decoder of a whole line: `undefined` when the bytes are not text in this encoding. */
export function lineDecoder(
  encoding: 'utf-8' | 'gb18030',
): (bytes: Buffer, start: number, end: number) => string | undefined {
  if (encoding === 'utf-8') {
    return (bytes, start, end) => {
      const text = bytes.toString('utf8', start, end);
      return text.includes('\ufffd') ? undefined : text;
    };
  }
  return (bytes, start, end) => {
    try {
      return chinese.decode(bytes.subarray(start, end));
    } catch {
      return undefined;
    }
  };
}
