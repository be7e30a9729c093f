/** A desk that registers complaints until it is killed. Arguments: folder, number of complaints, file for the numbers
 *  of those that were acknowledged. Started again it sends the same requests once more. */
import { appendFileSync } from 'node:fs';
import { createDesk } from '../../desk/desk.ts';

const [folder = '', count = '0', acknowledged = ''] = process.argv.slice(2);
const say = (line: string): void => appendFileSync(acknowledged, `${line}\n`);

const opened = await createDesk({
  folder,
  key: { by: 'passPhrase', passPhrase: 'kill-test-2026' },
  host: 'cli',
  version: '',
});
if (!opened.ok) throw new Error(opened.problem.kind);
let token: string | null = null;
const client = opened.value.client(() => token);
token = (await client.session.signIn({ account: 'zhouzheng', password: 'kill-test-2026' })).token;
say('open');
for (let place = 1; place <= Number(count); place++) {
  const { number, id } = await client.complaint.register({
    request: `kill-test-${place}`,
    details: {
      channel: 'phone',
      receivedAt: Date.UTC(2026, 0, 5, 2),
      complainants: [{ kind: 'person', name: `客户${place}`, phone: `138-0000-${String(place).padStart(4, '0')}` }],
      complainedPersons: [],
      reason: 'C1',
      narrative: `第${place}件：${'排队等候过久，窗口只开一个。'.repeat(1 + (place % 40))}`,
      demand: '增开窗口',
      flags: [],
    },
  });
  say(`${place} ${number}`);
  // Some go a step further, so that a kill meets both kinds of command.
  if (place % 3 === 0) {
    await client.complaint.act({ request: `kill-test-act-${place}`, id, action: 'judgeValid', form: {} });
    say(`${place} ${number} judged`);
  }
}
say('done');
await opened.value.close();
