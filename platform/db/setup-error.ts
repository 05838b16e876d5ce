/** What went wrong while a database was being set up, in both languages, with the remedy in the text. */
export type SetupError = Error & { code: string; messages: { zh: string; en: string } };

/**
 * Builds an error for people who set the platform up: Chinese first, English second, cause kept.
 * `code` is stable (`database.…`), so that callers and tests need not read the text.
 */
export function setupError(
  code: string,
  messages: { zh: string; en: string },
  options?: { cause?: unknown; detail?: string },
): SetupError {
  const detail = options?.detail ? `\n${options.detail.trim()}` : '';
  const error = new Error(`${messages.zh}\n${messages.en}${detail}`, { cause: options?.cause });
  return Object.assign(error, { code: `database.${code}`, messages });
}

/** True when `error` was made by `setupError` with this code (given without its `database.` prefix). */
export function isSetupError(error: unknown, code?: string): error is SetupError {
  if (!(error instanceof Error) || !('code' in error) || !('messages' in error)) return false;
  return code === undefined || error.code === `database.${code}`;
}
