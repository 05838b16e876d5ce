import type { Config } from '../config.ts';
import { createLocalStore, type FileStore } from './store.ts';

/** The file store that the settings name: an S3-compatible one, or `files` in the data directory. */
export async function openFileStore(config: Pick<Config, 'files' | 's3' | 'dataDir'>): Promise<FileStore> {
  if (config.files === 'local') return createLocalStore(`${config.dataDir}/files`);
  // The client of S3 is large: it is loaded where it is used.
  const { createS3Store } = await import('./s3.ts');
  return createS3Store(config);
}
