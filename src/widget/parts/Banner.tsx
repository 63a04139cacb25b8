import { refusalSentence } from '../words.ts';
import { useShared } from './use.ts';

/** What stands between the customer and the centre, said plainly, with what the customer can do. */
export function Banner({ isOffline, isCut }: { readonly isOffline: boolean; readonly isCut: boolean }) {
  const { client, words } = useShared();
  const { state } = client;
  if (isCut) {
    return (
      <div class="banner" role="status">
        <span>{isOffline ? words.offline : words.unreachable}</span>
        {!isOffline && <button type="button" class="link" onClick={() => client.retryNow()}>{words.retry}</button>}
      </div>
    );
  }
  if (state.refusal === null && state.opening !== 'refused') return null;
  return (
    <div class="banner bad" role="alert">
      <span>{refusalSentence(words, state.refusal)}</span>
      {state.opening === 'refused'
        ? <button type="button" class="link" onClick={() => void client.open()}>{words.retry}</button>
        : <button type="button" class="link" onClick={() => client.dismiss()}>{words.dismiss}</button>}
    </div>
  );
}
