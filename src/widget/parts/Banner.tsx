import { isUnderWay } from '../state.ts';
import { refusalSentence } from '../words.ts';
import { useShared } from './use.ts';

/** What stands between the customer and the centre, said plainly, with what the customer can do. */
export function Banner({ isOffline }: { readonly isOffline: boolean }) {
  const { client, words } = useShared();
  const { state } = client;
  const isCut = isOffline || (state.line === 'cut' && isUnderWay(state));
  if (isCut || state.opening === 'unreachable') {
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
