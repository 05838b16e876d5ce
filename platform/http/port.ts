import { createServer } from 'node:net';
import { defineErrors, PlatformError } from '../errors.ts';

defineErrors({
  'http.port-taken': {
    status: 500,
    zh: '端口 {port} 已被占用：可能平台已经在运行，或另一个程序占用了它。请先停止它，或换一个端口，例如 PORT=3001 npm start',
    en: 'Port {port} is taken: the platform may be running already, or another program uses it. Stop that one, or choose another port, as in PORT=3001 npm start',
  },
  'http.port-forbidden': {
    status: 500,
    zh: '没有权限使用端口 {port}。请换一个 1024 以上的端口，例如 PORT=3000 npm start',
    en: 'The port {port} may not be used by this account. Choose one above 1024, as in PORT=3000 npm start',
  },
  'http.host-unknown': {
    status: 500,
    zh: '本机没有地址 {host}。请改正 HOST，例如 127.0.0.1（仅本机）或 0.0.0.0（所有网卡）',
    en: 'This machine has no address {host}. Correct HOST: 127.0.0.1 (this machine only) or 0.0.0.0 (all interfaces), for example',
  },
});

type Door = { port: number; host: string };

/**
 * Looks whether the server will be able to listen, before anything else is started, and chooses the port for 0.
 * @throws PlatformError `http.port-taken`, `http.port-forbidden`, `http.host-unknown`
 */
export function findPort({ port, host }: Door): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', (error) => reject(doorError(error, { port, host })));
    server.listen({ port, host }, () => {
      const address = server.address() as { port: number };
      server.close(() => resolve(address.port));
    });
  });
}

/** What a failure to listen means to whoever started the platform. */
export function doorError(error: unknown, values: Door): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new PlatformError('http.port-taken', { values, cause: error });
    case 'EACCES':
      return new PlatformError('http.port-forbidden', { values, cause: error });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PlatformError('http.host-unknown', { values, cause: error });
    default:
      return error;
  }
}
