import { memo, type ReactNode } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { ApiRefusal } from '#web/ui/server/api.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Message, MoodReading } from '../contract.ts';
import { inOwnWords, readSystemLine } from '../core/system-line.ts';
import { Files } from './Files.tsx';
import { MessageMood } from './MoodMark.tsx';
import { resend, type Outgoing } from './outbox.ts';
import styles from './thread.module.css';

/** A word, a note, a whisper or a line of the house. `isRead`: the customer has seen it. */
export const Bubble = memo(function Bubble({ message, opens, closes, isRead, name }: { message: Message; opens: boolean; closes: boolean; isRead: boolean; name: string }) {
  const t = useWords('interactions');
  const format = useFormat();
  if (message.kind === 'system') return <SystemLine message={message} />;
  const side = message.speaker === 'customer' ? 'theirs' : 'ours';
  return (
    <li className={cx(styles.turn, styles[side], styles[message.kind])} data-opens={opens || undefined}>
      {opens ? <KindLine kind={message.kind} name={name} /> : null}
      <div className={styles.bubble}>
        {message.text ? <p className={styles.text} dir="auto"><WithEvidence text={message.text} reading={message.mood} /></p> : null}
        {message.attachments.length > 0 ? <Files files={message.attachments} /> : null}
      </div>
      <div className={styles.foot}>
        {message.mood && message.mood.mood !== 'calm' ? <MessageMood interactionId={message.interactionId} message={message} reading={message.mood} /> : null}
        {closes ? <time dateTime={message.at} title={format.moment(message.at)}>{format.time(message.at)}</time> : null}
        {closes && message.speaker === 'staff' && message.kind === 'text' ? <span className={styles.sent} data-read={isRead || undefined}><Icon name={isRead ? 'eye' : 'check'} size={0.8125} />{t(isRead ? 'sent.read' : 'sent.sent')}</span> : null}
        {message.mood?.mood === 'calm' ? <MessageMood interactionId={message.interactionId} message={message} reading={message.mood} /> : null}
      </div>
    </li>
  );
});

/** Who speaks; what is only for the house says so in so many words. */
function KindLine({ kind, name }: { kind: string; name: string }) {
  const t = useWords('interactions');
  if (kind === 'note') return <div className={styles.by}><Icon name="lock" size={0.875} /><strong>{t('kind.note')}</strong> · {name}</div>;
  if (kind === 'whisper') return <div className={styles.by}><Icon name="whisper" size={0.875} /><strong>{t('kind.whisper')}</strong> · {name}</div>;
  return <div className={styles.by}>{name}</div>;
}

function SystemLine({ message }: { message: Message }) {
  const t = useWords('interactions');
  const format = useFormat();
  const { key, values } = inOwnWords(readSystemLine(message.text), format.moment);
  return <li className={styles.system}><span>{t(key, { ...values, defaultValue: t('line.unknown') })}</span> <time dateTime={message.at}>{format.time(message.at)}</time></li>;
}

/** The words that caused the mood are underlined in its colour. */
function WithEvidence({ text, reading }: { text: string; reading: MoodReading | null }) {
  const marks = (reading?.evidence ?? []).toSorted((a, b) => a.start - b.start);
  if (marks.length === 0 || reading?.mood === 'calm') return <>{text}</>;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start), <mark key={start} data-mood={reading?.mood}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

/** A word on its way: not said before the server has it. */
export function OutgoingBubble({ one, onTakeBack }: { one: Outgoing; onTakeBack: (one: Outgoing) => void }) {
  const t = useWords('interactions');
  const language = useLanguage();
  const kind = one.mode === 'reply' ? 'text' : one.mode;
  return (
    <li className={cx(styles.turn, styles.ours, styles[kind])} data-opens data-pending={one.state}>
      <KindLine kind={kind} name={t('you')} />
      <div className={styles.bubble}>
        {one.text ? <p className={styles.text} dir="auto">{one.text}</p> : null}
        {one.attachments.length > 0 ? <Files files={one.attachments} /> : null}
      </div>
      <div className={styles.foot}>
        {one.state === 'failed' ? (
          <>
            <span className={styles.failed} role="alert"><Icon name="warn" size={0.9375} />{t('sent.failed')} {one.refusal instanceof ApiRefusal ? one.refusal.what[language] : ''}</span>
            <Button size="small" look="soft" icon="refresh" onClick={() => resend(one.key)}>{t('sent.resend')}</Button>
            <Button size="small" look="quiet" icon="edit" onClick={() => onTakeBack(one)}>{t('sent.takeBack')}</Button>
          </>
        ) : <span className={styles.sent}><Icon name="clock" size={0.8125} />{t(one.state === 'sending' ? 'sent.sending' : 'sent.queued')}</span>}
      </div>
    </li>
  );
}
