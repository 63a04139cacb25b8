import { Icon } from '#web/ui/parts/icons.tsx';
import { Button } from '#web/ui/parts/Button.tsx';
import { InPlace } from '#web/ui/fields/InPlace.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { record, recordAtOnce } from './api.ts';
import { ask } from './asking.ts';
import type { PartProps } from './part-props.ts';
import { Told } from './Told.tsx';
import styles from './complaint.module.css';

const agreements = ['yes', 'no', 'unknown'] as const;

/** The decision with its reason, that the customer was told, and whether they agree; the outside body when it went there. */
export function Decision({ complaint, mayDo }: PartProps) {
  const t = useWords('complaints');
  const { id } = complaint.case;
  const isOutside = complaint.escalation.level === 'external' || complaint.referredTo !== '' || complaint.referralOutcome !== '';
  return (
    <Stack>
      <div className={styles.field}>
        <h3>{t('screen.decision')}</h3>
        <InPlace label={t('screen.decision')} value={complaint.decision} placeholder={t('screen.decisionAsk')} rows={4} maxLength={5000} mayEdit={mayDo} onSave={(decision) => record(id, { decision })} />
      </div>
      {complaint.told === null ? (
        <p className={styles.inline}><span className={styles.dim}>{t('screen.state.notTold')}</span>{mayDo && complaint.decision !== '' ? <Button size="small" look="soft" icon="send" onClick={() => ask('tell')}>{t('screen.tellDo')}</Button> : null}</p>
      ) : (
        <p className={styles.inline}><Icon name="check" size={1} /><Told said="screen.toldAt" told={complaint.told} />{mayDo ? <Button size="small" look="quiet" icon="undo" onClick={() => recordAtOnce(complaint, { toldBy: null }, { told: null })}>{t('screen.correct')}</Button> : null}</p>
      )}
      <Choices label={t('screen.agreed')} value={complaint.agreed === null ? 'unknown' : complaint.agreed ? 'yes' : 'no'} choices={agreements.map((one) => ({ value: one, label: t(`screen.agreement.${one}`), disabled: !mayDo }))}
        onChange={(said) => {
          const agreed = said === 'unknown' ? null : said === 'yes';
          recordAtOnce(complaint, { agreed }, { agreed }, t('screen.kept'));
        }} />
      {complaint.agreed === false ? <p className={styles.hint}><Icon name="heart" size={1} />{t('screen.disagreed')}</p> : null}
      {isOutside ? (
        <>
          <div className={styles.field}>
            <h3>{t('screen.referredTo')}</h3>
            <InPlace label={t('screen.referredTo')} value={complaint.referredTo} placeholder={t('screen.referredAsk')} maxLength={300} mayEdit={mayDo} onSave={(referredTo) => record(id, { referredTo })} />
          </div>
          <div className={styles.field}>
            <h3>{t('screen.referralOutcome')}</h3>
            <InPlace label={t('screen.referralOutcome')} value={complaint.referralOutcome} placeholder={t('screen.referralAsk')} rows={3} maxLength={2000} mayEdit={mayDo} onSave={(referralOutcome) => record(id, { referralOutcome })} />
          </div>
        </>
      ) : null}
    </Stack>
  );
}
