import { useEffect, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { DateField } from './DateField.tsx';
import type { Gallery } from '../gallery.ts';
import { Row, Stack } from '../parts/Layout.tsx';
import { Menu } from '../parts/Menu.tsx';
import { Modal } from '../parts/Modal.tsx';
import { SelectField } from './SelectField.tsx';
import { PasswordField, Textarea, TextField } from './TextField.tsx';
import { Checkbox, Choices, Switch } from './Ticks.tsx';

const queues = [{ value: 'install', label: '安装' }, { value: 'repair', label: '维修', hint: '平均等待 02:10' }, { value: 'complaint', label: '投诉专线' }, { value: 'closed', label: '夜间（已关闭）', disabled: true }];

function Fields() {
  const [text, setText] = useState('');
  const [queue, setQueue] = useState<string | null>('repair');
  const [zone, setZone] = useState<string | null>(null);
  const [on, setOn] = useState(true);
  const [choice, setChoice] = useState<string | null>('general');
  return (
    <Stack>
      <TextField label="客户姓名" hint="称呼会跟着姓名变化。" value={text} onChange={setText} required placeholder="例如 欧阳静" />
      <TextField label="查找" labelHidden icon="search" value={text} onChange={setText} placeholder="姓名、拼音首字母、手机尾号" />
      <TextField label="邮箱" value="lin@" onChange={setText} error="这不像一个邮箱地址，例如 lin@example.com。" />
      <TextField label="单号" value="TS-20261121-0042" onChange={setText} disabled />
      <PasswordField label="密码" value="correct horse" onChange={setText} autoComplete="current-password" />
      <Textarea label="备注" value={text} onChange={setText} placeholder="只有同事看得到" />
      <SelectField label="队列" value={queue} onChange={setQueue} options={queues} />
      <SelectField label="时区" value={zone} onChange={setZone} options={['Asia/Shanghai', 'Europe/Berlin'].map((one) => ({ value: one, label: one }))} searchable />
      <Row><Checkbox label="重大投诉" hint="24 小时内必须答复" checked={on} onChange={setOn} /><Checkbox label="已关闭" checked={false} onChange={setOn} disabled /><Switch label="接收新来客" checked={on} onChange={setOn} /><Switch label="静音" checked={!on} onChange={setOn} /></Row>
      <Choices label="等级" value={choice} onChange={setChoice} choices={[{ value: 'general', label: '一般' }, { value: 'major', label: '重大', icon: 'warn' }]} />
    </Stack>
  );
}

function Dates() {
  const [day, setDay] = useState('2026-11-22');
  return <Stack><DateField label="从" value={day} onChange={setDay} min="2026-11-03" /><DateField label="到" hint="含这一天" value="" onChange={setDay} /><DateField label="购买日期" value="2026-11-22" onChange={setDay} error="比保修到期晚。" /></Stack>;
}

/** The month, opened as with Alt and the arrow. */
function OpenDate() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector('button')?.click(), []);
  return <div ref={frame}><Dates /></div>;
}

function OpenSelect() {
  const [queue, setQueue] = useState<string | null>('repair');
  return <Stack><SelectField label="队列" value={queue} onChange={setQueue} options={queues} searchable /></Stack>;
}

export const states: Gallery = {
  fields: () => <Fields />,
  select: () => <OpenSelect />,
  dates: () => <Dates />,
  month: () => <OpenDate />,
  modal: () => <Modal title="转接给同事" open onClose={() => {}} size="small"><Stack><Textarea label="交接摘要" value="" onChange={() => {}} placeholder="客户已经说过什么、试过什么" /><Row end><Button>取消</Button><Button look="primary">转接</Button></Row></Stack></Modal>,
  menu: () => <Menu side="bottom-start" entries={[{ heading: '移动到…' }, { label: '安装', icon: 'transfer', run: () => {}, keys: 't' }, 'line', { heading: '排序' }, { label: '等待最久在前', checked: true, run: () => {} }, { label: '最新在前', checked: false, run: () => {} }, 'line', { label: '删除草稿', icon: 'trash', grave: true, run: () => {} }]}><Button icon="more">更多</Button></Menu>,
};
