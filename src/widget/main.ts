/** The script a shop includes. Including it twice does no harm. */
import { LingtingChat } from './element.ts';

if (customElements.get('lingting-chat') === undefined) customElements.define('lingting-chat', LingtingChat);
