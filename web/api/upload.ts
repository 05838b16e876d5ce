import { currentLanguage } from '../i18n/language.ts';
import { lineAnswered, lineLost } from '../offline/line.ts';
import { lineProblem, readProblem } from './problem.ts';

interface UploadOptions {
  /** Further form fields, sent before the file so that the server can judge early. */
  fields?: Record<string, string>;
  /** Share sent, 0–1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  idempotencyKey?: string;
}

/** Sends one file as multipart/form-data with progress, which `fetch` does not tell. Throws `Problem`. */
export function upload<T>(url: string, file: File, options: UploadOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => {
      lineLost();
      reject(lineProblem());
    };
    request.onabort = () => reject(options.signal?.reason);
    request.onload = () => {
      lineAnswered(undefined);
      const requestId = request.getResponseHeader('x-request-id');
      const response = new Response(request.status === 204 ? null : request.responseText, {
        status: request.status,
        headers: requestId ? { 'x-request-id': requestId } : {},
      });
      if (!response.ok) void readProblem(response).then(reject);
      else if (request.status === 204 || request.responseText === '') resolve(undefined as T);
      else resolve(JSON.parse(request.responseText) as T);
    };
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
    form.append('file', file, file.name);
    request.send(form);
  });
}
