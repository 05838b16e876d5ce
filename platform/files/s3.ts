import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Config } from '../config.ts';
import { PlatformError } from '../errors.ts';
import { type FileStore, measure } from './store.ts';

/** Any S3-compatible object store, private bucket. The hash is known before the object is named, so it spools to disk first. */
export function createS3Store({ s3 }: Pick<Config, 's3'>): FileStore {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = s3;
  if (!Bucket || !accessKeyId || !secretAccessKey) {
    const text = 'TONGXUE_FILES=s3: S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY';
    throw new PlatformError('config.invalid', { detail: { zh: text, en: text } });
  }
  const client = new S3Client({
    region,
    endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  const keyOf = (sha256: Buffer) => `${sha256.toString('hex').slice(0, 2)}/${sha256.toString('hex')}`;
  return {
    async put(content, { limit }) {
      const folder = await mkdtemp(join(tmpdir(), 'tongxue-'));
      const spool = join(folder, randomBytes(8).toString('hex'));
      try {
        const { stream, result } = measure(limit);
        await pipeline(content, stream, createWriteStream(spool, { mode: 0o600 }));
        const stored = result();
        if (stored.size === 0) throw new PlatformError('files.empty');
        await new Upload({
          client,
          params: { Bucket, Key: keyOf(stored.sha256), Body: createReadStream(spool) },
        }).done();
        return stored;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    async get(sha256, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const object = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(sha256), Range }));
      return object.Body as Readable;
    },
    async has(sha256) {
      try {
        await client.send(new HeadObjectCommand({ Bucket, Key: keyOf(sha256) }));
        return true;
      } catch (error) {
        if ((error as { name?: string }).name === 'NotFound') return false;
        throw error;
      }
    },
    async remove(sha256) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(sha256) }));
    },
  };
}
