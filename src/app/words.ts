/** All slices' words for the server's own sentences: refusals, mails, system lines. One i18next, the same catalogue as the screens'. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInstance } from 'i18next';
import type { Say } from '#kit/say.ts';

const source = fileURLToPath(new URL('..', import.meta.url));

export function loadWords(): Say {
  const resources: Record<string, Record<string, object>> = { zh: {}, en: {} };
  for (const slice of readdirSync(source)) {
    for (const language of ['zh', 'en'] as const) {
      const file = `${source}/${slice}/words.${language}.json`;
      if (existsSync(file)) Object.assign(resources[language] ?? {}, { [slice]: JSON.parse(readFileSync(file, 'utf8')) as object });
    }
  }
  const words = createInstance();
  // Plain text out: whoever puts it into HTML escapes there.
  void words.init({ resources, lng: 'zh', fallbackLng: false, interpolation: { escapeValue: false }, initAsync: false });
  const say = { zh: words.getFixedT('zh'), en: words.getFixedT('en') };
  return (language, key, params) => say[language](key, params);
}
