import nodemailer from 'nodemailer';
import type { Config } from '../config.ts';
import { defineErrors, PlatformError } from '../errors.ts';
import type { Outbox } from './outbox.ts';

defineErrors({
  'messages.mail-not-configured': {
    status: 503,
    zh: '尚未配置邮件服务，请联系管理员（SMTP_URL）',
    en: 'No mail service is configured; ask the administrator (SMTP_URL)',
  },
});

export type Mail = { to: string; subject: string; text: string };
export type Mailer = { available: boolean; send(mail: Mail): Promise<void> };

/** SMTP when configured; the dev mailbox in a demo; otherwise refuses and says what to set. */
export function createMailer(config: Config, outbox: Outbox | undefined): Mailer {
  if (config.mail.smtpUrl) {
    const transport = nodemailer.createTransport(config.mail.smtpUrl);
    return {
      available: true,
      send: async (mail) => {
        await transport.sendMail({ ...mail, from: config.mail.from });
      },
    };
  }
  if (outbox) return { available: true, send: async (mail) => outbox.add({ channel: 'mail', ...mail }) };
  return {
    available: false,
    send: async () => {
      throw new PlatformError('messages.mail-not-configured');
    },
  };
}
