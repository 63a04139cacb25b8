import type { CasePage } from '#cases/contract.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import { post } from './api.ts';
import { ask } from './asking.ts';
import styles from './complaint.module.css';

/** What one must know before reading on: how it ended, danger in the customer's words, a clock that stands, who looks at it now, that it came before. */
export function Notices({ complaint, page }: { complaint: Complaint; page: CasePage }) {
  const t = useWords('complaints');
  const format = useFormat();
  const mayHandle = useMay('complaint.handle');
  const name = useAddress()(complaint.case.customer);
  const { escalation } = complaint;
  const paused = page.clocks.find((clock) => clock.name === 'complaint.solve' && clock.state === 'paused')?.intervals.at(-1);
  const isOpen = complaint.stage !== 'closed';
  return (
    <div className={styles.notices}>
      {complaint.outcome === null ? null : (
        <Notice tone={complaint.outcome === 'accepted' ? 'good' : 'warn'} icon={complaint.outcome === 'accepted' ? 'check' : 'info'}>
          <strong>{t(`screen.ended.${complaint.outcome}`)}</strong>{complaint.closingWords === '' ? null : <span>{complaint.closingWords}</span>}
        </Notice>
      )}
      {isOpen && complaint.suspected.length > 0 ? <Notice tone="danger" icon="warn"><strong>{t('suspected', { words: complaint.suspected.join(t('screen.comma')) })}</strong></Notice> : null}
      {isOpen && complaint.unheardAt !== null ? (
        <Notice tone="danger" icon="phone" action={mayHandle ? <Button size="small" icon="check" onClick={() => ask(complaint.stage === 'decided' ? 'tell' : 'answer')}>{t('screen.unheardDo')}</Button> : null}>
          <strong>{t('screen.unheard', { name })}</strong> {t('screen.unheardSince', { when: format.near(complaint.unheardAt) })}
        </Notice>
      ) : null}
      {isOpen && paused ? (
        <Notice tone="warn" icon="pause" action={mayHandle ? <Button size="small" icon="play" onClick={() => void post(page.case.id, 'resume').then(() => toast(t('screen.resumed')), toastRefusal)}>{t('screen.resume')}</Button> : null}>
          <strong>{t('screen.pausedFor', { why: t(`pauseReason.${paused.reason ?? 'waiting_customer'}`) })}</strong> {t('screen.pausedSince', { when: format.near(paused.from), who: paused.by?.name ?? t('screen.theHouse') })}
        </Notice>
      ) : null}
      {isOpen && escalation.level !== 'frontline' ? (
        <Notice tone="warn" icon="up"><strong>{t(`level.${escalation.level}`)}</strong> {escalation.to === null || escalation.at === null ? t('screen.levelOnly') : t('screen.escalatedTo', { name: escalation.to.name, when: format.near(escalation.at) })}</Notice>
      ) : null}
      {complaint.repeatOf === null ? null : <Notice tone="warn" icon="refresh"><strong>{t('screen.repeat')}</strong> <Link to={`/cases/${complaint.repeatOf.id}`}>{complaint.repeatOf.number}</Link></Notice>}
    </div>
  );
}

function Notice({ tone, icon, children, action }: { tone: 'good' | 'warn' | 'danger'; icon: IconName; children: React.ReactNode; action?: React.ReactNode }) {
  return <div className={styles.notice} data-tone={tone}><Icon name={icon} size={1} /><p>{children}</p>{action}</div>;
}
