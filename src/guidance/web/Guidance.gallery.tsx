import { useRef, useState } from 'react';
import { Stack } from '#web/ui/parts/Layout.tsx';
import type { Gallery } from '#web/ui/gallery.ts';
import type { Language } from '#kit/core/shapes.ts';
import { checkPhrases } from '../core/phrases.ts';
import { PhraseWarning } from './PhraseWarning.tsx';
import { PromiseStrip } from './PromiseStrip.tsx';
import { RepliesPage } from './RepliesPage.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { SlashMenu } from './SlashMenu.tsx';

const canned = (n: number, shortcut: string, zh: string, en: string, stage: string, text: string) => ({ id: `01900000-0000-7000-8000-00000000600${n}`, shortcut, title: { zh, en }, text: { zh: text, en: text }, stage, initials: '', uses: n });
const items = [
  canned(1, 'hello', '问候', 'Greeting', 'receive', '{{客户称呼}}您好，我是{{品牌}}的{{坐席}}，很高兴为您服务。'),
  canned(2, 'wait', '让您久等', 'Sorry for the wait', 'receive', '{{客户称呼}}您好，让您久等了，非常抱歉。'),
  canned(3, 'photo', '请发照片', 'A photo, please', 'understand', '方便的话，请您拍两张照片发给我。'),
  canned(4, 'case', '告知单号', 'The case number', 'help', '您的事项编号是 {{事项}}。'),
];

function Warned({ text: first, held = false, language = 'zh' }: { text: string; held?: boolean; language?: Language }) {
  const [text, setText] = useState(first);
  return <Stack tight><PhraseWarning text={text} findings={checkPhrases(text)} language={language} heldBack={held} onText={setText} onSendAnyway={() => {}} /><p>{text}</p></Stack>;
}
function Menu() {
  const keys = useRef(null);
  return <div style={{ position: 'relative', marginTop: '24rem' }}><SlashMenu text="/" caret={1} language="zh" values={{ customer: '欧阳女士', agent: '小林', brand: '晴川电器' }} keys={keys} onChoose={() => {}} /></div>;
}

export const states: Gallery = {
  warning: () => <Warned text="这个不归我管，你自己没看清说明书吧。" />,
  english: () => <Warned text="这个不归我管，你自己没看清说明书吧。" language="en" />,
  held: () => <Warned text="这个不归我管。" held />,
  polite: () => <Warned text="你好，请问你的地址是？" />,
  promise: () => <PromiseStrip promise={{ text: '我今天下午5点前给您回电', when: '今天下午5点前', dueAt: new Date(Date.now() + 7_200_000).toISOString() }} busy={false} onKeep={() => {}} onDrop={() => {}} />,
  promiseOfColleague: () => <PromiseStrip promise={{ text: '我今天下午5点前给您回电', by: '何静', when: '今天下午5点前', dueAt: new Date(Date.now() + 7_200_000).toISOString() }} busy={false} onKeep={() => {}} onDrop={() => {}} />,
  slash: { draw: () => <Menu />, replies: { 'GET /api/canned-replies': { items } } },
  replies: { full: true, draw: () => <RepliesPage />, replies: { 'GET /api/canned-replies': { items } } },
  form: () => <ReplyForm reply={{ id: '01900000-0000-7000-8000-000000006001', shortcut: 'wait', title: { zh: '让您久等', en: 'Sorry for the wait' }, text: { zh: '{{客户称呼}}您好，让您久等了。', en: 'Hello {{name}}, sorry for the wait.' }, stage: 'receive', initials: 'rnjd', uses: 3 }} onDone={() => {}} />,
};
