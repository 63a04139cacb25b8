import { Stack } from '#web/ui/parts/Layout.tsx';
import { NumberField } from '#web/ui/fields/NumberField.tsx';
import { TimeField } from '#web/ui/fields/TimeField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { CallBackRule } from '../../core/call-backs/call-back.ts';
import styles from '../call-backs/call-backs.module.css';
import grid from './queues.module.css';

/** By which rule customers who keep a place are called back. */
export function CallBackRuleFields({ rule, onChange }: { rule: CallBackRule; onChange: (rule: CallBackRule) => void }) {
  const t = useWords('routing');
  const set = (change: Partial<CallBackRule>): void => onChange({ ...rule, ...change });
  return (
    <Stack>
      <p className={styles.dim}>{t('screen.queues.callBack.explain')}</p>
      <div className={grid.grid}>
        <NumberField label={t('screen.queues.callBack.promise')} hint={t('screen.queues.callBack.promiseHint')} unit={t('screen.queues.callBack.minutes')} min={1} max={240} value={rule.promiseMinutes} onChange={(promiseMinutes) => set({ promiseMinutes })} />
        <NumberField label={t('screen.queues.callBack.tries')} unit={t('screen.queues.callBack.times')} min={1} max={10} value={rule.tries} onChange={(tries) => set({ tries })} />
        <NumberField label={t('screen.queues.callBack.every')} unit={t('screen.queues.callBack.minutes')} min={1} max={1440} value={rule.everyMinutes} onChange={(everyMinutes) => set({ everyMinutes })} />
      </div>
      <div className={styles.quietHours} role="group" aria-label={t('screen.queues.callBack.quiet')}>
        <b aria-hidden="true">{t('screen.queues.callBack.quiet')}</b>
        <div className={styles.quietTimes}>
          {([['quietFrom', 'callBack.quietFrom'], ['quietTo', 'callBack.quietTo']] as const).map(([key, words]) => (
            <div key={key} className={styles.time}><span aria-hidden="true">{t(`screen.queues.${words}`)}</span><TimeField label={`${t('screen.queues.callBack.quiet')} ${t(`screen.queues.${words}`)}`} value={rule[key]} onChange={(time) => set({ [key]: time })} /></div>
          ))}
        </div>
        <p className={styles.dim}>{t('screen.queues.callBack.quietHint')}</p>
      </div>
    </Stack>
  );
}
