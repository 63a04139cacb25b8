/** Says a word key in a language; handed in by the app, which knows all slices' words. */
export type Say = (language: 'zh' | 'en', key: string, params: Readonly<Record<string, unknown>>) => string;
