/** Previews of attachments, fetched once with the visitor's token and held as blob addresses until the widget goes. */
import type { Api } from './api.ts';

export class Pictures {
  readonly #api: Api;
  readonly #found = new Map<string, Promise<string | null>>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** A blob address, or null when it cannot be had now; the next call asks again. */
  preview(id: string): Promise<string | null> {
    const known = this.#found.get(id);
    if (known !== undefined) return known;
    const asking = this.#api.file(id, true).then((answer) => {
      if (answer.is === 'ok') return URL.createObjectURL(answer.value);
      this.#found.delete(id);
      return null;
    });
    this.#found.set(id, asking);
    return asking;
  }

  /** Hands the original to the browser's downloads; it is never shown or run in the page. False: it could not be fetched. */
  async save(id: string, fileName: string): Promise<boolean> {
    const answer = await this.#api.file(id, false);
    if (answer.is !== 'ok') return false;
    const url = URL.createObjectURL(answer.value);
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return true;
  }

  stop(): void {
    for (const asking of this.#found.values()) void asking.then((url) => url !== null && URL.revokeObjectURL(url));
    this.#found.clear();
  }
}
