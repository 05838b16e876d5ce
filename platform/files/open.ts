import type { Config } from '../config.ts';
import { createS3Store } from './s3.ts';
import { createLocalStore, type FileStore } from './store.ts';

/** The file store that the settings name: an S3-compatible one, or `files` in the data directory. */
export function openFileStore(config: Pick<Config, 'files' | 's3' | 'dataDir'>): FileStore {
  return config.files === 's3' ? createS3Store(config) : createLocalStore(`${config.dataDir}/files`);
}
