import { useEffect } from 'react';
import type { Gallery } from '../gallery.ts';
import { toast } from './toast.ts';

function Two() {
  useEffect(() => {
    toast('已完结 3 段会话', { undo: () => {}, lastsMs: 600_000 });
    toast('没有发出去：客户已经离开。可以改发邮件。', { tone: 'bad', lastsMs: 600_000 });
  }, []);
  return <p>操作之后，角落里有一句话和一条退路。</p>;
}

export const states: Gallery = { toasts: () => <Two /> };
