import { useEffect } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import type { Gallery } from '#web/ui/gallery.ts';
import { RepeatBanner } from './Banners.tsx';
import { ConversationHead } from './ConversationHead.tsx';
import styles from './gallery.module.css';
import { outbox, type Outgoing } from './outbox.ts';
import { sampleInteraction, samplePage } from './samples.ts';
import { Thread } from './Thread.tsx';
import { WrapUpCard } from './WrapUpCard.tsx';
import { ApiRefusal } from '#web/ui/server/api.ts';

const lost = new ApiRefusal({ status: 0, meaning: 'unavailable', code: 'web.offline', what: { zh: '暂时连不上服务器。', en: 'The server cannot be reached at the moment.' }, right: { zh: '', en: '' } });
const going: readonly Outgoing[] = [
  { key: 'k1', interactionId: samplePage.interaction.id, mode: 'reply', text: '我这就为您联系工程师。', attachments: [], at: new Date().toISOString(), state: 'failed', refusal: lost },
  { key: 'k2', interactionId: samplePage.interaction.id, mode: 'reply', text: '请您稍等。', attachments: [], at: new Date().toISOString(), state: 'waiting' },
];

function Whole({ sending = [] }: { sending?: readonly Outgoing[] }) {
  useEffect(() => outbox.set(sending), [sending]);
  return (
    <div className={styles.pane}>
      <ConversationHead page={samplePage} isMine actions={<Button size="small" look="soft" icon="resolve">完结</Button>} />
      <RepeatBanner page={samplePage} />
      <Thread page={samplePage} onTakeBack={() => {}} />
    </div>
  );
}

export const states: Gallery = {
  thread: { full: true, draw: () => <Whole />, replies: { [`POST /api/interactions/${samplePage.interaction.id}/read`]: { done: true } } },
  sending: { full: true, draw: () => <Whole sending={going} />, replies: { [`POST /api/interactions/${samplePage.interaction.id}/read`]: { done: true } } },
  wrapUp: () => <div className={styles.low}><WrapUpCard interaction={sampleInteraction(8, { endedAt: new Date().toISOString(), state: 'wrap_up', departureMood: 'pleased' })} heard="pleased" until={new Date(Date.now() + 45_000).toISOString()} onDone={() => {}} /></div>,
  ending: () => <div className={styles.low}><WrapUpCard interaction={sampleInteraction(1)} heard={sampleInteraction(1).mood} until={null} onDone={() => {}} onCancel={() => {}} /></div>,
};
