import { Redirect, useParam } from '../ui/route.tsx';

/** `/conversations/$id`: a link from elsewhere opens the desk with this conversation. */
export function OpenConversation() {
  return <Redirect to={`/?view=all&c=${useParam('id')}`} />;
}
