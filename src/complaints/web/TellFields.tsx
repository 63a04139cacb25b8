import { useAddress } from '#web/ui/text/addressee.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Checkbox, Choices } from '#web/ui/fields/Ticks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint, ComplaintChannel } from '../contract.ts';
import type { Spotted } from './spotted.ts';
import styles from './complaint.module.css';

export type TellBy = ComplaintChannel | 'later';
const ways = ['page', 'phone', 'chat', 'visit', 'letter', 'mail'] as const satisfies readonly ComplaintChannel[];

/** How one begins: sent by us where that reaches the customer, else by telephone. */
export function firstWay({ reach }: Complaint): ComplaintChannel {
  return reach.chat || reach.mail ? 'page' : 'phone';
}

/** Words for the customer and how they get there: said before they are sent, and plainly where they would reach nobody. */
export function TellFields({ complaint, by, onBy, words, onWords, spotted, mayWait = false }: { complaint: Complaint; by: TellBy; onBy: (by: TellBy) => void; words: string; onWords: (words: string) => void; spotted: Spotted; mayWait?: boolean }) {
  const t = useWords('complaints');
  const format = useFormat();
  const name = useAddress()(complaint.case.customer);
  const { chat, mail } = complaint.reach;
  const there = [...(chat ? [t('screen.reach.chat')] : []), ...(mail ? [t('screen.reach.mail')] : [])];
  return (
    <Stack>
      <Choices<TellBy> label={t('screen.tellBy')} value={by} onChange={onBy} choices={[...ways.map((way) => ({ value: way, label: t(way === 'page' ? 'screen.sendNow' : `channel.${way}`) })), ...(mayWait ? [{ value: 'later' as const, label: t('screen.tellLater') }] : [])]} />
      {by !== 'page' ? (there.length > 0 || by === 'later' ? null : <p className={styles.hint}><Icon name="phone" size={1} />{t('screen.reach.call', { name })}</p>) : there.length > 0
        ? <p className={styles.hint}><Icon name="send" size={1} />{t('screen.reach.ways', { name, ways: there.join(t('screen.comma')) })}</p>
        : <p className={styles.caution} role="alert"><Icon name="warn" size={1} />{t('screen.reach.none', { name })}</p>}
      {by === 'later' ? null : <Textarea label={t(by === 'page' ? 'screen.answerWords' : 'screen.answerSaid')} hint={t(by === 'page' ? 'screen.answerHint' : 'screen.answerSaidHint', { name })} required rows={6} value={words} onChange={onWords} maxLength={10_000} />}
      {by === 'later' || spotted.promise === undefined ? null : <Checkbox label={t('screen.spotted', { when: format.near(new Date(spotted.promise.dueAtMs)) })} hint={spotted.promise.text} checked={spotted.isMeant} onChange={spotted.mean} />}
    </Stack>
  );
}
