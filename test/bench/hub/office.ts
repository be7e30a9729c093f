// Desks for a measurement: an association with as many outlets as there are desks, each joined the way desks join.
import { admin, batch, invite, registered, savedUnit, note } from '../../server/world.ts';
import { createDesk, type Desk, type Wire } from '../../server/desk.ts';
import type { AdminParts } from '../../../server/admin/commands.ts';
import type { PushedBatch } from '../../../shared/exchange/protocol.ts';

export type BenchDesk = { desk: Desk; unit: string };

/** Units at most; more desks than that share them, as the PCs of one counter hall do. */
const mostUnits = 200;

/** Several at once, so that joining thousands does not take longer than the measurement. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}

/** @param wireOf which hub a desk talks to */
export async function joinDesks(
  parts: AdminParts,
  count: number,
  wireOf: (index: number) => Wire,
): Promise<{ top: Desk; desks: BenchDesk[] }> {
  const top = await createDesk(wireOf(0), { name: 'association' });
  await top.enrol(await invite(parts, null), { id: 'a', kind: 'association', name: 'a' });
  await top.signIn();
  await top.push(batch(top, 'unit/a', 0, savedUnit('a', 'association')));
  const units = Array.from({ length: Math.min(count, mostUnits) }, (_, index) => `u-${index}`);
  await top.push(...units.map((unit) => batch(top, `unit/${unit}`, 0, savedUnit(unit, 'member', 'a'))));
  const known = await admin<unknown[]>(parts, 'units');
  if (known.length !== units.length + 1) throw new Error(`${known.length} units instead of ${units.length + 1}`);
  const places = Array.from({ length: count }, (_, index) => index);
  const desks = await inParallel(places, 16, async (index) => {
    const unit = units[index % units.length]!;
    const desk = await createDesk(wireOf(index), { name: `desk ${index}` });
    const answer = await desk.enrol(await invite(parts, unit));
    if (answer.status !== 200) throw new Error(`enrol: ${answer.status}`);
    await desk.signIn();
    return { desk, unit };
  });
  return { top, desks };
}

const text = '客户反映在网点办理业务时等候过久，且柜面人员未作解释，要求书面答复。'.repeat(4);
let counter = 0;

/** A new complaint of `commands` commands, one entry each. */
export function newComplaint({ desk, unit }: BenchDesk, commands: number): PushedBatch {
  const id = `${process.pid}-${counter++}`;
  const first = registered(id, unit);
  const rest = Array.from({ length: commands - 1 }, () => desk.command([note(text)]));
  return {
    stream: `complaint/${id}`,
    base: 0,
    commands: [desk.command([{ ...first, body: { ...first.body, text } }]), ...rest],
  };
}
