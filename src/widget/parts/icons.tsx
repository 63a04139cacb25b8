/** Line icons of our own, 24 units wide, drawn in the colour of the words beside them. */
import type { ComponentChildren } from 'preact';

function icon(children: ComponentChildren) {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A speech bubble with an ear's curve in it: somebody listens. */
export const ListenIcon = () => icon(<><path d="M20.5 11.3c0 4.3-3.8 7.8-8.5 7.8-1.1 0-2.2-.2-3.2-.6L4 20l1.3-3.7a7.3 7.3 0 0 1-1.8-5c0-4.3 3.8-7.8 8.5-7.8s8.5 3.5 8.5 7.8Z" /><path d="M9.4 10.3a2.7 2.7 0 1 1 5 1.4c-.5.8-1.5 1.1-1.8 2-.2.7-.8 1.1-1.5 1" /></>);
export const FoldIcon = () => icon(<path d="m6 9.5 6 6 6-6" />);
export const LeaveIcon = () => icon(<><path d="M10 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19H10" /><path d="m15 8 4 4-4 4M19 12h-9" /></>);
export const ClipIcon = () => icon(<path d="m19 11.5-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l7.3-7.3a3.1 3.1 0 0 1 4.4 4.4l-7.3 7.2a1.5 1.5 0 0 1-2.2-2.1l6.7-6.7" />);
export const SendIcon = () => icon(<path d="M12 19V5.5M6 11l6-6 6 6" />);
export const CloseIcon = () => icon(<path d="m7 7 10 10M17 7 7 17" />);
export const FileIcon = () => icon(<><path d="M13.5 4H7.5A1.5 1.5 0 0 0 6 5.5v13A1.5 1.5 0 0 0 7.5 20h9a1.5 1.5 0 0 0 1.5-1.5v-10Z" /><path d="M13.5 4v4.5H18" /></>);
export const SaveIcon = () => icon(<path d="M12 5v9.5m-4-4 4 4 4-4M5.5 18.5h13" />);
export const CheckIcon = () => icon(<path d="m5.5 12.5 4.3 4.3 8.7-9.3" />);
export const DownIcon = () => icon(<path d="M12 5.5v13m-5.5-5.5 5.5 5.5 5.5-5.5" />);
export const MoonIcon = () => icon(<path d="M19.5 14.3A8 8 0 0 1 9.7 4.5a8 8 0 1 0 9.8 9.8Z" />);
export const BookmarkIcon = () => icon(<path d="M7 4.5h10v15l-5-3.8-5 3.8Z" />);
