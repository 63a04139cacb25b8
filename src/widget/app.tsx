/** The whole picture: the launcher, or the window with what stands between the customer and a person. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutboxFile, StartDetails } from './core/outbox.ts';
import { isUnderWay, unreadCount } from './state.ts';
import { Banner } from './parts/Banner.tsx';
import { Composer } from './parts/Composer.tsx';
import { Ended } from './parts/Ended.tsx';
import { Header } from './parts/Header.tsx';
import { Launcher } from './parts/Launcher.tsx';
import { Log } from './parts/Log.tsx';
import { Start } from './parts/Start.tsx';
import { SharedContext, useChanges, type Shared } from './parts/use.ts';
import { Viewer } from './parts/Viewer.tsx';
import { WaitStrip } from './parts/WaitStrip.tsx';
import { keepFocusInside, usePage } from './page.ts';

interface AppProps extends Omit<Shared, 'brand'> {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onFold: () => void;
  /** Resolves the address of the satisfaction page; null when it is not one a customer should be sent to. */
  readonly surveyAddress: (url: string) => string | null;
  readonly onUnread: (count: number) => void;
}

export function App({ isOpen, onOpen, onFold, surveyAddress, onUnread, ...parts }: AppProps) {
  const { client, draft, words } = parts;
  useChanges((again) => client.subscribe(again), client);
  const page = usePage();
  const [details, setDetails] = useState<StartDetails>({});
  const [enlarged, setEnlarged] = useState<OutboxFile | null>(null);
  const [isOver, setOver] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const wasOpen = useRef(false);
  const { state } = client;
  const unread = unreadCount(state);
  const isEnded = state.conversation?.state === 'ended' && !state.putAside;
  const isNew = !isUnderWay(state) && !isEnded;
  const isCut = page.isOffline || state.opening === 'unreachable' || (state.line === 'cut' && isUnderWay(state));
  const brand = state.session?.brand.name ?? words.launcher;

  useEffect(() => onUnread(unread), [unread]);
  useEffect(() => {
    if (isOpen) {
      wasOpen.current = true;
      if (state.opening === 'not_yet') void client.open();
      // On a phone the keyboard would cover what there is to read first.
      if (page.isFullScreen) panel.current?.focus();
      else (field.current ?? panel.current)?.focus();
    }
  }, [isOpen, client]);

  // The field has gone or come back: the keyboard must not be left standing on nothing.
  useEffect(() => {
    if (wasOpen.current && isOpen) (isEnded ? panel : field).current?.focus();
  }, [isEnded]);

  const send = () => {
    const { text, files } = draft.take();
    client.write(text, files, isUnderWay(state) ? null : { ...details, name: details.name?.trim() || undefined });
    if (isNew) client.keepsakes.askedName = true;
  };
  const keyDown = (event: KeyboardEvent) => {
    // The shop's own shortcuts must not hear what is typed here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) {
      if (enlarged === null) onFold();
      else setEnlarged(null);
    } else if (page.isFullScreen && panel.current !== null) keepFocusInside(panel.current, event);
  };
  const takesFiles = !isEnded && state.session !== null;

  return (
    <SharedContext.Provider value={{ ...parts, brand }}>
      {!isOpen && <Launcher unread={unread} takesFocus={wasOpen.current} onOpen={onOpen} />}
      {isOpen && (
        <section
          ref={panel} class="panel" role="dialog" aria-modal={page.isFullScreen} aria-label={`${brand} ${words.launcher}`} tabIndex={-1} lang={words.tag} onKeyDown={keyDown}
          onDragOver={(event) => { if (takesFiles && event.dataTransfer?.types.includes('Files')) { event.preventDefault(); setOver(true); } }}
          onDragLeave={(event) => { if (!panel.current?.contains(event.relatedTarget as Node | null)) setOver(false); }}
          onDrop={(event) => {
            setOver(false);
            if (!takesFiles || state.session === null || event.dataTransfer === null) return;
            event.preventDefault();
            draft.add([...event.dataTransfer.files], state.session.limits, words);
          }}
        >
          <Header title={brand} isCut={isCut} onFold={onFold} />
          <Banner isOffline={page.isOffline} isCut={isCut} />
          {!state.putAside && <WaitStrip />}
          {isNew && state.outbox.length === 0
            ? <div class="log-frame"><div class="log" tabIndex={0} role="region" aria-label={words.log}><Start details={details} onDetails={setDetails} nowMs={page.nowMs} /></div></div>
            : <Log nowMs={page.nowMs} isVisible={page.isVisible} onEnlarge={setEnlarged} key={state.conversation?.id ?? 'none'} />}
          {isEnded ? <Ended surveyUrl={state.conversation?.surveyUrl == null ? null : surveyAddress(state.conversation.surveyUrl)} /> : <Composer onSend={send} field={field} />}
          {isOver && <div class="drop" aria-hidden="true"><span>{words.dropHere}</span></div>}
          {enlarged !== null && <Viewer file={enlarged} onClose={() => setEnlarged(null)} />}
        </section>
      )}
    </SharedContext.Provider>
  );
}
