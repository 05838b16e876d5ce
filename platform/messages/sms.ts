import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import { defineErrors, PlatformError } from '../errors.ts';
import type { Outbox } from './outbox.ts';

defineErrors({
  'messages.sms-not-configured': {
    status: 503,
    zh: '尚未配置短信服务，请联系管理员（SMS_WEBHOOK_URL）',
    en: 'No SMS service is configured; ask the administrator (SMS_WEBHOOK_URL)',
  },
  'messages.sms-failed': {
    status: 503,
    zh: '短信没有发出，请稍后再试',
    en: 'The text message was not sent; try again later',
  },
});

export type Sms = { to: string; text: string };
export type SmsSender = { available: boolean; send(sms: Sms): Promise<void> };

/**
 * Posts `{to, text}` to the operator's gateway, signed with HMAC-SHA256 in `X-Tongxue-Signature`;
 * the dev mailbox in a demo; otherwise refuses and says what to set.
 */
export function createSmsSender(config: Config, outbox: Outbox | undefined): SmsSender {
  const { webhookUrl, secret } = config.sms;
  if (webhookUrl && secret) {
    return {
      available: true,
      async send(sms) {
        const body = JSON.stringify(sms);
        const signature = createHmac('sha256', secret).update(body).digest('hex');
        const answer = await fetch(webhookUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-tongxue-signature': signature },
          body,
          signal: AbortSignal.timeout(10_000),
        });
        if (!answer.ok) throw new PlatformError('messages.sms-failed');
      },
    };
  }
  if (outbox) return { available: true, send: async (sms) => outbox.add({ channel: 'sms', ...sms }) };
  return {
    available: false,
    send: async () => {
      throw new PlatformError('messages.sms-not-configured');
    },
  };
}
