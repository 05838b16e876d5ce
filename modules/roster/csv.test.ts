import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { CsvError, csvLine, readCsv } from './csv.ts';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(bytes: Buffer, size = 64 * 1024) {
  const rows: string[][] = [];
  const lines: number[] = [];
  let encoding = 'ascii';
  for await (const batch of readCsv(inChunks(bytes, size), { onEncoding: (found) => (encoding = found) })) {
    rows.push(...batch.rows);
    lines.push(...batch.lines);
  }
  return { rows, lines, encoding };
}

const refusal = async (bytes: Buffer | Readable): Promise<CsvError> => {
  try {
    const chunks = bytes instanceof Readable ? bytes : inChunks(bytes, 1000);
    for await (const _ of readCsv(chunks)) void _;
  } catch (error) {
    assert.ok(error instanceof CsvError);
    return error;
  }
  return assert.fail('it was accepted');
};

test('splits as csv-parse does, whatever the cells and wherever the chunks are cut', async () => {
  const pieces = ['', 'a', '张三', '𠮷', '"', '""', ',', '\n', '\r\n', ' ', '阿卜杜拉·买买提', '1', "'"];
  for (let round = 0; round < 300; round++) {
    const width = 1 + randomInt(5);
    const table = Array.from({ length: 1 + randomInt(8) }, () =>
      Array.from({ length: width }, () =>
        Array.from({ length: randomInt(4) }, () => pieces[randomInt(pieces.length)]).join(''),
      ),
    );
    const text = table.map(csvLine).join('');
    const theirs = parse(text, { skipEmptyLines: true, relaxColumnCount: true }) as string[][];
    const { rows } = await rowsOf(Buffer.from(text), 1 + randomInt(20));
    assert.deepEqual(rows, theirs, JSON.stringify(text));
  }
});

test('names the line on which a row begins, over quoted line ends and empty lines', async () => {
  const { rows, lines } = await rowsOf(Buffer.from('a,b\n\n"x\ny",2\r\n3,4'));
  assert.deepEqual(rows, [
    ['a', 'b'],
    ['x\ny', '2'],
    ['3', '4'],
  ]);
  assert.deepEqual(lines, [1, 3, 5]);
});

for (const [name, encoded, expected] of [
  ['UTF-8', Buffer.from('姓名,学校\n张三,临夏中学\n'), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\ufeff姓名,学校\n张三,临夏中学\n'), 'utf-8'],
  [
    'UTF-16LE with a mark',
    iconv.encode('姓名,学校\n张三,临夏中学\n', 'utf16le', { addBOM: true }),
    'utf-16le',
  ],
  [
    'UTF-16BE with a mark',
    iconv.encode('姓名,学校\n张三,临夏中学\n', 'utf16be', { addBOM: true }),
    'utf-16be',
  ],
  ['GBK', iconv.encode('姓名,学校\n张三,临夏中学\n', 'gbk'), 'gb18030'],
] as const) {
  test(`reads ${name}, cut anywhere`, async () => {
    for (const size of [1, 2, 3, 7, 64]) {
      const { rows, encoding } = await rowsOf(encoded, Math.max(size, encodedHead(expected)));
      assert.deepEqual(rows, [
        ['姓名', '学校'],
        ['张三', '临夏中学'],
      ]);
      assert.equal(encoding, expected);
    }
  });
}

/** The opening looks at four bytes at once: a stream's first chunk always has them. */
const encodedHead = (encoding: string) => (encoding === 'gb18030' ? 1 : 4);

test('reads four-byte characters of GB 18030, whose second bytes look like digits', async () => {
  const text = 'name\n𠮷田,㐀\n';
  const { rows, encoding } = await rowsOf(iconv.encode(text, 'gb18030'));
  assert.deepEqual(rows, [['name'], ['𠮷田', '㐀']]);
  assert.equal(encoding, 'gb18030');
});

test('refuses what is no text, and a file that changes its encoding', async () => {
  const noText = await refusal(
    Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.from([0x81, 0xff, 0xff, 0x0a])]),
  );
  assert.equal(noText.line, 3);
  assert.match(noText.reason.zh, /编码/);
  const mixed = await refusal(
    Buffer.concat([Buffer.from(`姓名\n${'a\n'.repeat(600)}`), iconv.encode('张三\n', 'gbk')]),
  );
  assert.equal(mixed.line, 602);
});

test('refuses a quote that is never closed, with the line where its row begins', async () => {
  assert.equal((await refusal(Buffer.from('a,b\n1,"2\n3,4\n'))).line, 2);
  assert.equal((await refusal(Buffer.from('a,b\n1,x"y\n3,"4"\n'))).line, 2);
});

test('tells a line with bad quotes or a NUL, and goes on with the next', async () => {
  for (const bad of ['"x"y,2', '1,x"y"', '1,\0']) {
    const batches = [];
    for await (const batch of readCsv(inChunks(Buffer.from(`a,b\n${bad}\n3,4\n`), 1000))) batches.push(batch);
    assert.deepEqual(
      batches.flatMap(({ rows }) => rows),
      [
        ['a', 'b'],
        ['3', '4'],
      ],
    );
    assert.deepEqual(
      batches.flatMap((batch) => batch.bad).map(({ line }) => line),
      [2],
      bad,
    );
  }
});

test('refuses a row of 50 MB without holding it', async () => {
  const chunk = Buffer.alloc(64 * 1024, 0x61);
  let given = 0;
  const endless = async function* () {
    yield Buffer.from('a,b\n1,2\n');
    for (; given < 50 * 1024 * 1024; given += chunk.length) yield chunk;
  };
  const error = await refusal(Readable.from(endless(), { objectMode: true, highWaterMark: 1 }));
  assert.equal(error.line, 3);
  assert.ok(given < 2 * 1024 * 1024, `it read ${given} bytes before it refused`);
});
