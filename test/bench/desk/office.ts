// An office of any size for a measurement, its complaints decided by the same rules as everywhere.
import { minute } from '../../../shared/base/time.ts';
import { decideAct } from '../../../shared/complaint/decide/act.ts';
import { decideRegister } from '../../../shared/complaint/decide/register.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { fold } from '../../../shared/complaint/evolve.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { complainantOf, tellSituation } from '../../../desk/demo/details.ts';
import { createLedger } from '../../../desk/demo/ledger.ts';
import { furnishOffice, type DemoOffice } from '../../../desk/demo/office.ts';
import { createRandom, type Random } from '../../../desk/demo/random.ts';
import { rooms } from '../../../desk/desk.ts';
import { openDesk, type Desk } from '../../../desk/openDesk.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import { complaintEvents, contextOf } from '../../../desk/perform.ts';

const pack = shippedPacks.newest('P2')!;

export async function openOffice(folder: string): Promise<{ desk: Desk; parts: DeskParts }> {
  let parts: DeskParts | undefined;
  const opened = await openDesk(
    { folder, key: { by: 'passPhrase', passPhrase: 'bench-2026' }, host: 'cli', version: 'bench' },
    {
      ...rooms,
      createWatch: () => ({ arm: () => {}, stop: () => {} }),
      createHandlers(given) {
        parts = given;
        return rooms.createHandlers(given);
      },
    },
  );
  if (!opened.ok || !parts) throw new Error('the office does not open');
  return { desk: opened.value, parts };
}

/** One complaint in a hundred is open, as after some years of work; the others were withdrawn and archived, with about ten
 *  entries each. */
export function fill(parts: DeskParts, size: number): DemoOffice {
  const now = parts.clock();
  const random = createRandom(size);
  const ledger = createLedger();
  const office = furnishOffice(ledger, random, now - 900 * 24 * 60 * minute);
  ledger.store(parts, random);
  const batch = 1000;
  for (let first = 0; first < size; first += batch) {
    const requests = Array.from({ length: Math.min(batch, size - first) }, (_, index) => {
      const at = now - (size - first - index) * minute;
      const { id, number, events } = story(parts, office, random, first + index + 1, at);
      return {
        request: {
          requestId: random.id(at),
          name: 'complaint.register',
          personId: office.clerk.id,
          unitId: office.desk,
          at,
          input: {},
        },
        decide: () => ({ events: complaintEvents(id, events, () => 'parties'), reply: { id, number } }),
      };
    });
    const failed = parts.store.executeMany(requests).find(({ outcome }) => outcome !== 'done');
    if (failed) throw new Error('the office was not filled', { cause: failed });
  }
  return office;
}

function story(parts: DeskParts, office: DemoOffice, random: Random, place: number, at: number) {
  const bank = random.pick(office.banks);
  const time = parts.workingTime();
  const { details } = tellSituation(random, time, {
    receivedAt: at - 5 * minute,
    outlet: random.pick(bank.outlets),
    complainants: [complainantOf(random, place)],
    flags: [],
  });
  const id = random.id(at);
  const number = `SYXH-2020-${String(place).padStart(4, '0')}`;
  const context = contextOf(parts, { person: office.clerk.id, unit: office.desk }, at);
  const registered = decideRegister({ id, number, pack, overlays: [], details }, context);
  if (!registered.ok) throw new Error(JSON.stringify(registered.problem));
  const events: ComplaintEvent[] = [...registered.value];
  const act = (action: string, form: Record<string, string | boolean>): void => {
    const decided = decideAct({ action, form }, pack, fold(events)!, context);
    if (!decided.ok) throw new Error(JSON.stringify(decided.problem));
    events.push(...decided.value);
  };
  if (place % 100 !== 0) {
    act('withdraw', { manner: 'phone', reason: '客户撤诉' });
    act('archive', { papersComplete: true });
  }
  return { id, number, events };
}
