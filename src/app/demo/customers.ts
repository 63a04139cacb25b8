/** The furnished brand's customers, their companies and what they have at home: invented people, invented products. */
import type { NewReach } from '#customers/contract.ts';

export interface DemoProduct {
  readonly name: string;
  readonly model: string;
  readonly serial: string;
  readonly boughtDaysAgo: number;
}
export interface DemoCustomer {
  readonly name: string;
  readonly honorific: 'mr' | 'ms' | 'none';
  readonly phone: string;
  readonly mail?: string;
  readonly tier?: 'silver' | 'gold';
  readonly manner?: string;
  readonly note?: string;
  readonly company?: string;
  readonly products?: readonly DemoProduct[];
  /** Further numbers and addresses beside those that the shop knows. */
  readonly also?: readonly Pick<NewReach, 'kind' | 'value' | 'isShared'>[];
}
const washer = (serial: string, boughtDaysAgo: number): DemoProduct => ({ name: '云雀滚筒洗衣机', model: 'YQ-W100', serial, boughtDaysAgo });
const fridge = (serial: string, boughtDaysAgo: number): DemoProduct => ({ name: '云雀对开门冰箱', model: 'YQ-F520', serial, boughtDaysAgo });
const purifier = (serial: string, boughtDaysAgo: number): DemoProduct => ({ name: '云雀空气净化器', model: 'YQ-A30', serial, boughtDaysAgo });
const rice = (serial: string, boughtDaysAgo: number): DemoProduct => ({ name: '云雀电饭煲', model: 'YQ-R4', serial, boughtDaysAgo });

export const demoCompanies = [
  { name: '晨光物业', note: '管理三处员工宿舍，共 12 台洗衣机。月底统一开票，联系人孔女士。' },
  { name: '海棠里民宿', note: '六间客房，旺季不能停机，上门请避开下午三点的入住时间。' },
  { name: 'Harbour Lane Apartments', note: 'Serviced apartments, 40 units. All mail in English; Ms Okafor signs.' },
] as const;

/** Those whom the shop knows and who come to the chat by themselves. */
export const shopCustomers: readonly DemoCustomer[] = [
  { name: '欧阳静', honorific: 'ms', phone: '13800138001', mail: 'ouyang@customer.example', tier: 'gold', manner: '喜欢先听结论；上班时间请发消息。', products: [washer('W100-24-003817', 420)] },
  { name: '罗建国', honorific: 'mr', phone: '13911020304', products: [fridge('F520-25-001120', 96)] },
  { name: '司马云', honorific: 'mr', phone: '13722334455', tier: 'silver', products: [purifier('A30-25-004410', 31)] },
  { name: '陈桂兰', honorific: 'ms', phone: '13655667788', manner: '年纪较大，请说慢一些，多用大白话。', products: [rice('R4-23-118822', 800)] },
  { name: '马丽', honorific: 'ms', phone: '13522110099', mail: 'mali@customer.example', products: [washer('W100-25-009921', 12)] },
  { name: '诸葛青', honorific: 'none', phone: '13433445566', products: [fridge('F520-24-007781', 300)] },
  { name: '孙浩', honorific: 'mr', phone: '13344556677', products: [washer('W100-25-010244', 5)] },
  { name: '李思雨', honorific: 'ms', phone: '13255667788', tier: 'silver', products: [purifier('A30-24-000871', 390)] },
  { name: '王磊', honorific: 'mr', phone: '13166778899', products: [rice('R4-25-220014', 40)] },
  { name: '赵倩', honorific: 'ms', phone: '13077889900', products: [washer('W100-23-000199', 960)] },
  { name: '䶮小川', honorific: 'mr', phone: '15088990011', products: [fridge('F520-25-002230', 60)] },
  { name: '上官雪', honorific: 'ms', phone: '15199001122', mail: 'shangguan@customer.example', products: [washer('W100-25-008841', 28)] },
  { name: '何文', honorific: 'none', phone: '15200112233' },
  { name: '吴敏', honorific: 'ms', phone: '15311223344', products: [purifier('A30-25-005512', 18)] },
  { name: '周海涛', honorific: 'mr', phone: '15422334455', products: [fridge('F520-23-004409', 900)] },
  { name: 'Emily Carter', honorific: 'ms', phone: '15533445566', mail: 'emily@customer.example', products: [purifier('A30-25-005999', 9)] },
  { name: '钱多多', honorific: 'ms', phone: '15644556677', products: [rice('R4-24-190022', 260)] },
  { name: '皇甫明', honorific: 'mr', phone: '15755667788', products: [washer('W100-24-002210', 480)] },
  { name: '郑爽朗', honorific: 'mr', phone: '15866778899' },
  { name: '冯月', honorific: 'ms', phone: '15977889900', tier: 'gold', products: [fridge('F520-25-003318', 14)] },
  { name: '蒋大为', honorific: 'mr', phone: '18088990011', products: [washer('W100-25-011002', 2)] },
  { name: '沈知秋', honorific: 'ms', phone: '18199001122', products: [purifier('A30-25-006001', 3)] },
  { name: '韩梅', honorific: 'ms', phone: '18200112233', products: [rice('R4-25-230190', 7)] },
  { name: '杨帆', honorific: 'mr', phone: '18311223344', products: [fridge('F520-24-009012', 210)] },
  { name: 'James Whitfield', honorific: 'mr', phone: '18422334455', mail: 'james@customer.example', products: [fridge('F520-25-004127', 45)] },
];

/** Those of whom something particular is told: a matter that runs or ran, a place that is kept. */
const matterCustomers: readonly DemoCustomer[] = [
  { name: '梁素芬', honorific: 'ms', phone: '13601010203', tier: 'silver', manner: '退休教师，说话有条理，喜欢别人把她说的复述一遍。', products: [fridge('F520-24-006650', 330), rice('R4-22-101177', 1300)] },
  { name: '贺一鸣', honorific: 'mr', phone: '13702020304', mail: 'heym@customer.example', products: [purifier('A30-25-006112', 20)] },
  { name: '尹若兰', honorific: 'ms', phone: '13803030405', mail: 'yin.ruolan@customer.example', tier: 'gold', note: '白天在医院值班，急事打她先生的电话。', products: [washer('W100-25-007730', 75)],
    also: [{ kind: 'phone', value: '13803030499', isShared: true }, { kind: 'phone', value: '02154321098', isShared: false }, { kind: 'mail', value: 'ruolan@hospital.example', isShared: false }] },
  { name: '穆青山', honorific: 'mr', phone: '13904040506', products: [fridge('F520-23-003001', 1010)] },
  { name: '闻人语', honorific: 'ms', phone: '15005050607', mail: 'wenren@customer.example', products: [washer('W100-25-011340', 1)] },
  { name: 'Oliver Bennett', honorific: 'mr', phone: '15106060708', mail: 'oliver@customer.example', products: [fridge('F520-25-004502', 2)] },
  { name: 'Sofia Marques', honorific: 'ms', phone: '15207070809', mail: 'sofia@customer.example', products: [rice('R4-25-231144', 130)] },
  { name: '汤圆圆', honorific: 'ms', phone: '15308080910', products: [washer('W100-25-011277', 4)] },
  { name: '单雄', honorific: 'mr', phone: '15409091011', products: [fridge('F520-25-004488', 8)] },
  { name: '万俟宁', honorific: 'ms', phone: '15510101112', mail: 'moqi@customer.example', manner: '听得出她在忍着，请先问她还有什么没说完。', products: [purifier('A30-25-005230', 52)] },
  { name: '纪念', honorific: 'mr', phone: '15611111213', products: [washer('W100-24-001908', 560)] },
  { name: '邵长风', honorific: 'mr', phone: '15712121314', mail: 'shao@customer.example', products: [purifier('A30-25-005871', 26)] },
  { name: '孔令仪', honorific: 'ms', phone: '15813131415', mail: 'kong@chenguang.example', company: '晨光物业', tier: 'gold', products: [washer('W100-23-000871', 720), washer('W100-23-000872', 720), washer('W100-23-000873', 720)], also: [{ kind: 'phone', value: '01084561200', isShared: true }] },
  { name: '阮星河', honorific: 'mr', phone: '15914141516', mail: 'ruan@haitangli.example', company: '海棠里民宿', products: [washer('W100-24-002455', 400)] },
  { name: 'Grace Okafor', honorific: 'ms', phone: '18015151617', mail: 'grace@harbourlane.example', company: 'Harbour Lane Apartments', tier: 'gold', manner: 'Writes short, wants a date and a name.', products: [fridge('F520-24-008101', 250), washer('W100-24-002801', 250)] },
  { name: '施予', honorific: 'ms', phone: '18116161718', note: '家里有新生儿，请避开中午打电话。', products: [purifier('A30-24-001200', 365)] },
  { name: '鲍春生', honorific: 'mr', phone: '18217171819', manner: '耳朵不太好，打电话请大声些、慢一些。', products: [rice('R4-25-232010', 15)] },
  { name: '卓然', honorific: 'none', phone: '18318181920', mail: 'zhuoran@customer.example', products: [washer('W100-25-010901', 33)] },
  { name: '童瑶', honorific: 'ms', phone: '18519192021', products: [washer('W100-24-002990', 350), purifier('A30-24-001544', 350)] },
  { name: '段晓峰', honorific: 'mr', phone: '18721212223', products: [washer('W100-25-009333', 11)] },
  { name: '邝丽莎', honorific: 'ms', phone: '18822222324', products: [rice('R4-24-201155', 300)] },
  { name: '龙飞飞', honorific: 'ms', phone: '18923232425', products: [washer('W100-24-002777', 410)] },
  { name: '郁宁', honorific: 'ms', phone: '13024252627', mail: 'yuning@customer.example', tier: 'silver', products: [washer('W100-24-003377', 290)] },
  { name: '凌霜', honorific: 'ms', phone: '13125262728', products: [purifier('A30-25-006077', 6)] },
  { name: 'Nora Feldman', honorific: 'ms', phone: '13226272829', mail: 'nora@customer.example', products: [fridge('F520-25-004611', 3)] },
  { name: '夏侯清', honorific: 'mr', phone: '18620202122', products: [fridge('F520-23-000312', 1050)] },
];

export const demoCustomers: readonly DemoCustomer[] = [...shopCustomers, ...matterCustomers];

/** Files opened twice by hand: the first of each pair is one and the same person as a customer above. */
export const demoTwins = [
  { name: '童小姐', of: '童瑶', phone: '18519192021', isMerged: true, note: '打电话问移机，没留全名。' },
  { name: '李思雨', of: '李思雨', phone: '13255667788', isMerged: false, note: '展会上登记。' },
] as const;

export function languageOf({ name }: Pick<DemoCustomer, 'name'>): 'zh' | 'en' {
  return /^[\x20-\x7e]+$/.test(name) ? 'en' : 'zh';
}
