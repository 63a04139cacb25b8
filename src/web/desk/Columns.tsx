import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { preferences, setPanel } from '../ui/preferences.ts';
import { useWords } from '../ui/text/words.ts';
import styles from './desk.module.css';
import { columnsOf, type Standing } from './room.ts';

const limits = { list: { least: 232, most: 460, usual: 312 }, customer: { least: 248, most: 520, usual: 328 } } as const;
type Side = keyof typeof limits;

/**
 * The list, the conversation, the customer: each side as wide as the person likes, remembered; folded away with one key. What does not
 * stand now is hidden, not taken down: a half-written word and its files wait behind the customer.
 */
export function Columns({ list, work, customer, ...standing }: { list: ReactNode; work: ReactNode; customer: ReactNode } & Standing) {
  const panels = preferences.use((all) => all.panels);
  const width = (side: Side): number => Math.min(limits[side].most, Math.max(limits[side].least, panels[`desk.${side}`] ?? limits[side].usual));
  const shown = columnsOf(standing);
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    const { list: hadList, work: hadWork, customer: hadCustomer } = before.current;
    before.current = shown;
    if (hadList === shown.list && hadWork === shown.work && hadCustomer === shown.customer) return;
    // Whoever stood in what is hidden now goes on in what has come.
    if (document.activeElement !== null && document.activeElement !== document.body && document.activeElement.closest('[hidden]') === null) return;
    const came = shown.customer && !hadCustomer ? 'customer' : shown.work && !hadWork ? 'work' : shown.list ? 'list' : 'work';
    box.current?.querySelector<HTMLElement>(`[data-column='${came}']`)?.focus();
  });
  return (
    <div ref={box} className={styles.columns} data-room={standing.room} style={{ '--list': `${width('list')}px`, '--customer': `${width('customer')}px` } as React.CSSProperties}>
      <div className={styles.list} data-column="list" tabIndex={-1} hidden={!shown.list}>{list}</div>
      {shown.list && shown.work ? <Grip side="list" width={width('list')} /> : null}
      <div className={styles.work} data-column="work" tabIndex={-1} hidden={!shown.work}>{work}</div>
      {shown.customer && shown.work ? <Grip side="customer" width={width('customer')} /> : null}
      {shown.customer ? <div className={styles.customer} data-column="customer" tabIndex={-1}>{customer}</div> : null}
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
