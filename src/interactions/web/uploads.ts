/** Files on their way into a message: their progress, their refusals. XMLHttpRequest, since fetch cannot tell how far it is. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiRefusal } from '#web/ui/server/api.ts';
import { Attachment } from '../contract.ts';

export interface Upload {
  key: string;
  fileName: string;
  bytes: number;
  /** 0…1 */
  progress: number;
  /** A picture of it in this browser, before the server has one. */
  previewUrl: string | null;
  done: Attachment | null;
  refusal: unknown;
}

interface Uploading {
  uploads: readonly Upload[];
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  clear: () => void;
  busy: boolean;
}

const mostFiles = 10;

export function useUploads(): Uploading {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const requests = useRef(new Map<string, XMLHttpRequest>());
  const change = useCallback((key: string, next: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one))), []);

  const start = useCallback((file: File): Upload => {
    const key = crypto.randomUUID();
    const request = new XMLHttpRequest();
    requests.current.set(key, request);
    request.open('POST', '/api/attachments');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name || 'image.png'));
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => change(key, { progress: event.lengthComputable ? event.loaded / event.total : 0 }));
    request.addEventListener('load', () => {
      requests.current.delete(key);
      const body = readJson(request.responseText);
      const done = Attachment.safeParse(body);
      change(key, done.success && request.status < 300 ? { done: done.data, progress: 1 } : { refusal: refusalOf(request.status, body) });
    });
    request.addEventListener('error', () => change(key, { refusal: refusalOf(0, null) }));
    request.send(file);
    return { key, fileName: file.name || 'image.png', bytes: file.size, progress: 0, previewUrl: file.type.startsWith('image/') ? URL.createObjectURL(file) : null, done: null, refusal: null };
  }, [change]);

  const forget = (one: Upload): void => {
    requests.current.get(one.key)?.abort();
    requests.current.delete(one.key);
    if (one.previewUrl) URL.revokeObjectURL(one.previewUrl);
  };
  const latest = useRef(uploads);
  useEffect(() => void (latest.current = uploads));
  useEffect(() => () => latest.current.forEach(forget), []);

  return {
    uploads,
    add: (files) => {
      const started = [...files].slice(0, mostFiles - uploads.length).map(start);
      setUploads((all) => [...all, ...started]);
    },
    remove: (key) => setUploads((all) => all.filter((one) => {
      if (one.key === key) forget(one);
      return one.key !== key;
    })),
    clear: () => {
      uploads.forEach(forget);
      setUploads([]);
    },
    busy: uploads.some((one) => one.done === null && one.refusal === null),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page or nothing: told as an unreadable answer below.
    return null;
  }
}

function refusalOf(status: number, body: unknown): ApiRefusal {
  const said = typeof body === 'object' && body !== null && 'error' in body ? (body.error as { meaning: string; code: string; what: Record<'zh' | 'en', string>; right: Record<'zh' | 'en', string> }) : null;
  if (said) return new ApiRefusal({ status, meaning: said.meaning, code: said.code, what: said.what, right: said.right });
  return new ApiRefusal({
    status, meaning: 'unavailable', code: 'web.offline',
    what: { zh: '文件没有传上去。', en: 'The file was not uploaded.' }, right: { zh: '请检查连接后重新添加。', en: 'Check the connection and add it again.' },
  });
}
