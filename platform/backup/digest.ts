import { hash } from 'node:crypto';
import { Transform } from 'node:stream';

/** What a table holds: its rows, their bytes in COPY's text format, and a digest that does not depend on their order. */
export type Contents = { rows: number; bytes: number; digest: string };

const newline = 0x0a;

/**
 * Passes COPY's text format through and adds up the SHA-256 of each row, modulo 2^128: equal multisets of rows give equal
 * digests, however the database orders them. In that format a row is a line: newlines inside values are written `\n`.
 * The digest guards against accidents; what guards against forgery is the signature over the stored pieces.
 */
export function digestRows(): { stream: Transform; result: () => Contents } {
  const sum = new Uint32Array(4);
  let rows = 0;
  let bytes = 0;
  let rest: Buffer | undefined;
  const add = (row: Buffer) => {
    const digest = hash('sha256', row, 'buffer');
    let carry = 0;
    for (let word = 0; word < 4; word += 1) {
      const total = (sum[word] as number) + digest.readUInt32LE(word * 4) + carry;
      sum[word] = total;
      carry = total > 0xffff_ffff ? 1 : 0;
    }
    rows += 1;
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      let from = 0;
      for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
        const part = chunk.subarray(from, end);
        add(rest ? Buffer.concat([rest, part]) : part);
        rest = undefined;
        from = end + 1;
      }
      if (from < chunk.length) {
        const part = chunk.subarray(from);
        rest = rest ? Buffer.concat([rest, part]) : Buffer.from(part);
      }
      done(null, chunk);
    },
    flush(done) {
      if (rest) add(rest);
      done();
    },
  });
  const result = () => ({ rows, bytes, digest: Buffer.from(sum.buffer).toString('hex') });
  return { stream, result };
}
