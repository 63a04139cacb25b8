import { useEffect, useRef } from 'preact/hooks';
import { ListenIcon } from './icons.tsx';
import { useShared } from './use.ts';

/** The way in; while a place is kept it says so. It leaves the page while the window is open: a button must never lie over Send. */
export function Launcher({ unread, takesFocus, onOpen }: { readonly unread: number; /** The window has just been folded: the focus comes back here. */ readonly takesFocus: boolean; readonly onOpen: () => void }) {
  const { client, words } = useShared();
  const label = client.state.conversation?.state === 'parked' ? words.keptNow : words.launcher;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, []);
  return (
    <button ref={button} type="button" class="launcher" aria-label={unread === 0 ? label : `${label} ${words.newBelow(unread)}`} aria-haspopup="dialog" onClick={onOpen}>
      <ListenIcon />
      <span>{label}</span>
      {unread > 0 && <span class="badge" aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}
    </button>
  );
}
