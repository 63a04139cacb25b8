import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { preferences, setPanel } from '../ui/preferences.ts';
import { useWords } from '../ui/words.ts';
import styles from './desk.module.css';

const limits = { list: { least: 232, most: 460, usual: 312 }, customer: { least: 248, most: 520, usual: 328 } } as const;
type Side = keyof typeof limits;

/** The list, the conversation, the customer: each side as wide as the person likes, remembered; folded away with one key. */
export function Columns({ list, work, customer, folded, showsCustomer }: { list: ReactNode; work: ReactNode; customer: ReactNode; folded: boolean; showsCustomer: boolean }) {
  const panels = preferences.use((all) => all.panels);
  const width = (side: Side): number => Math.min(limits[side].most, Math.max(limits[side].least, panels[`desk.${side}`] ?? limits[side].usual));
  return (
    <div className={styles.columns} style={{ '--list': `${width('list')}px`, '--customer': `${width('customer')}px` } as React.CSSProperties}>
      {folded ? null : (
        <>
          <div className={styles.list}>{list}</div>
          <Grip side="list" width={width('list')} />
        </>
      )}
      <div className={styles.work}>{work}</div>
      {folded || !showsCustomer ? null : (
        <>
          <Grip side="customer" width={width('customer')} />
          <div className={styles.customer}>{customer}</div>
        </>
      )}
    </div>
  );
}

/** Dragged by pointer or by arrows; a double click gives the house's width back. */
function Grip({ side, width }: { side: Side; width: number }) {
  const t = useWords('web');
  const from = useRef<{ x: number; width: number } | null>(null);
  const sign = side === 'list' ? 1 : -1;
  const { least, most, usual } = limits[side];
  const set = (px: number): void => setPanel(`desk.${side}`, Math.round(Math.min(most, Math.max(least, px))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 16, ArrowLeft: -16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(width + sign * step);
  };
  return (
    <div role="separator" tabIndex={0} aria-orientation="vertical" aria-label={t(`desk.grip.${side}`)} aria-valuenow={width} aria-valuemin={least} aria-valuemax={most} className={styles.grip} onKeyDown={onKeyDown} onDoubleClick={() => set(usual)}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (from.current) set(from.current.width + sign * (event.clientX - from.current.x));
      }}
      onPointerUp={() => { from.current = null; }} onPointerCancel={() => { from.current = null; }} />
  );
}
