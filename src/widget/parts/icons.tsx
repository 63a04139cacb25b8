/** Line icons of our own, 24 units wide, drawn in the colour of the words beside them. */
const icon = (path: string) => () => (
  <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d={path} /></svg>
);

/** A speech bubble with an ear's curve in it: somebody listens. */
export const ListenIcon = icon('M20.5 11.3c0 4.3-3.8 7.8-8.5 7.8-1.1 0-2.2-.2-3.2-.6L4 20l1.3-3.7a7.3 7.3 0 0 1-1.8-5c0-4.3 3.8-7.8 8.5-7.8s8.5 3.5 8.5 7.8ZM9.4 10.3a2.7 2.7 0 1 1 5 1.4c-.5.8-1.5 1.1-1.8 2-.2.7-.8 1.1-1.5 1');
export const FoldIcon = icon('m6 9.5 6 6 6-6');
export const LeaveIcon = icon('M10 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h3m5-11 4 4-4 4m4-4H9');
export const ClipIcon = icon('m19 11.5-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l7.3-7.3a3.1 3.1 0 0 1 4.4 4.4l-7.3 7.2a1.5 1.5 0 0 1-2.2-2.1l6.7-6.7');
export const SendIcon = icon('M12 19V5m-6 6 6-6 6 6');
export const CloseIcon = icon('m7 7 10 10M17 7 7 17');
export const FileIcon = icon('M13 4H8a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V9Zm0 0v5h5');
export const SaveIcon = icon('M12 5v10m-4-4 4 4 4-4M6 19h12');
export const CheckIcon = icon('m6 12 4 5 8-10');
export const DownIcon = icon('M12 5v14m-6-6 6 6 6-6');
export const MoonIcon = icon('M19.5 14.3A8 8 0 0 1 9.7 4.5a8 8 0 1 0 9.8 9.8Z');
export const BookmarkIcon = icon('M7 4.5h10v15l-5-4-5 4Z');
