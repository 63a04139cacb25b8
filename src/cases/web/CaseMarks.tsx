import { Badge } from '#web/ui/parts/Marks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Case } from '../contract.ts';

/** Kind, class, stage, level and urgency as words; what is as usual needs no mark. */
export function CaseMarks({ one, withState = false }: { one: Case; withState?: boolean }) {
  const t = useWords('cases');
  const { complaint } = one;
  return (
    <>
      <Badge tone={one.kind === 'complaint' ? 'danger' : 'plain'} icon={one.kind === 'complaint' ? 'flag' : undefined}>{t(`kind.${one.kind}`)}</Badge>
      {complaint?.class === 'major' ? <Badge tone="danger" icon="warn">{t('complaints:class.major')}</Badge> : null}
      {complaint && one.state === 'open' ? <Badge tone="info">{t(`complaints:stage.${complaint.stage}`)}</Badge> : null}
      {complaint && complaint.level !== 'frontline' && one.state === 'open' ? <Badge tone="warn" icon="up">{t(`complaints:level.${complaint.level}`)}</Badge> : null}
      {one.priority > 1 && one.kind !== 'complaint' ? <Badge tone={one.priority === 3 ? 'warn' : 'plain'}>{t(`priority.${one.priority}`)}</Badge> : null}
      {one.reopened > 0 ? <Badge tone="warn" icon="undo">{t('screen.reopenedTimes', { n: one.reopened })}</Badge> : null}
      {withState ? <Badge tone={one.state === 'open' ? 'primary' : 'good'} icon={one.state === 'open' ? undefined : 'check'}>{t(`state.${one.state}`)}</Badge> : null}
    </>
  );
}
