import { PassThrough, type Readable } from 'node:stream';
import yauzl from 'yauzl';
import { PlatformError } from '#platform/errors.ts';

export type ZipEntry = { name: string; size: number; open: () => Promise<Readable> };

/** Reads a range of the stored file: `end` is exclusive. */
export type RangeReader = (start: number, end: number) => Promise<Readable>;

const mostEntries = 1000;
const largestEntry = 4 * 1024 ** 3;

// The library asks for a stream at once; the store gives one a little later.
class StoredFileReader extends yauzl.RandomAccessReader {
  readonly #read: RangeReader;

  constructor(read: RangeReader) {
    super();
    this.#read = read;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const stream = new PassThrough();
    this.#read(start, end).then(
      (source) => {
        source.once('error', (error) => stream.destroy(error));
        stream.once('close', () => source.destroy());
        source.pipe(stream);
      },
      (error) => stream.destroy(error),
    );
    return stream;
  }
}

/**
 * The entries of a zip that lies in the file store, by name; contents are inflated while they are read, and an entry
 * that is longer than it says is an error.
 * @throws roster.unreadable-file for what is no zip, is encrypted, or is out of bounds
 */
export async function openZip(read: RangeReader, size: number): Promise<Map<string, ZipEntry>> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new StoredFileReader(read), size, { autoClose: false, lazyEntries: true })
    .catch((cause: unknown) => {
      throw unreadable('压缩包已损坏', 'the zip is damaged', cause);
    });
  if (zip.entryCount > mostEntries) throw unreadable('压缩包内的文件过多', 'the zip holds too many files');
  const entries = new Map<string, ZipEntry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize } = entry;
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) throw unreadable(`“${name}”加了密`, `"${name}" is encrypted`);
      if (uncompressedSize > largestEntry) throw unreadable(`“${name}”过大`, `"${name}" is too large`);
      entries.set(name, { name, size: uncompressedSize, open: () => zip.openReadStreamPromise(entry) });
    }
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    throw unreadable('压缩包已损坏', 'the zip is damaged', cause);
  }
  return entries;
}

export function unreadable(zh: string, en: string, cause?: unknown): PlatformError {
  return new PlatformError('roster.unreadable-file', { detail: { zh, en }, cause });
}
