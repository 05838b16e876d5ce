/** A text in both languages of the product. */
export type Bilingual = { zh: string; en: string };

export type ErrorDefinition = Bilingual & { status: number };

export type FieldError = { pointer: string; detail: Bilingual };

type Parameters = {
  /** Replaces `{name}` in the catalogue's texts. */
  values?: Record<string, string | number>;
  /** What exactly happened, where the catalogue's sentence is not enough. */
  detail?: Bilingual;
  fields?: FieldError[];
  /** Extra members of the problem document (RFC 9457, section 3.2), for programs. */
  extra?: Record<string, unknown>;
  retryAfter?: number;
  cause?: unknown;
};

const catalogue = new Map<string, ErrorDefinition>();

/**
 * Registers a module's errors. Codes are stable: `module.thing`, never reused.
 * @throws Error when a code is defined twice.
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(definitions: T): T {
  for (const [code, definition] of Object.entries(definitions)) {
    if (catalogue.has(code)) throw new Error(`error code defined twice: ${code}`);
    catalogue.set(code, definition);
  }
  return definitions;
}

/** All error codes with status and texts, for the documentation page of each `type` URL. */
export function errorCatalogue(): ReadonlyMap<string, ErrorDefinition> {
  return catalogue;
}

defineErrors({
  'config.invalid': { status: 500, zh: '设置有误', en: 'A setting is invalid' },
  'request.invalid': {
    status: 400,
    zh: '提交的内容有误，请按提示修改',
    en: 'The request is invalid; see the fields named',
  },
  'request.malformed': { status: 400, zh: '请求格式有误', en: 'The request is malformed' },
  'request.too-large': { status: 413, zh: '提交的内容过大', en: 'The request is too large' },
  'request.unsupported-type': {
    status: 415,
    zh: '不支持这种内容类型',
    en: 'This content type is not supported',
  },
  'request.foreign-origin': {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  'request.crowded': {
    status: 429,
    zh: '现在提交的人很多，请在 {seconds} 秒后再提交，填好的内容不会丢失',
    en: 'Many people are sending now; send again in {seconds} seconds, what you filled in is kept',
  },
  'request.too-many': { status: 429, zh: '操作太频繁，请稍后再试', en: 'Too many requests; try again later' },
  'request.idempotency-reused': {
    status: 422,
    zh: '同一个 Idempotency-Key 已用于不同的请求',
    en: 'This Idempotency-Key was used for a different request',
  },
  'request.idempotency-busy': {
    status: 409,
    zh: '同一请求正在处理',
    en: 'The same request is still being processed',
  },
  'auth.signed-out': { status: 401, zh: '请先登录', en: 'Please sign in' },
  'auth.forbidden': { status: 403, zh: '您没有这项权限', en: 'You do not have this permission' },
  'auth.second-factor': {
    status: 403,
    zh: '此操作需要先完成二次验证',
    en: 'This needs a second factor first',
  },
  'auth.must-do-first': {
    status: 403,
    zh: '请先完成安全设置（修改密码或绑定二次验证）',
    en: 'First finish what your account needs (a new password or a second factor)',
  },
  'resource.not-found': { status: 404, zh: '没有找到', en: 'Not found' },
  'resource.changed': {
    status: 412,
    zh: '内容在您打开之后已被修改，请查看最新内容后再保存',
    en: 'It was changed after you opened it; look at the newest version and save again',
  },
  'resource.version-required': {
    status: 428,
    zh: '修改时需要 If-Match 版本号',
    en: 'An edit needs If-Match with the version read',
  },
  'resource.conflict': { status: 409, zh: '与现有数据冲突', en: 'It conflicts with what exists' },
  'platform.failed': {
    status: 500,
    zh: '服务出错了，已记录，请稍后再试',
    en: 'Something failed; it was recorded, try again later',
  },
  'platform.busy': { status: 503, zh: '系统繁忙，请稍后再试', en: 'The service is busy; try again later' },
});

/** The one error that services throw: a catalogued code and what a person needs to put it right. */
export class PlatformError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: Bilingual;
  readonly detail: Bilingual | undefined;
  readonly fields: FieldError[];
  readonly extra: Record<string, unknown>;
  readonly retryAfter: number | undefined;

  constructor(code: string, parameters: Parameters = {}) {
    const definition = catalogue.get(code);
    if (!definition) throw new Error(`unknown error code: ${code}`);
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters.values?.[name] ?? whole));
    const title = { zh: fill(definition.zh), en: fill(definition.en) };
    super(parameters.detail ? `${title.en}: ${parameters.detail.en}` : title.en, { cause: parameters.cause });
    this.name = 'PlatformError';
    this.code = code;
    this.status = definition.status;
    this.title = title;
    this.detail = parameters.detail;
    this.fields = parameters.fields ?? [];
    this.extra = parameters.extra ?? {};
    this.retryAfter = parameters.retryAfter;
  }
}

/** Not found, worded for one kind of thing. */
export function notFound(zh: string, en: string): PlatformError {
  return new PlatformError('resource.not-found', { detail: { zh: `没有找到${zh}`, en: `No such ${en}` } });
}

/** One field is wrong: `pointer` is a JSON pointer into the body (RFC 6901). */
export function invalidField(pointer: string, zh: string, en: string): PlatformError {
  return new PlatformError('request.invalid', { fields: [{ pointer, detail: { zh, en } }] });
}
