import { useEffect, useRef } from 'preact/hooks';
import { ListenIcon } from './icons.tsx';
import { useShared } from './use.ts';

/** The way in. It leaves the page while the window is open: a button must never lie over Send. */
export function Launcher({ unread, takesFocus, onOpen }: { readonly unread: number; /** The window has just been folded: the focus comes back here. */ readonly takesFocus: boolean; readonly onOpen: () => void }) {
  const { words } = useShared();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, []);
  return (
    <button ref={button} type="button" class="launcher" aria-label={unread === 0 ? words.launcher : `${words.launcher} ${words.newBelow(unread)}`} aria-haspopup="dialog" onClick={onOpen}>
      <ListenIcon />
      <span>{words.launcher}</span>
      {unread > 0 && <span class="badge" aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}
    </button>
  );
}
