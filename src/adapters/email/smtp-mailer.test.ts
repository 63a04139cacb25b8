/** One contract, two mailers: the fake of the stories and the real one against a real SMTP server. */
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Letter, Mailer } from '#messaging/ports.ts';
import { fakeMailer, type MailWeather } from '../../../test/kit/fake-mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

interface Rig {
  readonly mailer: Mailer;
  weather(next: MailWeather): void;
  arrived(): Promise<Pick<Letter, 'messageId' | 'to' | 'subject' | 'text' | 'headers'>[]>;
  close(): Promise<void>;
}

const letter = (change: Partial<Letter> = {}): Letter => ({
  messageId: '<lt.0190-one@yunque.example>', from: { name: '云雀电器', address: 'care@yunque.example' }, to: 'wang@example.com', subject: '我们收到了您的意见',
  text: '王女士，您好：\n\n.\n我们收到了。 '.concat('很长的一行'.repeat(300), '\n'), headers: { 'Auto-Submitted': 'auto-generated' }, ...change,
});

async function fakeRig(): Promise<Rig> {
  const mailer = fakeMailer();
  return { mailer, weather: (next) => (mailer.weather = next), arrived: async () => mailer.arrived, close: async () => {} };
}

async function smtpRig(): Promise<Rig> {
  let weather: MailWeather = 'ok';
  const raw: { to: string; text: string }[] = [];
  const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'], logger: false, closeTimeout: 100,
    onRcptTo(address, _session, callback) {
      if (weather === 'later') return callback(refusal(450, `4.2.1 <${address.address}>: mailbox busy`));
      if (weather === 'never') return callback(refusal(550, `5.1.1 <${address.address}>: no such user`));
      callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (weather === 'hang') return;
        raw.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: Buffer.concat(chunks).toString('utf8') });
        if (weather === 'cut') for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
        else callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    mailer: smtpMailer({ url: `smtp://127.0.0.1:${port}`, address: 'care@yunque.example', connectMs: 2000, silenceMs: 300, wholeMs: 5000 }),
    weather: (next) => (weather = next),
    arrived: async () => raw.map(({ to, text }) => ({ to, ...readRaw(text) })),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Enough of RFC 5322 and 2047 to read what we wrote ourselves. */
function readRaw(raw: string): { messageId: string; subject: string; text: string; headers: Record<string, string> } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = Object.fromEntries(raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  const words = (headers['Subject'] ?? '').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, inner: string) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(inner, 'base64') : Buffer.from(inner.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_hex, two: string) => String.fromCharCode(parseInt(two, 16))), 'latin1')).toString('latin1'));
  const subject = words === headers['Subject'] ? words : Buffer.from(words, 'latin1').toString('utf8');
  return { messageId: headers['Message-ID'] ?? '', subject, text: Buffer.from(raw.slice(end), 'base64').toString('utf8').replaceAll('\r\n', '\n'), headers };
}

describe.each([['the fake', fakeRig], ['SMTP', smtpRig]] as const)('a mailer: %s', (_name, open) => {
  let rig: Rig;
  beforeAll(async () => (rig = await open()));
  afterAll(() => rig.close());

  test('a letter arrives as it was written, once', async () => {
    rig.weather('ok');
    expect(await rig.mailer.send(letter())).toEqual({ state: 'sent' });
    const [got, ...more] = await rig.arrived();
    expect(more).toEqual([]);
    expect(got).toMatchObject({ messageId: letter().messageId, to: 'wang@example.com', subject: letter().subject });
    expect(got?.headers['Auto-Submitted']).toBe('auto-generated');
    expect(got?.text.trimEnd()).toBe(letter().text.trimEnd());
  });

  test('“not now” is a refusal that may be tried again', async () => {
    rig.weather('later');
    expect(await rig.mailer.send(letter())).toMatchObject({ state: 'refused', isPermanent: false, why: expect.stringContaining('450') as string });
  });

  test('“never” is a refusal for good', async () => {
    rig.weather('never');
    expect(await rig.mailer.send(letter())).toMatchObject({ state: 'refused', isPermanent: true, why: expect.stringContaining('550') as string });
  });

  test.each(['cut', 'hang'] as const)('after the letter has begun to leave, %s means nobody knows', async (weather) => {
    rig.weather(weather);
    expect(await rig.mailer.send(letter())).toMatchObject({ state: 'unknown', why: expect.any(String) as string });
  });

  test('and the next one goes as if nothing had been', async () => {
    rig.weather('ok');
    expect(await rig.mailer.send(letter({ messageId: '<lt.two@yunque.example>' }))).toEqual({ state: 'sent' });
    expect((await rig.arrived()).at(-1)?.messageId).toBe('<lt.two@yunque.example>');
  });
});

describe('SMTP, before anything has left', () => {
  let server: Server;
  const mailerAt = (port: number, auth = '') => smtpMailer({ url: `smtp://${auth}127.0.0.1:${port}`, address: 'care@yunque.example', connectMs: 500, silenceMs: 300, wholeMs: 3000 });
  const listening = (answer: Server) => new Promise<number>((resolve) => void answer.listen(0, '127.0.0.1', () => resolve((answer.address() as AddressInfo).port)));

  test('nobody listens', async () => {
    server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await mailerAt(port).send(letter())).toMatchObject({ state: 'refused', isPermanent: false });
  });

  test('somebody listens and says nothing; or hangs up; or says it is full', async () => {
    for (const greet of [() => {}, (socket: { destroy(): void }) => socket.destroy(), (socket: { end(text: string): void }) => socket.end('554 no service\r\n')]) {
      const sockets = new Set<{ destroy(): void }>();
      server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => {});
        greet(socket);
      });
      const port = await listening(server);
      expect(await mailerAt(port).send(letter())).toMatchObject({ state: 'refused', isPermanent: false });
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('a wrong password of ours is no fault of the letter', async () => {
    const guarded = new SMTPServer({ disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100, onAuth: (_auth, _session, callback) => callback(Object.assign(new Error('no'), { responseCode: 535 })) });
    guarded.on('error', () => {});
    await new Promise<void>((resolve) => void guarded.listen(0, '127.0.0.1', resolve));
    const port = (guarded.server.address() as AddressInfo).port;
    expect(await mailerAt(port, 'care:wrong@').send(letter())).toMatchObject({ state: 'refused', isPermanent: false, why: expect.stringContaining('535') as string });
    // And without any password where one is asked for: 530 to MAIL FROM.
    expect(await mailerAt(port).send(letter())).toMatchObject({ state: 'refused', isPermanent: false });
    await new Promise<void>((resolve) => guarded.close(() => resolve()));
  });
});

test('words of customers cannot become headers', async () => {
  const rig = await smtpRig();
  rig.weather('ok');
  await rig.mailer.send(letter({ subject: 'hello\r\nBcc: thief@example.com', to: 'wang@example.com' }));
  const [got] = await rig.arrived();
  expect(got?.headers).not.toHaveProperty('Bcc');
  await rig.close();
});
