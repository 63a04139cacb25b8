import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiRefusal } from './api.ts';
import { actWithUndo, doWithUndo, dropToast, firstToast, toast, toasts, undoMs } from './toast.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  toasts.set([]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const act = () => ({ text: '已完结', commit: vi.fn(async () => {}), revert: vi.fn() });

it('sends after eight seconds, once', async () => {
  const one = act();
  doWithUndo(one);
  await vi.advanceTimersByTimeAsync(undoMs - 1);
  expect(one.commit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  window.dispatchEvent(new Event('pagehide'));
  expect(one.commit).toHaveBeenCalledOnce();
  expect(one.revert).not.toHaveBeenCalled();
});

it('takes back: nothing is ever sent', async () => {
  const one = act();
  doWithUndo(one);
  toasts.get()[0]?.undo?.();
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(one.revert).toHaveBeenCalledOnce();
  expect(one.commit).not.toHaveBeenCalled();
});

it('an undo that comes after the act was sent changes nothing', async () => {
  const one = act();
  doWithUndo(one);
  const undo = toasts.get()[0]?.undo;
  await vi.advanceTimersByTimeAsync(undoMs);
  undo?.();
  expect(one.revert).not.toHaveBeenCalled();
});

it('leaving the page sends at once', () => {
  const one = act();
  doWithUndo(one);
  window.dispatchEvent(new Event('pagehide'));
  expect(one.commit).toHaveBeenCalledOnce();
});

it('a refusal puts the screen back and says why', async () => {
  const one = { ...act(), commit: vi.fn(async () => { throw new ApiRefusal({ status: 409, meaning: 'conflict', code: 'x.y', what: { zh: '已有人接手。', en: 'Taken.' }, right: { zh: '请刷新。', en: 'Refresh.' } }); }) };
  doWithUndo(one);
  await vi.advanceTimersByTimeAsync(undoMs);
  expect(one.revert).toHaveBeenCalledOnce();
  expect(toasts.get().at(-1)).toMatchObject({ tone: 'bad', text: '已有人接手。请刷新。' });
});

it('what can be taken back is done at once; Undo does the act that takes it back', async () => {
  const one = { text: '已兑现', run: vi.fn(async () => {}), back: vi.fn(async () => {}) };
  await actWithUndo(one);
  expect(one.run).toHaveBeenCalledOnce();
  expect(one.back).not.toHaveBeenCalled();
  toasts.get()[0]?.undo?.();
  expect(one.back).toHaveBeenCalledOnce();
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
