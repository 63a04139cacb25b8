/** The furnished brand: invented people, invented products. Any likeness is chance. */
export const demoPassword = 'lingting-demo';

export const demoStaff = [
  { mail: 'admin@demo.example', name: '林知远', role: 'administrator', team: '管理' },
  { mail: 'lead@demo.example', name: '顾明', role: 'lead', team: '售后一组' },
  { mail: 'agent@demo.example', name: '周小满', role: 'agent', team: '售后一组' },
  { mail: 'xu@demo.example', name: '许安', role: 'agent', team: '售后一组' },
  { mail: 'he@demo.example', name: '何青', role: 'agent', team: '订单组' },
] as const;
/** Colleagues who work by themselves, so that the newcomer is not alone. */
export const workingColleagues = ['xu@demo.example', 'he@demo.example'] as const;

export const demoQueues = [
  { name: '售后维修', targetSeconds: 30, wrapUpSeconds: 30 },
  { name: '订单与配送', targetSeconds: 20, wrapUpSeconds: 30 },
  { name: '安装预约', targetSeconds: 60, wrapUpSeconds: 30 },
] as const;

export interface DemoCustomer {
  readonly name: string;
  readonly honorific: 'mr' | 'ms' | 'none';
  readonly phone: string;
  readonly mail?: string;
  readonly tier?: 'silver' | 'gold';
  readonly manner?: string;
  readonly product?: { readonly name: string; readonly model: string; readonly serial: string; readonly boughtDaysAgo: number };
}
const washer = (serial: string, boughtDaysAgo: number) => ({ name: '云雀滚筒洗衣机', model: 'YQ-W100', serial, boughtDaysAgo });
const fridge = (serial: string, boughtDaysAgo: number) => ({ name: '云雀对开门冰箱', model: 'YQ-F520', serial, boughtDaysAgo });
const purifier = (serial: string, boughtDaysAgo: number) => ({ name: '云雀空气净化器', model: 'YQ-A30', serial, boughtDaysAgo });
const rice = (serial: string, boughtDaysAgo: number) => ({ name: '云雀电饭煲', model: 'YQ-R4', serial, boughtDaysAgo });

export const demoCustomers: readonly DemoCustomer[] = [
  { name: '欧阳静', honorific: 'ms', phone: '13800138001', mail: 'ouyang@customer.example', tier: 'gold', manner: '喜欢先听结论；上班时间请发消息。', product: washer('W100-24-003817', 420) },
  { name: '罗建国', honorific: 'mr', phone: '13911020304', product: fridge('F520-25-001120', 96) },
  { name: '司马云', honorific: 'mr', phone: '13722334455', tier: 'silver', product: purifier('A30-25-004410', 31) },
  { name: '陈桂兰', honorific: 'ms', phone: '13655667788', manner: '年纪较大，请说慢一些，多用大白话。', product: rice('R4-23-118822', 800) },
  { name: '马丽', honorific: 'ms', phone: '13522110099', mail: 'mali@customer.example', product: washer('W100-25-009921', 12) },
  { name: '诸葛青', honorific: 'none', phone: '13433445566', product: fridge('F520-24-007781', 300) },
  { name: '孙浩', honorific: 'mr', phone: '13344556677', product: washer('W100-25-010244', 5) },
  { name: '李思雨', honorific: 'ms', phone: '13255667788', tier: 'silver', product: purifier('A30-24-000871', 390) },
  { name: '王磊', honorific: 'mr', phone: '13166778899', product: rice('R4-25-220014', 40) },
  { name: '赵倩', honorific: 'ms', phone: '13077889900', product: washer('W100-23-000199', 960) },
  { name: '䶮小川', honorific: 'mr', phone: '15088990011', product: fridge('F520-25-002230', 60) },
  { name: '上官雪', honorific: 'ms', phone: '15199001122', mail: 'shangguan@customer.example', product: washer('W100-25-008841', 28) },
  { name: '何文', honorific: 'none', phone: '15200112233' },
  { name: '吴敏', honorific: 'ms', phone: '15311223344', product: purifier('A30-25-005512', 18) },
  { name: '周海涛', honorific: 'mr', phone: '15422334455', product: fridge('F520-23-004409', 900) },
  { name: 'Emily Carter', honorific: 'ms', phone: '15533445566', mail: 'emily@customer.example', product: purifier('A30-25-005999', 9) },
  { name: '钱多多', honorific: 'ms', phone: '15644556677', product: rice('R4-24-190022', 260) },
  { name: '皇甫明', honorific: 'mr', phone: '15755667788', product: washer('W100-24-002210', 480) },
  { name: '郑爽朗', honorific: 'mr', phone: '15866778899' },
  { name: '冯月', honorific: 'ms', phone: '15977889900', tier: 'gold', product: fridge('F520-25-003318', 14) },
  { name: '蒋大为', honorific: 'mr', phone: '18088990011', product: washer('W100-25-011002', 2) },
  { name: '沈知秋', honorific: 'ms', phone: '18199001122', product: purifier('A30-25-006001', 3) },
  { name: '韩梅', honorific: 'ms', phone: '18200112233', product: rice('R4-25-230190', 7) },
  { name: '杨帆', honorific: 'mr', phone: '18311223344', product: fridge('F520-24-009012', 210) },
];
