/** Who works in the furnished brand. Invented people; any likeness is chance. */
/** The brand's own time. */
export const demoZone = 'Asia/Shanghai';
export const demoSlug = 'yunque';
/** Stands on the brand's public complaint page. */
export const complaintNotice = {
  zh: '有不满意的地方，请直接告诉我们。每一条投诉都有人负责到底，我们的组长每天都会看。',
  en: 'If something went wrong, please tell us. Every complaint has one person who sees it through, and our lead reads all of them every day.',
};
export const demoPassword = 'lingting-demo';

export const demoStaff = [
  { mail: 'admin@demo.example', name: '林知远', role: 'administrator', team: '管理' },
  { mail: 'lead@demo.example', name: '顾明', role: 'lead', team: '售后一组' },
  { mail: 'agent@demo.example', name: '周小满', role: 'agent', team: '售后一组' },
  { mail: 'xu@demo.example', name: '许安', role: 'agent', team: '售后一组' },
  { mail: 'he@demo.example', name: '何青', role: 'agent', team: '订单组' },
  { mail: 'tao@demo.example', name: '陶然', role: 'agent', team: '订单组' },
  { mail: 'bai@demo.example', name: '白露', role: 'agent', team: '安装组' },
  { mail: 'song@demo.example', name: '宋词', role: 'agent', team: '售后一组' },
] as const;
export type DemoMail = (typeof demoStaff)[number]['mail'];
/** Whose accounts a newcomer is told. */
export const toldAccounts = 3;

/** Colleagues who work by themselves, so that the newcomer is not alone; each has a pause of their own in the hour. */
export const workingColleagues: readonly { readonly mail: DemoMail; readonly pause: { readonly reason: 'break' | 'meal' | 'training'; readonly fromMinute: number; readonly minutes: number } }[] = [
  { mail: 'xu@demo.example', pause: { reason: 'break', fromMinute: 38, minutes: 8 } },
  { mail: 'he@demo.example', pause: { reason: 'break', fromMinute: 52, minutes: 6 } },
  { mail: 'tao@demo.example', pause: { reason: 'meal', fromMinute: 0, minutes: 25 } },
  { mail: 'bai@demo.example', pause: { reason: 'training', fromMinute: 0, minutes: 40 } },
];

/** What each can do (levels 1 to 5), and how many at once where that is not the usual: somebody must be left for the newcomer. */
export const demoSkills: readonly { readonly mail: DemoMail; readonly chatCapacity?: number; readonly skills: readonly { readonly skill: string; readonly level: number }[] }[] = [
  { mail: 'agent@demo.example', skills: [{ skill: '洗衣机', level: 4 }, { skill: '冰箱', level: 3 }] },
  { mail: 'xu@demo.example', chatCapacity: 2, skills: [{ skill: '冰箱', level: 5 }, { skill: '净化器', level: 3 }] },
  { mail: 'he@demo.example', chatCapacity: 2, skills: [{ skill: '订单', level: 5 }, { skill: '英语', level: 4 }] },
  { mail: 'tao@demo.example', chatCapacity: 2, skills: [{ skill: '订单', level: 3 }] },
  { mail: 'bai@demo.example', chatCapacity: 2, skills: [{ skill: '安装', level: 4 }, { skill: '小家电', level: 3 }] },
  { mail: 'song@demo.example', skills: [{ skill: '洗衣机', level: 2 }] },
];

export const demoQueues = [
  { name: '售后维修', names: { zh: '', en: 'Repairs' }, targetSeconds: 30, wrapUpSeconds: 30 },
  { name: '订单与配送', names: { zh: '', en: 'Orders and delivery' }, targetSeconds: 20, wrapUpSeconds: 30 },
  { name: '安装预约', names: { zh: '', en: 'Installation' }, targetSeconds: 60, wrapUpSeconds: 30 },
] as const;

/** What is ready for the day when everybody comes at once. */
export const demoSurgePlans = [
  {
    name: '暴雪', queues: [], keepsPlaceAtOnce: true,
    reason: { zh: '今天多地暴雪，来找我们的客户很多，等候会久一些。您可以保留位置，轮到时我们主动联系您。', en: 'Heavy snow in many places today: a lot of people need us, so it takes longer. You may keep your place, and we will call you when it is your turn.' },
  },
  {
    name: '净化器召回', queues: ['售后维修'], keepPlaceOverSeconds: 60,
    reason: { zh: '部分空气净化器正在召回检查，不影响人身安全。我们按先后顺序接待每一位，请准备好机身背面的序列号。', en: 'Some air purifiers are being recalled for a check; nobody is in danger. Everybody is served in order. Please have the serial number on the back at hand.' },
  },
] as const;
