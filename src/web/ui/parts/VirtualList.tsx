import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './virtual-list.module.css';

interface VirtualListProps<Row> {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Draws a row. Keep it plain HTML and memoised: it is drawn again at every change of its own row only. */
  draw: (row: Row, state: { selected: boolean }) => ReactNode;
  /** What is read out for the row, where its words are not enough. It must hold every word that is seen. */
  nameOf?: (row: Row) => string;
  selected: string | null;
  onSelect: (key: string) => void;
  /** Enter or a double click on the selected row. */
  onOpen?: (key: string) => void;
  /** Row height in rem; the density's by default. */
  rowRem?: number;
  /** Asked when the end comes near: fetch the next page. A new function when it may be asked again, the same while nothing changed. */
  onNearEnd?: () => void;
}

/**
 * Thousands of rows as one listbox: the container has the focus, `aria-activedescendant` says where one is, and every option says
 * its place in the whole. Arrows, J/K by the screen's hotkeys, Home, End, PageUp and PageDown move.
 */
export function VirtualList<Row>({ label, rows, keyOf, draw, nameOf, selected, onSelect, onOpen, rowRem, onNearEnd }: VirtualListProps<Row>) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx(rowRem),
    overscan: 6,
    getItemKey: (i) => { const row = rows[i]; return row === undefined ? i : keyOf(row); },
  });
  const height = rowPx(rowRem);
  const items = virtual.getVirtualItems();
  const at = selected === null ? -1 : rows.findIndex((row) => keyOf(row) === selected);

  const isThere = at >= 0;
  useEffect(() => {
    if (isThere && box.current) bringIntoView(box.current, at * height, height);
    // Only when the selection moves, or its row comes for the first time: a list that changes under the reader must not jump.
  }, [selected, isThere]);

  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 10) onNearEnd?.();
    // Asked in vain while another page was on its way, it is asked again when that has come: `onNearEnd` is then another.
  }, [lastShown, rows.length, onNearEnd]);

  function move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx(rowRem)) - 1);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page }[event.key];
    if (event.key === 'Enter' && selected !== null && onOpen) {
      event.preventDefault();
      onOpen(selected);
      return;
    }
    if (to === undefined || rows.length === 0) return;
    event.preventDefault();
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row !== undefined) onSelect(keyOf(row));
  }

  return (
    <div ref={box} className={styles.box} role="listbox" aria-label={label} tabIndex={0} onKeyDown={move} aria-activedescendant={at >= 0 ? `${id}-${selected}` : undefined}>
      <div role="presentation" className={styles.all} style={{ height: `${virtual.getTotalSize()}px` }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = keyOf(row);
          return (
            <div key={key} id={`${id}-${key}`} role="option" aria-label={nameOf?.(row)} aria-selected={key === selected} aria-setsize={rows.length} aria-posinset={item.index + 1}
              className={styles.row} style={{ height: `${item.size}px`, transform: `translateY(${item.start}px)` }} onClick={() => onSelect(key)} onDoubleClick={() => onOpen?.(key)}>
              {draw(row, { selected: key === selected })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** As little as it takes. The rows are all of one height, so nothing needs to be measured first. */
function bringIntoView(box: HTMLElement, top: number, height: number): void {
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
}

/** The row height in px: the density's `--row`, or the caller's. */
function rowPx(rem: number | undefined): number {
  const style = getComputedStyle(document.documentElement);
  return (rem ?? parseFloat(style.getPropertyValue('--row'))) * parseFloat(style.fontSize);
}
