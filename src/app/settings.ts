/**
 * Settings: the environment over `lingting.env` (KEY=value lines) in the working folder. Checked at start; a wrong one is named.
 * Each stands in the table of docs/operations.md (a test compares).
 */
import { isIP } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { StartTrouble } from '#kit/start-trouble.ts';

const Url = (schemes: string[]) => z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), `a URL that starts with ${schemes.join(' or ')}`);

/** Whoever is believed may name any address as the customer's: so a list of addresses, never "all". */
function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const version = isIP(address);
  return version !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128)));
}

const Shape = z.object({
  PORT: z.coerce.number('a port number from 1 to 65535').int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  LINGTING_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: Url(['postgres:', 'postgresql:']).optional(),
  PUBLIC_URL: Url(['http:', 'https:']).optional(),
  LINGTING_HOSTS: z.string().default(''),
  TRUSTED_PROXIES: z.string().transform((text) => text.split(',').map((one) => one.trim()).filter(Boolean)).refine((list) => list.every(isProxy), 'addresses or ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas').default(['loopback']),
  SMTP_URL: Url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().regex(/^[^\r\n]+@[^\r\n]+$/, 'a mail address').optional(),
  LINGTING_LOG: z.enum(['quiet', 'normal']).default('normal'),
});

export const settingNames: readonly string[] = Object.keys(Shape.shape);

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
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
    throw new StartTrouble({
      zh: `设置 ${key} 的值“${given[key] ?? ''}”不对：${issue?.message ?? ''}。请在环境变量或 ${file} 里改正后再启动。`,
      en: `The setting ${key} has the value “${given[key] ?? ''}”, which is wrong: ${issue?.message ?? ''}. Correct it in the environment or in ${file} and start again.`,
    });
  }
  const s = parsed.data;
  const publicUrl = (s.PUBLIC_URL ?? `http://localhost:${s.PORT}`).replace(/\/+$/, '');
  return {
    port: s.PORT, host: s.HOST, dataFolder: resolve(folder, s.LINGTING_DATA), databaseUrl: s.DATABASE_URL, publicUrl,
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
