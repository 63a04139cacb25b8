import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode, type Ref, type RefObject } from 'react';
import { largestAttachmentBytes } from '#attachments/core/kinds.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { belongsToIme, keycaps } from '#web/ui/keys/keymap.ts';
import { preferences } from '#web/ui/preferences.ts';
import { useWords } from '#web/ui/text/words.ts';
import { longestMessage } from '#kit/core/shapes.ts';
import styles from './composer.module.css';
import type { Drafting } from './drafts.ts';
import { sayTyping, useOthers } from './others.ts';
import { post, type Mode, type Outgoing } from './outbox.ts';
import { UploadStrip } from './UploadStrip.tsx';
import { useUploads } from './uploads.ts';

/** The text as an aid (canned replies, a greeting) may change it. */
export interface Editing {
  text: string;
  /** Where the caret stands, in UTF-16 units. */
  caret: number;
  mode: Mode;
  /** Puts words where the caret stands, or in place of a stretch, and goes on writing after them. */
  insert: (words: string, stretch?: { from: number; to: number }) => void;
  setText: (text: string) => void;
  send: () => void;
}

type MenuKeys = RefObject<((event: KeyboardEvent) => boolean) | null>;
export interface ComposerHandle {
  focus: (mode?: Mode) => void;
  putBack: (one: Outgoing) => void;
  /** Somebody writes here, or left words behind. */
  isInUse: () => boolean;
}

interface ComposerProps {
  interactionId: string;
  /** How the customer is addressed: it stands on the button, so that one sees to whom it goes. */
  addressee: string;
  drafting: Drafting;
  modes: readonly Mode[];
  ref?: Ref<ComposerHandle>;
  /** The focus goes into it as it comes. */
  beginsHere?: boolean;
  /** Aids above the text: they see it and may change it. */
  strips?: (editing: Editing) => ReactNode;
  /** A list at the caret; it puts into `keys` what is asked before the composer's own keys (true = the key was the list's). */
  menu?: (editing: Editing, keys: MenuKeys) => ReactNode;
  /** True: wait for a second, deliberate press. It never says no twice. */
  holdsBack?: (text: string, mode: Mode) => boolean;
  tools?: (editing: Editing) => ReactNode;
  onSent?: (text: string, mode: Mode) => void;
  onEscape?: () => void;
}

/** Where one writes. Reply, note and whisper look different in colour, label and button, and go through different doors. */
export function Composer({ interactionId, addressee, drafting, modes, ref, beginsHere = false, strips, menu, holdsBack, tools, onSent, onEscape }: ComposerProps) {
  const t = useWords('interactions');
  const id = useId();
  const sendKey = preferences.use((all) => all.sendKey);
  const area = useRef<HTMLTextAreaElement>(null);
  const menuKeys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [over, setOver] = useState(false);
  const { uploads, add, remove, clear, busy } = useUploads();
  const { text, setText, setMode } = drafting;
  // What was chosen before may not be possible now (somebody else took over).
  const mode = modes.includes(drafting.draft.mode) ? drafting.draft.mode : (modes[0] ?? 'note');
  const files = uploads.flatMap((one) => (one.done ? [one.done] : []));
  const isEmpty = text.trim() === '' && (mode !== 'reply' || files.length === 0);

  useEffect(() => {
    if (beginsHere) area.current?.focus();
  }, [beginsHere]);

  const caretAfter = useRef<number | null>(null);
  useLayoutEffect(() => {
    const node = area.current;
    if (!node) return;
    // As tall as its words, up to the style sheet's limit.
    node.style.height = 'auto';
    node.style.height = `${node.scrollHeight + 2}px`;
    if (caretAfter.current === null) return;
    node.focus();
    node.setSelectionRange(caretAfter.current, caretAfter.current);
    setCaret(caretAfter.current);
    caretAfter.current = null;
  }, [text, mode]);
  useEffect(() => {
    if (mode !== drafting.draft.mode) setMode(mode);
  }, [mode, drafting.draft.mode, setMode]);

  const editing: Editing = {
    text, caret, mode,
    insert: (words, { from, to } = { from: caret, to: caret }) => {
      caretAfter.current = from + words.length;
      setText(text.slice(0, from) + words + text.slice(to));
    },
    setText: (next) => {
      caretAfter.current = next.length;
      setText(next);
    },
    send,
  };
  useImperativeHandle(ref, () => ({
    focus: (wanted) => {
      if (wanted && modes.includes(wanted)) setMode(wanted);
      const node = area.current;
      // A draft from before is gone on with where it ends.
      if (node && node.selectionEnd === 0) node.setSelectionRange(node.value.length, node.value.length);
      node?.focus();
    },
    putBack: (one) => {
      setMode(one.mode);
      drafting.setText(one.text);
      area.current?.focus();
    },
    isInUse: () => text !== '' || document.activeElement === area.current,
  }));

  function send(): void {
    if (isEmpty || busy) return;
    if (holdsBack?.(text, mode)) return;
    post({ interactionId, mode, text, attachments: mode === 'reply' ? files : [] });
    drafting.clear();
    if (mode === 'reply') clear();
    onSent?.(text, mode);
    area.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (belongsToIme({ isComposing: event.nativeEvent.isComposing, keyCode: event.keyCode, timeStamp: event.timeStamp })) return;
    if (menuKeys.current?.(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      area.current?.blur();
      onEscape?.();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    const withMod = event.ctrlKey || event.metaKey;
    if (withMod || sendKey === 'enter') {
      event.preventDefault();
      send();
    }
  }

  function onPaste(event: ClipboardEvent): void {
    if (mode !== 'reply' || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    if (mode === 'reply') add(event.dataTransfer.files);
  }

  return (
    <section className={cx(styles.composer, styles[mode])} data-over={over || undefined} aria-label={t('composer.label')} onDragOver={(event) => { event.preventDefault(); setOver(mode === 'reply'); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
      <div className={styles.head}>
        <div role="radiogroup" aria-label={t('composer.modes')} className={styles.modes}>
          {modes.map((one) => (
            <label key={one} className={styles.mode} data-mode={one}>
              <input type="radio" name={id} value={one} checked={one === mode} onChange={() => { setMode(one); area.current?.focus(); }} />
              <span><Icon name={modeIcons[one]} size={0.9375} />{t(`composer.mode.${one}`)}</span>
            </label>
          ))}
        </div>
        <p className={styles.to}>{t(`composer.to.${mode}`, { name: addressee })}</p>
      </div>
      <Colleagues id={interactionId} isWriting={text !== ''} />
      {strips?.(editing)}
      <div className={styles.box}>
        {menu?.(editing, menuKeys)}
        <textarea ref={area} className={styles.area} aria-label={t(`composer.text.${mode}`, { name: addressee })} placeholder={t(`composer.hint.${mode}`)} rows={2} maxLength={longestMessage} value={text} dir="auto"
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            if (mode === 'reply' && event.target.value !== '') sayTyping(interactionId);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)} onKeyDown={onKeyDown} onPaste={onPaste} />
        {uploads.length > 0 && mode === 'reply' ? <UploadStrip uploads={uploads} onRemove={remove} /> : null}
      </div>
      <div className={styles.tools}>
        {tools?.(editing)}
        {mode === 'reply' ? (
          <>
            <IconButton icon="attach" label={t('composer.attach', { megabytes: largestAttachmentBytes / 1024 / 1024 })} onClick={() => picker.current?.click()} />
            <input ref={picker} type="file" multiple hidden onChange={(event) => { add(event.target.files ?? []); event.target.value = ''; }} />
          </>
        ) : null}
        <span className={styles.space} />
        <span className={styles.keyHint} aria-hidden="true">{t('composer.keyHint', { keys: sendKey === 'enter' ? '↵' : (keycaps('$mod+Enter')[0] ?? []).join(' ') })}</span>
        <Button look="primary" icon={modeIcons[mode === 'reply' ? 'send' : mode]} className={styles.send} disabled={isEmpty || busy} onClick={send}>{t(`composer.send.${mode}`)}</Button>
      </div>
    </section>
  );
}

const modeIcons = { reply: 'reply', note: 'lock', whisper: 'whisper', send: 'send' } as const;

/** The second pen is seen before two answers cross. */
function Colleagues({ id, isWriting }: { id: string; isWriting: boolean }) {
  const t = useWords('interactions');
  const { writing } = useOthers(id);
  if (writing.length === 0) return null;
  return <p className={styles.colleagues} role={isWriting ? 'alert' : 'status'}><Icon name="edit" size={0.9375} />{t(isWriting ? 'composer.bothWrite' : 'composer.otherWrites', { names: writing.join(t('listComma')) })}</p>;
}
