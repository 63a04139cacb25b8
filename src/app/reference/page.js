// What the reference does beyond being read: search, copying, showing where one is, switching without losing the place.
// Plain JavaScript, because it is sent as it stands; checked by `tsc` all the same.

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const form = /** @type {HTMLFormElement} */ (document.querySelector('form[role=search]'));
const find = /** @type {HTMLInputElement} */ (document.getElementById('find'));
const toc = /** @type {HTMLDetailsElement} */ (document.querySelector('.toc'));
const said = /** @type {HTMLElement} */ (document.querySelector('.found'));
/** @param {string} name */
const word = (name) => main.dataset[name] ?? '';

// On a phone the contents would stand before everything else, and an answer between one route and the next.
const isNarrow = matchMedia('(max-width: 61.99rem)');
if (isNarrow.matches) {
  toc.open = false;
  for (const answer of document.querySelectorAll('.answer')) /** @type {HTMLDetailsElement} */ (answer).open = false;
}

// Search: every word must stand somewhere in the path or in either language's sentence.
const places = [...document.querySelectorAll('[data-find]')].map((element) => ({
  element: /** @type {HTMLElement} */ (element),
  text: `${element.getAttribute('data-find') || element.textContent || ''}`.toLowerCase(),
  links: [...toc.querySelectorAll(`a[href="#${CSS.escape(element.id)}"]`)].map((link) => /** @type {HTMLElement} */ (link.parentElement)),
}));
const groups = [...toc.querySelectorAll('details')].map((group) => ({ group, wasOpen: false }));
const chapters = [...document.querySelectorAll('.chapter')].map((chapter) => /** @type {HTMLElement} */ (chapter));
let isSearching = false;

function search() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const begins = words.length > 0 && !isSearching;
  isSearching = words.length > 0;
  let count = 0;
  for (const { element, text, links } of places) {
    const isHit = words.every((one) => text.includes(one));
    element.hidden = !isHit;
    for (const link of links) link.hidden = !isHit;
    if (isHit) count += 1;
  }
  for (const one of groups) {
    if (begins) one.wasOpen = one.group.open;
    const hits = one.group.querySelectorAll('li:not([hidden])').length;
    one.group.hidden = hits === 0;
    one.group.open = isSearching ? hits > 0 : one.wasOpen;
  }
  for (const chapter of chapters) {
    const hits = chapter.querySelectorAll('[data-find]:not([hidden])').length;
    chapter.hidden = hits === 0;
    for (const heading of chapter.querySelectorAll('.shapes')) /** @type {HTMLElement} */ (heading).hidden = chapter.querySelector('.shape:not([hidden])') === null;
  }
  for (const words of document.querySelectorAll('#top > p:not(.found)')) /** @type {HTMLElement} */ (words).hidden = isSearching;
  said.textContent = !isSearching ? '' : count === 0 ? word('none') : word('found').replace('{n}', String(count));
  if (isSearching) scrollTo(0, 0);
}
form.hidden = false;
find.addEventListener('input', search);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const first = places.find(({ element }) => !element.hidden);
  if (isSearching && first !== undefined) location.hash = first.element.id;
});
addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find.focus();
    find.select();
  } else if (event.key === 'Escape' && isTyping && find.value !== '') {
    find.value = '';
    search();
  }
});

// Copying: one button at each block of code.
for (const block of document.querySelectorAll('.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = word('copy');
  const about = block.querySelector('figcaption')?.textContent ?? block.parentElement?.querySelector('summary')?.textContent ?? '';
  button.setAttribute('aria-label', `${word('copy')}: ${about}`);
  button.addEventListener('click', async () => {
    const code = /** @type {HTMLElement} */ (block.querySelector('pre'));
    await copy(code);
    button.textContent = word('copied');
    setTimeout(() => { button.textContent = word('copy'); }, 2000);
  });
  block.append(button);
}
/** @param {HTMLElement} code */
async function copy(code) {
  // Over plain http there is no clipboard: what is selected can be copied all the same.
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(code.textContent ?? '');
  getSelection()?.selectAllChildren(code);
  document.execCommand('copy');
}

// Where one is: the link of what stands at the top, in the contents.
/** @param {string} id */
function mark(id) {
  for (const link of toc.querySelectorAll('a[aria-current]')) link.removeAttribute('aria-current');
  const link = toc.querySelector(`a[href="#${CSS.escape(id)}"]`);
  if (link === null) return;
  link.setAttribute('aria-current', 'location');
  const group = link.closest('details');
  if (group !== null && group !== toc && !isSearching) {
    // The first part is short and stays; of the chapters one is open at a time.
    for (const other of groups.slice(1)) if (other.group !== group) other.group.open = false;
    group.open = true;
  }
  if (!isNarrow.matches) link.scrollIntoView({ block: 'nearest' });
}
const watcher = new IntersectionObserver((entries) => {
  const seen = entries.filter((entry) => entry.isIntersecting).at(-1);
  if (seen !== undefined) mark(seen.target.id);
}, { rootMargin: '-80px 0px -75% 0px' });
for (const { element } of places) if (!element.classList.contains('shape')) watcher.observe(element);

/** A link into what a search hides shows it again; on a phone the contents make room. */
function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id);
  if (target !== null && target.closest('[hidden]') !== null) {
    find.value = '';
    search();
    target.scrollIntoView();
  }
  if (isNarrow.matches) toc.open = false;
  if (id !== '') mark(id);
}
addEventListener('hashchange', arrive);
arrive();

// The switches are links that work by themselves; with a script the place is kept, and the look changes at once.
for (const link of document.querySelectorAll('[data-lang-choice]')) {
  link.addEventListener('click', () => { /** @type {HTMLAnchorElement} */ (link).hash = location.hash; });
}
for (const link of document.querySelectorAll('[data-theme-choice]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const choice = link.getAttribute('data-theme-choice') ?? 'auto';
    document.documentElement.dataset['theme'] = choice;
    document.cookie = `docs_theme=${choice}; Path=/api/docs; Max-Age=31536000; SameSite=Lax`;
    for (const other of document.querySelectorAll('[data-theme-choice]')) other.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
  });
}
