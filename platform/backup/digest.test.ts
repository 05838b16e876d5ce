import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { type Contents, digestRows } from './digest.ts';

async function digest(text: string, cut = 1000): Promise<Contents> {
  const bytes = Buffer.from(text);
  const parts = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, index) =>
    bytes.subarray(index * cut, (index + 1) * cut),
  );
  const rows = digestRows();
  await Readable.from(parts).pipe(rows.stream).resume().toArray();
  return rows.result();
}

describe('digestRows', () => {
  const rows = ['1\t张伟', '2\t\\N', '3\tline\\nbreak', '3\tline\\nbreak', '4\t'];
  const text = `${rows.join('\n')}\n`;

  it('counts rows and bytes, wherever the stream is cut', async () => {
    const whole = await digest(text);
    assert.deepEqual([whole.rows, whole.bytes], [5, Buffer.byteLength(text)]);
    for (const cut of [1, 2, 3, 7]) assert.deepEqual(await digest(text, cut), whole);
    assert.deepEqual(await digest(''), { rows: 0, bytes: 0, digest: '0'.repeat(32) });
  });

  it('is the same in any order and different when a row is changed, lost or doubled', async () => {
    const { digest: expected } = await digest(text);
    assert.equal((await digest(`${[...rows].reverse().join('\n')}\n`)).digest, expected);
    for (const other of [
      rows.with(0, '1\t张玮'),
      rows.slice(1),
      rows.slice(0, 3).concat(rows.slice(4)),
      [...rows, rows[0]],
    ]) {
      assert.notEqual((await digest(`${other.join('\n')}\n`)).digest, expected);
    }
  });
});
