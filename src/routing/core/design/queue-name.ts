/** A queue has a name, chosen by the brand; whoever reads another language is shown the one for it, where there is one. */
interface Named {
  readonly name: string;
  readonly names: { readonly zh: string; readonly en: string };
}

export function nameIn({ name, names }: Named, language: 'zh' | 'en'): string {
  return names[language].trim() === '' ? name : names[language];
}
