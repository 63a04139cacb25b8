import { cloneElement, createElement, useEffect, useLayoutEffect, useRef, useState, type ComponentType, type ReactElement } from 'react';
import type { MenuProps } from './menu-entries.ts';
import { makeStore } from '../store.ts';

export type { MenuEntry } from './menu-entries.ts';

/** The first page needs the buttons, not yet what opens behind them: that comes a moment later, or when one reaches for it. */
const kit = makeStore<{ Part: ComponentType<MenuProps & { opensAtOnce: boolean }> | null }>({ Part: null });
const comesAfterMs = 1_000;
let coming: Promise<void> | undefined;
function fetchKit(): void {
  coming ??= import('./MenuKit.tsx').then(({ MenuKit }) => kit.set({ Part: MenuKit }), (cause: unknown) => {
    // Reaching for a menu asks again.
    coming = undefined;
    console.warn('the menus did not load', cause);
  });
}

/** A list of acts behind one button (the only child). Arrows move, letters jump, Esc returns the focus. */
export function Menu(props: MenuProps) {
  const Part = kit.use((all) => all.Part);
  const trigger = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  const [isAsked, setAsked] = useState(false);
  /** A press has begun on the button as it is: made anew now, it would never hear of the press's end. */
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    if (kit.get().Part) return;
    const timer = setTimeout(fetchKit, comesAfterMs);
    return () => clearTimeout(timer);
  }, []);
  // The button is made anew with its menu: whoever stood on it still does.
  useLayoutEffect(() => {
    if (Part && !isPressed && hadFocus.current && !isAsked) trigger.current?.focus();
  }, [Part, isAsked, isPressed]);
  const children = cloneElement(props.children as ReactElement<Record<string, unknown>>, { ref: trigger });
  if (Part && !isPressed) return createElement(Part, { ...props, opensAtOnce: isAsked }, children);
  return cloneElement(children, {
    'aria-haspopup': 'menu', 'aria-expanded': false, onPointerEnter: fetchKit,
    onFocus: () => {
      hadFocus.current = true;
      fetchKit();
    },
    onBlur: () => { hadFocus.current = false; },
    onPointerDown: () => setPressed(true),
    // The click comes right behind it.
    onPointerUp: () => void setTimeout(() => setPressed(false)),
    onPointerLeave: () => setPressed(false),
    onPointerCancel: () => setPressed(false),
    onClick: () => {
      setAsked(true);
      fetchKit();
    },
  });
}
