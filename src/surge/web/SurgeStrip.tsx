import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Banner } from '#web/ui/parts/Banner.tsx';
import { Button } from '#web/ui/parts/Button.tsx';
import { onLive } from '#web/ui/server/live.ts';
import { useCommands, type Command } from '#web/ui/palette/commands.ts';
import { queries } from '#web/ui/server/query.ts';
import { usePath } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { actWithUndo } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Surge } from '../contract.ts';
import { plansOptions, refreshSurges, surgesNowOptions, switching } from './api.ts';

/** The wallboard says it itself, large enough for the room. */
const wallboard = '/wallboard';

/** On every page while a surge is on: its name, since when, and what customers are told, so that everybody says the same. */
export function SurgeStrip() {
  const maySee = useMay('queue.read');
  useEffect(() => {
    const stops = [
      onLive('surge', () => void refreshSurges()),
      onLive('reset', () => void queries.invalidateQueries({ queryKey: surgesNowOptions().queryKey })),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  return maySee ? <Strips /> : null;
}

function Strips() {
  const maySwitch = useMay('surge.switch');
  const isSaidBelow = usePath() === wallboard;
  const on = useQuery(surgesNowOptions()).data?.items ?? [];
  return <>{isSaidBelow ? null : on.map((surge) => <Strip key={surge.id} surge={surge} maySwitch={maySwitch} />)}{maySwitch ? <SwitchCommands /> : null}</>;
}

function Strip({ surge, maySwitch }: { surge: Surge; maySwitch: boolean }) {
  const t = useWords('surge');
  const format = useFormat();
  const language = useLanguage();
  return (
    <Banner tone="warn" action={maySwitch ? <Button size="small" look="quiet" aria-label={t('screen.palette.off', { name: surge.name })} onClick={() => void actWithUndo({ text: t('screen.switchedOff', { name: surge.name }), ...switching({ id: surge.planId }, { surgeId: surge.id }) })}>{t('screen.off')}</Button> : undefined}>
      <strong>{t('screen.strip', { name: surge.name })}</strong> {t('screen.stripSince', { time: format.near(surge.from) })} · {t('screen.told')}{surge.reason[language]}
    </Banner>
  );
}

/** In an emergency nobody looks for a page: ⌘K, the name, Enter. */
function SwitchCommands() {
  const t = useWords('surge');
  const plans = useQuery(plansOptions()).data?.items;
  useCommands(useMemo<Command[]>(() => (plans ?? []).map((plan) => ({
    id: `surge.${plan.id}`, label: t(plan.surgeId === null ? 'screen.palette.on' : 'screen.palette.off', { name: plan.name }), icon: 'warn', group: t('screen.palette.group'),
    run: () => void actWithUndo({ text: t(plan.surgeId === null ? 'screen.switchedOn' : 'screen.switchedOff', { name: plan.name }), ...switching(plan, plan) }),
  })), [plans, t]));
  return null;
}
