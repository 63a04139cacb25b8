/** How far the mails about a matter are, one line each; what is stuck can be sent again. Draws nothing where none was written. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { Badge, type Tone } from '#web/ui/parts/Marks.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { MailList, MailView, WithdrawnMail, type MailState } from '../contract.ts';
import styles from './mail-states.module.css';

const Told = z.union([WithdrawnMail, MailView]);

const tones: Readonly<Record<MailState, Tone>> = { queued: 'plain', sending: 'plain', sent: 'good', failed: 'danger', unknown: 'warn', not_set_up: 'warn' };

export function MailStates({ about }: { about: string }) {
  const t = useWords('messaging');
  const key = ['mails', about];
  const cache = useQueryClient();
  const mails = useQuery({ queryKey: key, queryFn: ({ signal }) => call('GET', '/api/mails', { query: { about, limit: 20 }, shape: MailList, signal }) });
  const put = (told: readonly MailView[]) => cache.setQueryData<MailList>(key, (before) => {
    if (before === undefined) return before;
    const byId = new Map([...told, ...before.items].toReversed().map((one) => [one.id, one]));
    return { ...before, items: [...byId.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)) };
  });
  useLive('mail', (events) => {
    const told = events.map((event) => Told.parse(event.data)).filter((one) => one.about.id === about);
    const gone = new Set(told.flatMap((one) => ('isWithdrawn' in one ? one.id : [])));
    // The newest word about a mail counts: later events of a batch come first. Nothing follows on a withdrawal.
    put(told.flatMap((one) => ('isWithdrawn' in one ? [] : one)).toReversed());
    if (gone.size > 0) cache.setQueryData<MailList>(key, (before) => before && { ...before, items: before.items.filter((one) => !gone.has(one.id)) });
  });
  if (mails.isError) return <RefusalNote refusal={mails.error} />;
  if (!mails.isSuccess || mails.data.items.length === 0) return null;
  return (
    <section aria-label={t('screen.label')}>
      {mails.data.isSetUp ? null : <p className={styles.hint}>{t('screen.notSetUp')}</p>}
      <ul className={styles.list}>{mails.data.items.map((mail) => <MailLine key={mail.id} mail={mail} changed={(next) => put([next])} />)}</ul>
    </section>
  );
}

function MailLine({ mail, changed }: { mail: MailView; changed: (mail: MailView) => void }) {
  const t = useWords('messaging');
  const format = useFormat();
  const mayRetry = useMay('message.retry') && mail.mayRetry;
  const retry = useMutation({ mutationFn: () => call('POST', `/api/mails/${mail.id}/retry`, { shape: MailView }), onSuccess: changed });
  const kind = t([`kind.${mail.template.replace(':mail.', '_')}`, 'kind.other']);
  return (
    <li className={styles.mail}>
      <p className={styles.line}>
        <span>{t('screen.to', { kind, recipient: mail.recipient })}</span>
        <Badge tone={tones[mail.state]}>{t(`state.${mail.state}`)}</Badge>
        <time className={styles.hint} dateTime={mail.sentAt ?? mail.createdAt}>{format.near(mail.sentAt ?? mail.createdAt)}</time>
      </p>
      {mail.trouble === null ? null : <p className={styles.hint}>{mail.trouble}{mail.nextTryAt === null ? '' : ` · ${t('screen.nextTry', { at: format.near(mail.nextTryAt) })}`}</p>}
      {mayRetry ? <Button size="small" icon="refresh" busy={retry.isPending} onClick={() => retry.mutate()}>{t(mail.state === 'unknown' ? 'screen.retryUnknown' : 'screen.retry')}</Button> : null}
      {retry.isError ? <RefusalNote refusal={retry.error} /> : null}
    </li>
  );
}
