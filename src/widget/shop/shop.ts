/** The example shop's own script: its language switch, its cart, and one button that opens the chat. */
import type { LingtingChat } from '../element.ts';
import { en } from './shop-words.ts';

type Language = 'zh' | 'en';

const chat = document.querySelector<LingtingChat>('lingting-chat');
const chinese = new Map<Element, string>();
let inCart = 0;

/** The page is written in Chinese; the English words stand in a table. What the page says is set as text, never as HTML. */
function speak(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = language === 'zh' ? '云雀静音破壁机 S3 · 云雀家电' : 'Quiet blender S3 · Yunque';
  for (const [attribute, target] of [['data-words', null], ['data-label', 'aria-label'], ['data-alt', 'alt']] as const) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      if (!chinese.has(element)) chinese.set(element, target === null ? (element.textContent ?? '') : (element.getAttribute(target) ?? ''));
      const words = (language === 'en' ? en[element.getAttribute(attribute) ?? ''] : undefined) ?? chinese.get(element) ?? '';
      if (target === null) element.textContent = words;
      else element.setAttribute(target, words);
    }
  }
  for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
  chat?.setAttribute('language', language);
  showCart(language);
}

function showCart(language: Language): void {
  const note = document.querySelector('.cart-note');
  if (note !== null && inCart > 0) note.textContent = language === 'zh' ? `购物车里有 ${inCart} 件` : `${inCart} in your cart`;
}

const current = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'zh');

const asked = new URLSearchParams(location.search);
const brand = asked.get('brand');
if (brand !== null && brand !== '') chat?.setAttribute('brand', brand);
for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => speak(button.getAttribute('data-language') === 'en' ? 'en' : 'zh'));
document.querySelector('.cart')?.addEventListener('click', () => {
  inCart++;
  showCart(current());
});
document.querySelector('.ask')?.addEventListener('click', () => chat?.open());
if (asked.get('lang') === 'en') speak('en');
