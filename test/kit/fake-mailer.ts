/** A mailer that keeps what it was given. How it behaves is set by the story; the contract test holds it to what the real one does. */
import type { Handover, Letter, Mailer } from '#messaging/ports.ts';

/** ok; later: 450; never: 550; cut: the line broke after the letter had begun to leave; hang: the same, after a long silence. */
export type MailWeather = 'ok' | 'later' | 'never' | 'cut' | 'hang';

export interface FakeMailer extends Mailer {
  weather: MailWeather;
  /** How often it was asked to send. */
  tries: number;
  /** What arrived at the other end, which in bad weather is not what the sender knows. */
  readonly arrived: Letter[];
}

const answers: Readonly<Record<MailWeather, (letter: Letter) => Handover>> = {
  ok: () => ({ state: 'sent' }),
  later: (letter) => ({ state: 'refused', why: `450 4.2.1 <${letter.to}>: mailbox busy`, isPermanent: false }),
  never: (letter) => ({ state: 'refused', why: `550 5.1.1 <${letter.to}>: no such user`, isPermanent: true }),
  cut: () => ({ state: 'unknown', why: 'Connection closed unexpectedly' }),
  hang: () => ({ state: 'unknown', why: 'Timeout' }),
};

export function fakeMailer(): FakeMailer {
  const mailer: FakeMailer = {
    address: 'care@yunque.example', weather: 'ok', tries: 0, arrived: [],
    async send(letter) {
      mailer.tries += 1;
      if (mailer.weather === 'ok' || mailer.weather === 'cut') mailer.arrived.push(letter);
      return answers[mailer.weather](letter);
    },
  };
  return mailer;
}
