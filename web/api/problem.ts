import type { Bilingual } from '../contract.ts';
import { currentLanguage } from '../i18n/language.ts';
import { pick } from '../i18n/texts.ts';

/** One wrong field: `pointer` is a JSON pointer into the request body (RFC 6901), `/person/name`. */
export interface FieldError {
  pointer: string;
  detail: string;
  code?: string;
}

interface ProblemInit {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: FieldError[];
  requestId?: string;
  /** The whole body, for codes that carry more. */
  body?: Record<string, unknown>;
}

/** An answer that is not a success, as RFC 9457 tells it; or no answer at all (`code: 'line'`, status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(init: ProblemInit) {
    super(init.detail ?? init.title);
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code;
    this.title = init.title;
    this.detail = init.detail;
    this.errors = init.errors ?? [];
    this.requestId = init.requestId;
    this.body = init.body ?? {};
  }

  /** The server was not reached: what was typed is safe, trying later helps. */
  get isLine(): boolean {
    return this.status === 0;
  }

  /** Someone else saved first (RFC 9110, 13.1.1 If-Match). */
  get isConflict(): boolean {
    return this.status === 412;
  }
}

/** Words for answers that carry none of their own: proxies, time-outs, lost lines. */
const plain: Record<number, Bilingual> = {
  0: {
    zh: '现在连不上服务器，请检查网络后再试',
    en: 'The server cannot be reached. Check the line and try again',
  },
  401: { zh: '请先登录', en: 'Please sign in' },
  403: { zh: '您没有这项权限', en: 'You do not have this permission' },
  404: { zh: '没有找到', en: 'Not found' },
  412: { zh: '这条记录刚被别人改过', en: 'Someone else has just changed this record' },
  413: { zh: '内容太大', en: 'The content is too large' },
  429: { zh: '操作太频繁，请稍候再试', en: 'Too many requests. Please wait a moment' },
  502: { zh: '服务正在重启，请稍候再试', en: 'The service is restarting. Please try again shortly' },
  503: { zh: '服务暂时繁忙，请稍候再试', en: 'The service is busy. Please try again shortly' },
  504: { zh: '服务响应超时，请稍候再试', en: 'The service took too long. Please try again shortly' },
};

const unknown: Bilingual = {
  zh: '出了点问题，请稍后再试',
  en: 'Something went wrong. Please try again later',
};

/** Reads a failed response. Never throws: a body that is no problem+json still gives a Problem. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = await response.json().then(asRecord, () => ({}) as Record<string, unknown>);
  const requestId = text(body.instance) ?? response.headers.get('x-request-id');
  return new Problem({
    status: response.status,
    code: text(body.code) ?? `http.${response.status}`,
    title: text(body.title) ?? pick(plain[response.status] ?? unknown, currentLanguage()),
    detail: text(body.detail),
    errors: fieldErrors(body.errors),
    body,
    ...(requestId ? { requestId } : {}),
  });
}

export function lineProblem(): Problem {
  return new Problem({ status: 0, code: 'line', title: pick(plain[0] ?? unknown, currentLanguage()) });
}

/** Anything thrown, as a Problem that a page can show. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ status: -1, code: 'page', title: pick(unknown, currentLanguage()), detail });
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value
    .map(asRecord)
    .filter((e) => typeof e.pointer === 'string' && typeof e.detail === 'string')
    .map((e) => ({
      pointer: e.pointer as string,
      detail: e.detail as string,
      ...(text(e.code) ? { code: text(e.code) } : {}),
    }));
}
