import { useId } from 'react';
import { Section, Stack } from '#web/ui/parts/Layout.tsx';
import { keycaps } from '#web/ui/keys/keymap.ts';
import { preferences, setPreference } from '#web/ui/preferences.ts';
import { Choices, Switch } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import styles from './me.module.css';

export function LookSection() {
  const t = useWords('staff');
  const mine = preferences.use((all) => all);
  return (
    <Section title={t('screen.me.look')} hint={t('screen.me.lookHint')}>
      <Stack>
        <Choices label={t('web:person.language')} value={mine.language} onChange={(next) => setPreference('language', next)} choices={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} />
        <Choices label={t('web:person.theme')} value={mine.theme} onChange={(next) => setPreference('theme', next)} choices={[{ value: 'auto', label: t('web:theme.auto'), icon: 'screen' }, { value: 'light', label: t('web:theme.light'), icon: 'sun' }, { value: 'dark', label: t('web:theme.dark'), icon: 'moon' }]} />
        <Choices label={t('web:person.density')} value={mine.density} onChange={(next) => setPreference('density', next)} choices={(['compact', 'normal', 'roomy'] as const).map((one) => ({ value: one, label: t(`web:density.${one}`) }))} />
        <Slide label={t('screen.me.fontSize')} min={13} max={18} step={1} value={mine.fontSizePx} shown={`${mine.fontSizePx} px · ${t('screen.me.fontSample')}`} onChange={(next) => setPreference('fontSizePx', next)} />
        <Slide label={t('screen.me.sound')} min={0} max={1} step={0.1} value={mine.soundVolume} shown={`${Math.round(mine.soundVolume * 100)} %`} onChange={(next) => setPreference('soundVolume', next)} />
        <Choices label={t('screen.me.sendKey')} value={mine.sendKey} onChange={(next) => setPreference('sendKey', next)} choices={[{ value: 'enter', label: t('screen.me.enter') }, { value: 'ctrl_enter', label: t('screen.me.ctrl_enter', { mod: keycaps('$mod')[0]?.[0] ?? 'Ctrl' }) }]} />
        <p className={styles.hint}>{t('screen.me.sendHint')}</p>
        <Switch label={t('screen.me.reducedMotion')} checked={mine.reducedMotion} onChange={(next) => setPreference('reducedMotion', next)} />
      </Stack>
    </Section>
  );
}

function Slide({ label, min, max, step, value, shown, onChange }: { label: string; min: number; max: number; step: number; value: number; shown: string; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div className={styles.slide}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="range" min={min} max={max} step={step} value={value} aria-valuetext={shown} onChange={(event) => onChange(event.target.valueAsNumber)} />
      <output htmlFor={id}>{shown}</output>
    </div>
  );
}
