import { useEffect, useState } from 'react';
import { useAddress } from '#web/ui/addressee.ts';
import { Button } from '#web/ui/Button.tsx';
import { formatPhone } from '#web/ui/format.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Menu } from '#web/ui/Menu.tsx';
import { queries } from '#web/ui/query.ts';
import { Link } from '#web/ui/route.tsx';
import { toast, toastRefusal } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import type { InteractionPage } from '../contract.ts';
import { isDisposition, keptPlaceOutcomes, type Disposition } from '../core/dispositions.ts';
import { calledBackInVain, pageKey, wrapUp } from './api.ts';
import styles from './banners.module.css';
import { useCustomerHere } from './others.ts';

function useDispositionWord(): (code: string) => string {
  const t = useWords('interactions');
  return (code) => (isDisposition(code) ? t(`disposition.${code}`) : code);
}

/** Somebody who comes again within 72 hours must not have to repeat: what was said and how it ended stands on top. */
export function RepeatBanner({ page }: { page: InteractionPage }) {
  const t = useWords('interactions');
  const format = useFormat();
  const word = useDispositionWord();
  const [open, setOpen] = useState(false);
  const [newest] = page.repeats;
  if (!newest) return null;
  const shown = open ? page.repeats : [newest];
  return (
    <section className={styles.repeat} aria-label={t('repeat.title', { n: page.repeats.length + 1 })}>
      <Icon name="refresh" />
      <div className={styles.body}>
        <p><strong>{t('repeat.title', { n: page.repeats.length + 1 })}</strong> {t('repeat.hint')}</p>
        <ul>
          {shown.map((one) => (
            <li key={one.id}>
              <Link to={`/?view=all&c=${one.id}`}>{format.near(one.startedAt)}</Link>
              <span className={styles.outcome}>{one.disposition === null ? t('repeat.open') : word(one.disposition)}</span>
              <span className={styles.quote}>“{one.lastText || t('inbox.noWords')}”</span>
            </li>
          ))}
        </ul>
      </div>
      {page.repeats.length > 1 ? <Button size="small" look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('repeat.less') : t('repeat.all', { n: page.repeats.length })}</Button> : null}
    </section>
  );
}

/**
 * The customer left a number or a mail and closed the page. Whoever holds the contact reaches out and says how it went; one who was
 * not reached stays, with a note of the attempt.
 */
export function KeptPlaceBanner({ page, isMine }: { page: InteractionPage; isMine: boolean }) {
  const t = useWords('interactions');
  const format = useFormat();
  const word = useDispositionWord();
  const address = useAddress();
  const [busy, setBusy] = useState(false);
  const { interaction } = page;
  const kept = interaction.keptPlace;
  const isHere = useCustomerHere(interaction.id);
  // The number in full is the holder's: whoever has just taken the contact asks for it.
  const isMissing = isMine && kept !== null && page.reach === null;
  useEffect(() => {
    if (isMissing) void queries.invalidateQueries({ queryKey: pageKey(interaction.id) });
  }, [isMissing, interaction.id]);
  if (kept === null || interaction.endedAt !== null) return null;
  // In full only for whoever holds the conversation and must call; masked for everybody else.
  const shown = page.reach === null ? kept.value : kept.kind === 'phone' ? formatPhone(page.reach) : page.reach;
  // Notes stay in the house for years: they carry it masked.
  const finish = (disposition: Disposition) => {
    setBusy(true);
    if (disposition === 'no_answer') {
      calledBackInVain(interaction.id).then((now) => toast(t(now.endedAt === null ? 'kept.tried' : 'kept.triedLast')), toastRefusal).finally(() => setBusy(false));
      return;
    }
    wrapUp(interaction.id, { disposition, note: t('kept.doneNote', { reach: kept.value }) }).then(() => toast(t('kept.done')), toastRefusal).finally(() => setBusy(false));
  };
  return (
    <section className={styles.kept} aria-label={t('kept.title')}>
      <Icon name="place" />
      <div className={styles.body}>
        <p><strong>{t(isHere ? 'kept.here' : 'kept.title')}</strong> {t(isHere ? 'kept.hereMore' : 'kept.since', { name: address(interaction), when: format.near(kept.since) })}</p>
        <p className={styles.reach}><Icon name={kept.kind} size={1} />{page.reach === null ? <span>{shown}</span> : <a href={`${kept.kind === 'phone' ? 'tel' : 'mailto'}:${page.reach}`}>{shown}</a>}</p>
      </div>
      {isMine ? (
        <Menu entries={[{ heading: t('kept.how') }, ...keptPlaceOutcomes.map((code) => ({ label: word(code), icon: code === 'no_answer' ? 'phone' as const : 'check' as const, run: () => finish(code) }))]}>
          <Button look="soft" icon="check" busy={busy}>{t('kept.contacted')}</Button>
        </Menu>
      ) : null}
    </section>
  );
}
