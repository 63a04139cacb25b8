/**
 * Letters by SMTP. The connection is driven step by step, because the answer must tell three things apart: the server refused, the
 * letter never began to leave, or it had begun and nobody knows. The letter's bytes are read only after the server's 354 to DATA, so
 * the first read is the moment after which a broken connection means "unknown".
 */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Handover, Letter, Mailer } from '#messaging/ports.ts';

interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; set by whoever runs the installation, never through a screen. */
  readonly url: string;
  /** The bare address to write from. */
  readonly address: string;
  readonly connectMs?: number;
  /** Silence of the server after which it is given up. */
  readonly silenceMs?: number;
  /** For the whole letter, however slowly the server drips. */
  readonly wholeMs?: number;
}

interface SmtpTrouble extends Error {
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
}

export function smtpMailer(options: SmtpOptions): Mailer {
  const { auth, host, port, secure, ...others } = parseConnectionUrl(options.url);
  const connectMs = options.connectMs ?? 15_000;
  const silenceMs = options.silenceMs ?? 30_000;
  return {
    address: options.address,
    async send(letter) {
      const bytes = await bytesOf(letter);
      const connection = new SMTPConnection({ ...others, host, port, secure, connectionTimeout: connectMs, greetingTimeout: connectMs, dnsTimeout: connectMs, socketTimeout: silenceMs, socketCloseTimeout: 1000 });
      let hasLeft = false;
      const stream = Readable.from(once(bytes, () => (hasLeft = true)), { objectMode: false });
      try {
        await withDeadline(options.wholeMs ?? 60_000, talk(connection, auth, letter, stream));
        return { state: 'sent' };
      } catch (cause) {
        return judge(cause instanceof Error ? cause : new Error(String(cause)), hasLeft);
      } finally {
        connection.close();
      }
    },
  };
}

/** connect → sign in → envelope and letter. Rejects with the first trouble, also one that comes from the socket in between. */
function talk(connection: SMTPConnection, auth: ReturnType<typeof parseConnectionUrl>['auth'], letter: Letter, stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((trouble) => {
      if (trouble) return reject(trouble);
      const send = () => connection.send({ from: letter.from.address, to: letter.to }, stream, (sendTrouble) => {
        if (sendTrouble) return reject(sendTrouble);
        connection.quit();
        resolve();
      });
      if (auth === undefined) return send();
      connection.login(auth, (loginTrouble) => (loginTrouble ? reject(loginTrouble) : send()));
    });
  });
}

/** Our own sign-in is wrong, or this server wants one: the operator's to mend, no fault of the letter. */
const signInCodes = new Set([530, 534, 535, 538]);

function judge(trouble: SmtpTrouble, hasLeft: boolean): Handover {
  const why = trouble.message;
  const code = trouble.responseCode;
  if (code === undefined) {
    if (hasLeft) return { state: 'unknown', why };
    // No answer and no command on the wire: this letter cannot be sent as it is (an address nobody can have).
    return { state: 'refused', why, isPermanent: trouble.command === 'API' };
  }
  const isAboutTheLetter = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(trouble.command ?? '') && !signInCodes.has(code);
  return { state: 'refused', why, isPermanent: code >= 500 && isAboutTheLetter };
}

/** Text only, base64 whatever is in it: no line of the customer's can be taken for one of the protocol's. */
function bytesOf(letter: Letter): Promise<Buffer> {
  const composed = new MailComposer({
    messageId: letter.messageId, from: letter.from, to: { name: '', address: letter.to }, subject: letter.subject, headers: { ...letter.headers },
    text: { content: letter.text.toWellFormed(), contentTransferEncoding: 'base64' }, disableFileAccess: true, disableUrlAccess: true,
  });
  return composed.compile().build();
}

function* once(bytes: Buffer, begun: () => void): Generator<Buffer> {
  begun();
  yield bytes;
}

async function withDeadline(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(() => reject(new Error('the mail server took too long')), ms)));
  // The loser may still fail when its connection is closed; that is no news.
  work.catch(() => {});
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
