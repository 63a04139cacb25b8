import { useQuery } from '@tanstack/react-query';
import { queuesOptions } from '#web/ui/text/queue-name.ts';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { useSecond } from '#web/ui/clock.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { actWithUndo } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { SurgePlan } from '../contract.ts';
import { archivePlan, calendars, refreshSurges, restorePlan, switching } from './api.ts';
import { lengthText } from './length.ts';
import styles from './surge.module.css';

/** A plan in plain words: what customers will read, what changes, and the switch. */
export function PlanCard({ plan, onEdit }: { plan: SurgePlan; onEdit: () => void }) {
  const t = useWords('surge');
  const language = useLanguage();
  const maySwitch = useMay('surge.switch');
  const mayManage = useMay('surge.manage');
  const isOn = plan.surgeId !== null;
  const act = switching(plan, plan);
  const archive = (): void => void actWithUndo({ text: t('screen.archivedNow', { name: plan.name }), run: () => archivePlan(plan.id).then(refreshSurges), back: () => restorePlan(plan.id).then(refreshSurges) });
  return (
    <li className={styles.plan} data-on={isOn ? '' : undefined}>
      <header className={styles.head}>
        <h2>{plan.name}</h2>
        {isOn ? <Badge tone="warn" icon="warn">{t('screen.onNow')}</Badge> : <Badge>{t('screen.ready')}</Badge>}
        <span className={styles.acts}>
          {maySwitch ? <Button look={isOn ? 'plain' : 'primary'} aria-label={t(isOn ? 'screen.palette.off' : 'screen.palette.on', { name: plan.name })} onClick={() => void actWithUndo({ text: t(isOn ? 'screen.switchedOff' : 'screen.switchedOn', { name: plan.name }), ...act })}>{t(isOn ? 'screen.off' : 'screen.on')}</Button> : null}
          {mayManage ? <Button look="quiet" icon="edit" aria-label={t('screen.edit', { name: plan.name })} onClick={onEdit}>{t('screen.editShort')}</Button> : null}
          {mayManage && !isOn ? <Menu entries={[{ label: t('screen.archive'), icon: 'case', run: archive, grave: true }]}><IconButton icon="more" label={t('screen.acts', { name: plan.name })} /></Menu> : null}
        </span>
      </header>
      {isOn ? <Since at={plan.onSince ?? ''} /> : null}
      <figure className={styles.says}><figcaption>{t('screen.says')}</figcaption><blockquote>{plan.reason[language]}</blockquote></figure>
      <Changes plan={plan} />
    </li>
  );
}

function Since({ at }: { at: string }) {
  const t = useWords('surge');
  const format = useFormat();
  const second = useSecond();
  return <p className={styles.since}>{t('screen.since', { moment: format.near(at), length: lengthText(second - Date.parse(at) / 1000, t) })}</p>;
}

function Changes({ plan }: { plan: SurgePlan }) {
  const t = useWords('surge');
  const language = useLanguage();
  const queues = useQuery(queuesOptions()).data?.items ?? [];
  const known = useQuery({ queryKey: ['calendars'], queryFn: calendars, enabled: plan.calendarId !== null }).data?.items ?? [];
  const names = plan.queueIds.flatMap((id) => queues.find((queue) => queue.id === id) ?? []).map((queue) => nameIn(queue, language));
  const lines = [
    t('screen.covers', { queues: plan.queueIds.length === 0 ? t('screen.everyQueue') : names.join(language === 'zh' ? '、' : ', ') }),
    ...(plan.keepsPlaceAtOnce ? [t('screen.atOnce')] : plan.keepPlaceOverSeconds === null ? [] : [t('screen.keepOver', { seconds: plan.keepPlaceOverSeconds })]),
    ...(plan.calendarId === null ? [] : [t('screen.hours', { calendar: known.find((calendar) => calendar.id === plan.calendarId)?.name ?? '…' })]),
  ];
  return <ul className={styles.changes}>{lines.map((line) => <li key={line}><Icon name="check" size={1} />{line}</li>)}<li className={styles.dim}><Icon name="shield" size={1} />{t('screen.unchanged')}</li></ul>;
}
