import { beforeEach, expect, it, vi } from 'vitest';
import { ApiRefusal } from '../server/api.ts';
import { actWithUndo, dropToast, firstToast, toast, toasts } from './toast.ts';

beforeEach(() => toasts.set([]));

it('what can be taken back is done at once; Undo does the act that takes it back', async () => {
  const one = { text: '已兑现', run: vi.fn(async () => {}), back: vi.fn(async () => {}) };
  await actWithUndo(one);
  expect(one.run).toHaveBeenCalledOnce();
  expect(one.back).not.toHaveBeenCalled();
  toasts.get()[0]?.undo?.();
  expect(one.back).toHaveBeenCalledOnce();
});

it('a way back that was refused says why', async () => {
  const refused = new ApiRefusal({ status: 409, meaning: 'conflict', code: 'x.y', what: { zh: '序列号已在别处。', en: 'Taken.' }, right: { zh: '请先核对。', en: 'Look first.' } });
  await actWithUndo({ text: '已移除', run: async () => {}, back: async () => { throw refused; } });
  toasts.get()[0]?.undo?.();
  await vi.waitFor(() => expect(toasts.get().at(-1)).toMatchObject({ tone: 'bad', text: '序列号已在别处。请先核对。' }));
});

it('what was refused is not said to be done, and there is nothing to undo', async () => {
  const refused = new ApiRefusal({ status: 409, meaning: 'conflict', code: 'x.y', what: { zh: '已撤销。', en: 'Withdrawn.' }, right: { zh: '请刷新。', en: 'Refresh.' } });
  await actWithUndo({ text: '已兑现', run: async () => { throw refused; }, back: async () => {} });
  expect(toasts.get()).toMatchObject([{ tone: 'bad', text: '已撤销。请刷新。', undo: undefined }]);
});

it('one is shown at a time: what was plainly done gives way to the next; what went wrong, what can be taken back and what comes near wait their turn', () => {
  for (let n = 0; n < 9; n += 1) toast(`done ${n}`);
  expect(toasts.get().map((one) => one.text)).toEqual(['done 8']);
  toast('undo', { undo: () => {} });
  toast('due', { tone: 'due' });
  toast('bad', { tone: 'bad' });
  toast('done 9');
  expect(firstToast(toasts.get())?.text).toBe('bad');
  dropToast(firstToast(toasts.get())?.id ?? '');
  expect(firstToast(toasts.get())?.text).toBe('undo');
  dropToast(firstToast(toasts.get())?.id ?? '');
  expect(firstToast(toasts.get())?.text).toBe('due');
  expect(toasts.get()).toHaveLength(2);
});

it('the same words are said once, however often they come; a flood keeps the last six', () => {
  for (let n = 0; n < 3; n += 1) toast('没有发出去', { tone: 'bad' });
  expect(toasts.get()).toHaveLength(1);
  for (let n = 0; n < 20; n += 1) toast(`bad ${n}`, { tone: 'bad' });
  expect(toasts.get().map((one) => one.text)).toEqual(['bad 14', 'bad 15', 'bad 16', 'bad 17', 'bad 18', 'bad 19']);
});
