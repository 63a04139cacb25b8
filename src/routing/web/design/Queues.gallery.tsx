import { permissionsOf } from '#staff/core/roles.ts';
import { ApiRefusal } from '#web/ui/server/api.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { closedNow, emptyNow, fewFelt, lonelyNow, noFelt, noWaits, sampleFelt, sampleNow, sampleWaits } from '../line/samples.ts';
import { PersonService } from '../people/PersonService.tsx';
import { Design } from './QueueDesignPage.tsx';
import { OneQueue } from '../line/QueuePage.tsx';
import { QueueWaits } from '../line/QueueWaits.tsx';
import { WaitsMissing } from '../line/WaitsMissing.tsx';
import { QueuesPage } from './QueuesPage.tsx';
import { sampleHouse, sampleLive, sampleMembers, samplePerson as person, sampleQueue as queue, sampleQueues, sampleSkills, sampleWhatIf } from '../samples.ts';
import { SkillsPage } from '../people/SkillsPage.tsx';

const permissions = [...permissionsOf('lead')];
const replies = { 'GET /api/queues': sampleQueues, 'GET /api/queues/live': sampleLive, 'GET /api/skills': sampleSkills, 'GET /api/calendars': { items: [] }, [`GET /api/queues/${queue.id}/members`]: sampleMembers };
const designed = { ...replies, [`GET /api/queues/${queue.id}/what-if`]: sampleWhatIf };

const at = (now: unknown, waits: unknown = sampleWaits, felt: unknown = sampleFelt) => ({ ...replies, [`GET /api/queues/${queue.id}/now`]: now, [`GET /api/queues/${queue.id}/waits`]: waits, 'GET /api/reports/felt-waits': felt });

const words = { zh: '', en: '' };
const unreachable = new ApiRefusal({ status: 0, meaning: 'unavailable', code: 'web.offline', what: words, right: words });
const broken = new ApiRefusal({ status: 500, meaning: 'unavailable', code: 'web.strangeReply', what: words, right: words });

export const states: Gallery = {
  line: { full: true, permissions, replies: at(sampleNow), draw: () => <OneQueue queueId={queue.id} /> },
  lineRead: { full: true, permissions: ['queue.read', 'interaction.read'], replies: at(sampleNow), draw: () => <OneQueue queueId={queue.id} /> },
  lineEmpty: { full: true, permissions, replies: at(emptyNow), draw: () => <OneQueue queueId={queue.id} /> },
  lineClosed: { full: true, permissions, replies: at(closedNow), draw: () => <OneQueue queueId={queue.id} /> },
  lineNobodyHere: { full: true, permissions, replies: at(lonelyNow), draw: () => <OneQueue queueId={queue.id} /> },
  lineRefused: { full: true, permissions, draw: () => <OneQueue queueId={queue.id} /> },
  waits: { full: true, permissions, replies: at(sampleNow), draw: () => <QueueWaits queueId={queue.id} /> },
  waitsOffline: { full: true, permissions, draw: () => <WaitsMissing refusal={unreachable} busy={false} retry={() => {}} /> },
  waitsRefused: { full: true, permissions, draw: () => <WaitsMissing refusal={broken} busy={false} retry={() => {}} /> },
  noWaits: { full: true, permissions, replies: at(sampleNow, noWaits, noFelt), draw: () => <QueueWaits queueId={queue.id} /> },
  waitsFew: { full: true, permissions, replies: at(sampleNow, sampleWaits, fewFelt), draw: () => <QueueWaits queueId={queue.id} /> },
  queues: { full: true, permissions, replies, draw: () => <QueuesPage /> },
  queuesRead: { full: true, permissions: ['queue.read'], replies, draw: () => <QueuesPage /> },
  queuesRefused: { full: true, permissions, draw: () => <QueuesPage /> },
  newQueue: { full: true, permissions, replies, draw: () => <Design queue={null} /> },
  design: { full: true, permissions, replies: designed, draw: () => <Design queue={queue} /> },
  designFaults: { full: true, permissions, replies: designed, draw: () => <Design queue={{ ...queue, offerTimeoutSeconds: 40, requiredSkills: [{ skill: '安装', minLevel: 5 }, { skill: '焊接', minLevel: 2 }] }} /> },
  skills: { full: true, permissions, replies, draw: () => <SkillsPage /> },
  manySkills: { full: true, permissions, replies: { ...replies, 'GET /api/skills': sampleHouse(200) }, draw: () => <SkillsPage /> },
  noSkills: { full: true, permissions, replies: { 'GET /api/queues': { items: [] }, 'GET /api/skills': { skills: [], items: sampleSkills.items.map((one) => ({ ...one, skills: [] })) } }, draw: () => <SkillsPage /> },
  person: { permissions, replies, draw: () => <Modal title={person.name} open onClose={() => {}}><PersonService person={person} queues={sampleQueues.items.slice(0, 3)} onSaved={() => {}} onCancel={() => {}} /></Modal> },
};
