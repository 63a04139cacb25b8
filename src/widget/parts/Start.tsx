import { openingOf } from '../clock-words.ts';
import type { StartDetails } from '../core/outbox.ts';
import { Choices } from './Choices.tsx';
import { MoonIcon } from './icons.tsx';
import { useShared } from './use.ts';

/** Before the first word: a greeting, what it may be about, how to address the customer. Nothing here must be filled in. */
export function Start({ details, onDetails, nowMs }: { readonly details: StartDetails; readonly onDetails: (details: StartDetails) => void; readonly nowMs: number }) {
  const { client, words } = useShared();
  const { session } = client.state;
  if (session === null) return client.state.opening === 'under_way' ? <p class="loading" role="status">{words.loading}</p> : null;
  const asksName = session.formOfAddress === null && !client.keepsakes.askedName;
  const topic = session.topics.find(({ queueId }) => queueId === details.queueId) ?? session.topics[0];
  const closed = topic?.closedMessage;
  return (
    <div class="start">
      <div class="greeting">
        {session.formOfAddress !== null && <p class="greeting-name">{words.hello(session.formOfAddress)}</p>}
        <p class="greeting-words">{session.brand.greeting}</p>
        <p class="greeting-small">{words.humansOnly}</p>
      </div>
      {topic?.notice && <p class="closed"><span>{topic.notice}</span></p>}
      {(!session.isOpen || closed) && <p class="closed"><MoonIcon /><span>{closed || words.closed(session.opensAt === null ? '' : openingOf(words, session.opensAt, nowMs))}</span></p>}
      {session.topics.length > 1 && (
        <section class="ask">
          <h3>{words.topics}</h3>
          <Choices
            name="topic" label={words.topics} chosen={details.queueId ?? null} options={session.topics.map((topic) => [topic.queueId, topic.name] as const)}
            onChoose={(queueId) => onDetails({ ...details, queueId })}
          />
        </section>
      )}
      {asksName && (
        <section class="ask">
          <h3>{words.nameAsk}</h3>
          <p class="ask-why">{words.nameWhy}</p>
          <div class="ask-row">
            <input
              class="ask-name" aria-label={words.namePlaceholder} placeholder={words.namePlaceholder} autocomplete="name" maxLength={100} value={details.name ?? ''}
              onInput={(event) => onDetails({ ...details, name: event.currentTarget.value })}
            />
            <Choices name="honorific" label={words.nameAsk} chosen={details.honorific ?? null} options={[['ms', words.ms], ['mr', words.mr], ['none', words.none]]} onChoose={(honorific) => onDetails({ ...details, honorific })} />
          </div>
        </section>
      )}
    </div>
  );
}
