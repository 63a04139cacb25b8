import { useState } from 'react';
import { Banner } from './Banner.tsx';
import { Button, IconButton } from './Button.tsx';
import type { Gallery } from '../gallery.ts';
import { Icon, iconNames } from './icons.tsx';
import { Keys } from '../keys/Keys.tsx';
import { Facts, PageHeader, Row, Section, Stack } from './Layout.tsx';
import { Avatar, Badge, Count, MoodWord } from './Marks.tsx';
import { EmptyState, LoadingState, RefusalNote, RefusedState } from './States.tsx';
import { Table } from './Table.tsx';
import { Tabs } from './Tabs.tsx';
import { Wait } from './Wait.tsx';
import { ApiRefusal } from '../server/api.ts';

const moods = ['pleased', 'calm', 'anxious', 'dissatisfied', 'angry'] as const;
const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const refusal = new ApiRefusal({
  status: 409, meaning: 'conflict', code: 'complaints.alreadyAccepted', at: 'caseId', requestId: 'req-42',
  what: { zh: '这件投诉已经由沈知秋受理。', en: 'This complaint was already accepted by Shen Zhiqiu.' }, right: { zh: '请联系她，或打开事项查看进展。', en: 'Please talk to her, or open the case to see how it goes.' },
});

function TabsAlone() {
  const [tab, setTab] = useState('products');
  return <Tabs label="客户资料" value={tab} onChange={setTab} tabs={[{ value: 'products', label: '在用产品', count: 3, content: '滚筒洗衣机 XQG100-B14' }, { value: 'cases', label: '事项', count: 12, content: '—' }, { value: 'notes', label: '备注', content: '—' }]} />;
}

export const states: Gallery = {
  buttons: () => (
    <Stack>
      {(['small', 'medium', 'large'] as const).map((size) => (
        <Row key={size}>
          <Button look="primary" size={size} icon="send">发送</Button>
          <Button size={size}>保存</Button>
          <Button look="soft" size={size}>转为事项</Button>
          <Button look="quiet" size={size}>取消</Button>
          <Button look="danger" size={size}>停用</Button>
          <Button look="dangerous" size={size}>确认停用</Button>
          <Button size={size} disabled>不可用</Button>
          <Button look="primary" size={size} busy>正在保存</Button>
        </Row>
      ))}
      <Row><IconButton icon="attach" label="添加附件" keys="$mod+u" /><IconButton icon="eye" label="查看" aria-pressed /><IconButton icon="close" label="关闭" size="small" /><IconButton icon="refresh" label="刷新" look="plain" /></Row>
      <Row><Keys keys="$mod+k" /><Keys keys="g i" /><Keys keys="Shift+E" /><Keys keys="[Shift]+?" /></Row>
    </Stack>
  ),
  marks: () => (
    <Stack>
      <Row>{moods.map((mood) => <MoodWord key={mood} mood={mood} />)}</Row>
      <Row>{moods.map((mood) => <MoodWord key={mood} mood={mood} quiet />)}</Row>
      <Row><Badge>默认</Badge><Badge tone="primary">咨询</Badge><Badge tone="good" icon="check">在保</Badge><Badge tone="warn" icon="clock">待回复</Badge><Badge tone="danger" icon="warn">重大投诉</Badge><Badge tone="info">新客户</Badge><Badge tone="note" icon="lock">内部</Badge></Row>
      <Row><Avatar name="欧阳静" /><Avatar name="罗文" /><Avatar name="Anna Berg" /><Avatar name="欧阳静" size={3.5} /><Avatar name="" /><Count n={3} label="3 条未读" /><Count n={128} label="128 条未读" /></Row>
      <Row><Wait since={ago(42)} due={ago(-300)} label="等待" /><Wait since={ago(250)} due={ago(-50)} label="等待" /><Wait since={ago(3700)} due={ago(10)} label="等待" /><Wait since={ago(60)} due={ago(-86000)} left label="剩余" /><Wait since={ago(90000)} due={ago(125)} left label="剩余" /></Row>
    </Stack>
  ),
  icons: () => <Row>{iconNames.map((name) => <span key={name} title={name}><Icon name={name} size={1.75} /></span>)}</Row>,
  empty: () => <EmptyState icon="chat" title="没有人在等" action={<Button look="soft">看看待回访</Button>}>新的来客会自己出现在这里，并有一声轻响。</EmptyState>,
  loading: () => <LoadingState />,
  refused: () => <Stack><RefusedState refusal={refusal} retry={() => {}} /><RefusalNote refusal={refusal} /></Stack>,
  fault: () => <RefusedState refusal={new Error('x is not a function')} />,
  banners: () => <Stack><Banner>今天 12:00 起系统升级，约两分钟。</Banner><Banner tone="warn" action={<Button size="small" look="quiet">现在重试</Button>}><strong>连接中断。</strong> 您写的内容都还在。</Banner><Banner tone="danger">投诉已超过 24 小时未答复。</Banner><Banner tone="note">沈知秋正在旁听。</Banner></Stack>,
  page: () => (
    <Stack>
      <PageHeader title="欧阳静" sub="欧阳女士 · 苏州 · 金卡" actions={<><Button icon="edit">修改</Button><Button look="primary" icon="chat">联系</Button></>} />
      <Section title="资料" hint="电话按规定遮住中间四位。"><Facts facts={[{ term: '电话', value: '138****8000' }, { term: '客户年限', value: '6 年' }, { term: '近一年来访', value: '4 次' }]} /></Section>
      <Section title="在用产品">
        <Table caption="在用产品" keyOf={(row) => row.serial} rows={[{ model: 'XQG100-B14', serial: 'A1', bought: '2026-10-02', price: '3,299.00' }, { model: 'BCD-501W', serial: 'A2', bought: '2020-05-18', price: '5,499.00' }]} columns={[{ key: 'model', head: '型号', cell: (row) => row.model, names: true }, { key: 'bought', head: '购买日期', cell: (row) => <time>{row.bought}</time> }, { key: 'price', head: '价格', cell: (row) => row.price, figures: true }]} />
      </Section>
      <TabsAlone />
    </Stack>
  ),
};
