/** What messaging asks of the world: somebody who carries mail. */
export interface Letter {
  /** With its brackets: `<lt.…@domain>`. The same for every try. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines end with \n. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Handover =
  /** The next server has it. */
  | { readonly state: 'sent' }
  /** Certainly not sent. Permanent: trying again would end the same way. */
  | { readonly state: 'refused'; readonly why: string; readonly isPermanent: boolean }
  /** The connection broke after the letter had begun to leave: it may have arrived. */
  | { readonly state: 'unknown'; readonly why: string };

export interface Mailer {
  /** The bare address the house writes from. */
  readonly address: string;
  /** Always answers, within a minute; never throws. */
  send(letter: Letter): Promise<Handover>;
}
