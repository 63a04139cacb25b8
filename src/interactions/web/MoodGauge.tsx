import { useMemo } from 'react';
import { serverNowMs } from '#web/ui/clock.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { MoodWord } from '#web/ui/parts/Marks.tsx';
import { Tooltip } from '#web/ui/parts/Tooltip.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { GaugeEvidence } from '#mood/core/conversation.ts';
import type { InteractionPage } from '../contract.ts';
import { gaugeOf } from '../core/gauge.ts';
import styles from './gauge.module.css';

/** Where the customer stands between furious and delighted, how they came, and why we think so. */
export function MoodGauge({ page }: { page: InteractionPage }) {
  const t = useWords('interactions');
  const { interaction, messages } = page;
  const judged = useMemo(() => gaugeOf(interaction, messages, interaction.waitingSince === null ? 0 : Math.max(0, serverNowMs() - Date.parse(interaction.waitingSince)) / 1000), [interaction, messages]);
  const why = useReason(judged.evidence) || t('mood:noCue');
  const { mood, arrivalMood } = interaction;
  const hasMoved = arrivalMood !== null && arrivalMood !== mood;
  const said = t(hasMoved ? 'gauge.moved' : 'gauge.label', { from: t(`web:mood.${arrivalMood}`).toLowerCase(), mood: t(`web:mood.${mood}`).toLowerCase(), why });
  const place = `${Math.round((judged.gauge + 1) * 50)}%`;
  return (
    <Tooltip side="bottom" label={said}>
      <div className={styles.gauge} tabIndex={0} role="img" aria-label={said}>
        {hasMoved ? <span className={styles.from}><MoodWord mood={arrivalMood} quiet /><Icon name="right" size={0.75} /></span> : null}
        <MoodWord mood={mood} />
        <span className={styles.scale} aria-hidden="true"><span className={styles.needle} style={{ left: place }} data-mood={mood} /></span>
      </div>
    </Tooltip>
  );
}

function useReason(evidence: readonly GaugeEvidence[]): string {
  const t = useWords('mood');
  const said = evidence.map((one) => (one.kind === 'words' ? `“${one.text}” ${t(`cue.${one.cue}`)}` : t(`context.${one.cue}`)));
  return said.length === 0 ? '' : t('because', { words: [...new Set(said)].join(t('interactions:listComma')) });
}
