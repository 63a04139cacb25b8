import { Stack } from '#web/ui/parts/Layout.tsx';
import { NumberField } from '#web/ui/fields/NumberField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Queue } from '../../contract.ts';
import grid from './queues.module.css';

type WhoFirst = Pick<Queue, 'ownerSeconds' | 'tierClasses'>;

/** For how long a customer waits for the colleague who knows them, and whose customers come first. */
export function WhoFirstFields({ ownerSeconds, tierClasses, onOwner, onTiers }: WhoFirst & { onOwner: (seconds: number) => void; onTiers: (classes: Queue['tierClasses']) => void }) {
  const t = useWords('routing');
  return (
    <Stack>
      <NumberField label={t('screen.queues.owner')} hint={t('screen.queues.ownerHint')} unit={t('screen.queues.seconds')} min={0} max={3600} value={ownerSeconds} onChange={onOwner} />
      <div role="group" aria-label={t('screen.queues.tiers')}>
        <b aria-hidden="true">{t('screen.queues.tiers')}</b>
        <p className={grid.dim}>{t('screen.queues.tiersHint')}</p>
        <div className={grid.grid}>
          {(['gold', 'silver', 'standard'] as const).map((tier) => (
            <NumberField key={tier} label={t(`screen.queues.tier.${tier}`)} min={0} max={9} value={tierClasses[tier]} onChange={(next) => onTiers({ ...tierClasses, [tier]: next })} />
          ))}
        </div>
      </div>
    </Stack>
  );
}
