/** The widget's two languages. The host's attribute decides, then the page's own language, then the browser's. */
export type WidgetLanguage = 'zh' | 'en';

/** Takes BCP 47 tags in order of authority; the first that is set decides; Chinese is the house's default. */
export function pickLanguage(tags: readonly (string | null | undefined)[]): WidgetLanguage {
  for (const tag of tags) {
    if (tag === null || tag === undefined || tag.trim() === '') continue;
    return /^zh\b/i.test(tag.trim()) ? 'zh' : 'en';
  }
  return 'zh';
}
