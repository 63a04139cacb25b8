/**
 * Settings: the environment over `lingting.env` (KEY=value lines) in the working folder. Checked at start; a wrong one is named.
 * Each stands in the table of docs/operations.md (a test compares).
 */
import { isIP } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { StartTrouble } from '#kit/start-trouble.ts';

/** What each would be right as; said in both languages when a value is none of it. */
const wanted = {
  port: { zh: '应当是 1 到 65535 的端口号', en: 'it has to be a port number from 1 to 65535' },
  filled: { zh: '不能为空', en: 'it has to be filled in' },
  postgres: { zh: '应当是以 postgres:// 或 postgresql:// 开头的网址', en: 'it has to be a URL that starts with postgres:// or postgresql://' },
  web: { zh: '应当是以 http:// 或 https:// 开头的网址', en: 'it has to be a URL that starts with http:// or https://' },
  proxies: { zh: '应当是用逗号分隔的地址或网段（如 10.0.0.0/8），或 loopback、linklocal、uniquelocal', en: 'it has to be addresses or ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas' },
  nats: { zh: '应当是以 nats:// 或 tls:// 开头的网址，多个用逗号分隔', en: 'it has to be a URL that starts with nats:// or tls://, several separated by commas' },
  smtp: { zh: '应当是以 smtp:// 或 smtps:// 开头的网址', en: 'it has to be a URL that starts with smtp:// or smtps://' },
  mail: { zh: '应当是一个邮箱地址', en: 'it has to be a mail address' },
  log: { zh: '应当是 quiet 或 normal', en: 'it has to be quiet or normal' },
} as const;
type Wanted = keyof typeof wanted;

/** A shape's message is the name of what is wanted. */
const says = (what: Wanted): Wanted => what;

const Url = (schemes: string[], otherwise: Wanted) => z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), says(otherwise));

/** Whoever is believed may name any address as the customer's: so a list of addresses, never "all". */
function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const version = isIP(address);
  return version !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128)));
}

const Shape = z.object({
  PORT: z.coerce.number(says('port')).int(says('port')).min(1, says('port')).max(65_535, says('port')).default(3000),
  HOST: z.string().min(1, says('filled')).default('127.0.0.1'),
  LINGTING_DATA: z.string().min(1, says('filled')).default('./data'),
  DATABASE_URL: Url(['postgres:', 'postgresql:'], 'postgres').optional(),
  NATS_URL: z.string().refine((text) => text.split(',').every((one) => URL.canParse(one.trim()) && ['nats:', 'tls:'].includes(new URL(one.trim()).protocol)), says('nats')).optional(),
  PUBLIC_URL: Url(['http:', 'https:'], 'web').optional(),
  LINGTING_HOSTS: z.string().default(''),
  TRUSTED_PROXIES: z.string().transform((text) => text.split(',').map((one) => one.trim()).filter(Boolean)).refine((list) => list.every(isProxy), says('proxies')).default(['loopback']),
  SMTP_URL: Url(['smtp:', 'smtps:'], 'smtp').optional(),
  MAIL_FROM: z.string().regex(/^[^\r\n]+@[^\r\n]+$/, says('mail')).optional(),
  LINGTING_LOG: z.enum(['quiet', 'normal'], says('log')).default('normal'),
});

export const settingNames: readonly string[] = Object.keys(Shape.shape);

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  /** How several processes wake each other; PostgreSQL itself where it is not given. */
  readonly natsUrl: string | undefined;
  readonly publicUrl: string;
  readonly hosts: ReadonlySet<string>;
  /** Whose word about the caller's address is believed. */
  readonly trustedProxies: readonly string[];
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly isQuiet: boolean;
}

export function readSettings(environment: Readonly<Record<string, string | undefined>>, folder: string): Settings {
  const file = resolve(folder, 'lingting.env');
  const fromFile = existsSync(file) ? parseEnvFile(readFileSync(file, 'utf8')) : {};
  const given = Object.fromEntries(Object.keys(Shape.shape).flatMap((key) => {
    const value = environment[key] ?? fromFile[key];
    return value === undefined || value === '' ? [] : [[key, value]];
  }));
  const parsed = Shape.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const key = String(issue?.path[0]);
    const right = wanted[issue?.message as Wanted];
    throw new StartTrouble({
      zh: `设置 ${key} 的值“${given[key] ?? ''}”不对：${right.zh}。请在环境变量或 ${file} 里改正后再启动。`,
      en: `The setting ${key} has the value “${given[key] ?? ''}”, which is wrong: ${right.en}. Correct it in the environment or in ${file} and start again.`,
    });
  }
  const s = parsed.data;
  const publicUrl = (s.PUBLIC_URL ?? `http://localhost:${s.PORT}`).replace(/\/+$/, '');
  return {
    port: s.PORT, host: s.HOST, dataFolder: resolve(folder, s.LINGTING_DATA), databaseUrl: s.DATABASE_URL, natsUrl: s.NATS_URL, publicUrl,
    hosts: new Set([new URL(publicUrl).hostname, ...s.LINGTING_HOSTS.split(',').map((name) => name.trim().toLowerCase()).filter(Boolean)]),
    trustedProxies: s.TRUSTED_PROXIES, smtpUrl: s.SMTP_URL, mailFrom: s.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`, isQuiet: s.LINGTING_LOG === 'quiet',
  };
}

function parseEnvFile(text: string): Record<string, string> {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], match[2].replace(/^(["'])(.*)\1$/, '$2')] as const];
  });
  return Object.fromEntries(entries);
}
