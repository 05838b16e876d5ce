import { pino } from 'pino';

export type Logger = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** JSON lines on standard error. Ids only: names and contents never enter a log. */
export function createLogger(level: string) {
  return pino(
    {
      level,
      base: undefined,
      redact: [
        'req.headers.authorization',
        'req.headers.cookie',
        'password',
        'token',
        '*.password',
        '*.token',
      ],
    },
    pino.destination(2),
  );
}
