import { StartTrouble } from '#kit/start-trouble.ts';
import { bareAddress } from '#messaging/core/letter.ts';
import type { Mailer } from '#messaging/ports.ts';
import type { Log } from '#kit/log.ts';
import { natsBell } from '../adapters/nats/nats-bell.ts';
import { smtpMailer } from '../adapters/email/smtp-mailer.ts';
import type { Settings } from './settings.ts';
import type { Adapters } from './wire.ts';

/** The real outside world, by the settings. */
export function openAdapters(settings: Settings, log: Log): Adapters {
  return { mailer: openMailer(settings), ...(settings.natsUrl !== undefined && { bell: natsBell({ url: settings.natsUrl, log }) }) };
}

function openMailer({ smtpUrl, mailFrom }: Settings): Mailer | undefined {
  if (smtpUrl === undefined) return undefined;
  const address = bareAddress(mailFrom);
  if (address === undefined) {
    throw new StartTrouble({
      zh: `设置 MAIL_FROM 的值“${mailFrom}”里没有邮箱地址。请改成例如“客服 <service@example.com>”后再启动。`,
      en: `The setting MAIL_FROM has the value “${mailFrom}”, which holds no mail address. Write for example “Service <service@example.com>” and start again.`,
    });
  }
  return smtpMailer({ url: smtpUrl, address });
}
