/** Small offices made up from a seed, written straight into the log: an association, two banks, four outlets, some complaints. */
import { createRandom, type Random } from '../../../desk/demo/random.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import type { NewEvent } from '../../../desk/store/eventStore.ts';
import { complaintEvents } from '../../../desk/perform.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { at } from '../calendar/office.ts';

export type RandomOffice = { association: string; banks: string[]; outlets: string[]; complaints: string[] };

const day = 86_400_000;
const places = ['沈阳', '大连', '鞍山', '河口'];

export function writeOffice(parts: DeskParts, seed: number, complaints: number): RandomOffice {
  const random = createRandom(seed);
  const name = `r${seed}`;
  const association = `${name}-association`;
  const banks = [`${name}-bank-1`, `${name}-bank-2`];
  const outlets = places.map((_, place) => `${name}-outlet-${place}`);
  const unit = (id: string, kind: string, title: string, parent?: string, region?: string): NewEvent => ({
    stream: `unit/${id}`,
    type: 'UnitSaved',
    audience: 'parties',
    body: { id, kind, name: title, contact: {}, ...(parent ? { parent } : {}), ...(region ? { region } : {}) },
  });
  let commands = 0;
  const write = (moment: number, events: NewEvent[]): void => {
    const request = {
      requestId: `${name}-${++commands}`,
      name: 'test',
      personId: null,
      unitId: null,
      at: moment,
      input: null,
    };
    const outcome = parts.store.execute(request, () => ({ events, reply: null }));
    if (outcome.outcome !== 'done') throw new Error(`not written: ${JSON.stringify(outcome)}`);
  };
  write(at('2024-12-01T09:00'), [
    unit(association, 'association', `${name}协会`),
    ...banks.map((id, place) => unit(id, 'member', `${name}银行${place}`, association)),
    ...outlets.map((id, place) =>
      unit(id, 'outlet', `${name}${places[place]}支行`, banks[place % 2], place === 3 ? '营口' : undefined),
    ),
  ]);
  const ids = Array.from({ length: complaints }, (_, number) => `${name}-complaint-${number}`);
  for (const [number, id] of ids.entries()) tell(random, { association, banks, outlets }, id, number, write);
  return { association, banks, outlets, complaints: ids };
}

type Units = { association: string; banks: string[]; outlets: string[] };

/** One complaint from its receipt to wherever chance leads it. */
function tell(
  random: Random,
  { association, banks, outlets }: Units,
  id: string,
  number: number,
  write: (moment: number, events: NewEvent[]) => void,
): void {
  const receivedAt = at('2025-01-02T09:00') + random.between(0, 540) * day + random.between(0, 20) * 3_600_000;
  const place = random.between(0, outlets.length - 1);
  const isPartner = random.chance(0.2);
  const bank = banks[place % 2]!;
  const [associationParty, bankParty] = isPartner ? ['centre', 'partner'] : ['association', 'member'];
  // One command for all that carries its own moment: hundreds of durable writes would cost more than what is tested.
  const story: object[] = [];
  const say = (_moment: number, events: object[]): void => void story.push(...events);
  const step = (moment: number, more: object): object => ({
    type: 'ActionTaken',
    action: 'step',
    form: {},
    leaves: [],
    enters: [],
    milestones: [],
    facts: {},
    actingFor: null,
    by: 'somebody',
    unit: association,
    at: moment,
    ...more,
  });
  say(receivedAt + 60_000, [
    {
      type: 'ComplaintRegistered',
      id,
      number: `N-${id}-${number}`,
      pack: { id: isPartner ? 'P1' : 'P2', version: 1 },
      details: {
        channel: random.pick(['phone', 'visit', 'mail', 'web']),
        receivedAt,
        complainants: [{ kind: 'person', name: '某人' }],
        complainedPersons: [],
        ...(random.chance(0.9) ? { complainedUnit: outlets[place] } : {}),
        ...(random.chance(0.8) ? { business: random.pick(['B1', 'B3.debit', 'B3.credit', 'B4']) } : {}),
        ...(random.chance(0.8) ? { businessChannel: random.pick(['A1.outlet', 'A1.app', 'A1.web', 'A2']) } : {}),
        reason: random.pick(['C1', 'C2', 'C7']),
        narrative: '经过',
        demand: '说明',
        flags: random.chance(0.15) ? ['repeat'] : [],
      },
      party: associationParty,
      firstAsked: { unit: association, person: 'somebody' },
      registeredAt: receivedAt + 60_000,
    },
    { type: 'PartyHanded', party: associationParty, unit: association, handler: null, at: receivedAt + 60_000 },
    { type: 'PartyHanded', party: bankParty, unit: bank, handler: null, at: receivedAt + 60_000 },
  ]);
  for (const [rule, owner] of [
    ['P2-D1', associationParty],
    ['P2-D3', bankParty],
    ['P2-H1', bankParty],
  ] as const) {
    const clock = `${rule}#1`;
    const due = receivedAt + random.between(2, 30) * day;
    const started = {
      type: 'ClockStarted',
      clock,
      rule,
      owner,
      from: receivedAt,
      due,
      provisional: false,
      calendar: null,
    };
    const kept = { days: [], namedDate: null, limit: null, warnAt: [], exceeds: null };
    say(receivedAt + 120_000, [{ ...started, ...kept }]);
    const way = random.between(0, 3);
    if (way === 0) say(due - 3_600_000, [{ type: 'ClockMet', clock, at: due - 3_600_000, late: false }]);
    if (way === 1 || way === 2) say(due + 60_000, [{ type: 'ClockBroken', clock, due, handler: null }]);
    if (way === 2) say(due + 2 * day, [{ type: 'ClockMet', clock, at: due + 2 * day, late: true }]);
    if (way === 3 && random.chance(0.5)) say(due, [{ type: 'ClockCancelled', clock, at: due, why: 'notNeeded' }]);
  }
  if (random.chance(0.7)) say(receivedAt + day, [step(receivedAt + day, { facts: { valid: random.chance(0.8) } })]);
  if (random.chance(0.2)) {
    say(receivedAt + 2 * day, [
      { type: 'PartyReturned', party: bankParty, unit: bank, times: 1, at: receivedAt + 2 * day },
    ]);
  }
  if (random.chance(0.7)) {
    const replied = receivedAt + random.between(1, 40) * day;
    const facts = random.chance(0.6) ? { solved: true } : {};
    say(replied, [step(replied, { milestones: ['customerReplied'], facts })]);
  }
  if (random.chance(0.5)) {
    const satisfaction = random.pick(['satisfied', 'unsatisfied', 'unreachable']);
    say(receivedAt + 41 * day, [step(receivedAt + 41 * day, { facts: { satisfaction } })]);
  }
  if (isPartner && random.chance(0.7)) {
    const base = random.between(100, 90_000);
    const entry = {
      rule: 'P1-M1',
      base,
      multiplier: 2,
      share: null,
      amount: 2 * base,
      deducted: false,
      month: '2026-01',
      by: 'somebody',
    };
    say(receivedAt + 42 * day, [{ type: 'MoneyEntered', entry, at: receivedAt + 42 * day }]);
  }
  const asEvents = (events: object[]): NewEvent[] => complaintEvents(id, events as ComplaintEvent[], () => 'parties');
  write(receivedAt + 60_000, asEvents(story));
  if (random.chance(0.6)) {
    const ended = receivedAt + random.between(43, 140) * day;
    write(ended, asEvents([{ type: 'ComplaintEnded', how: random.chance(0.2) ? 'withdrawn' : 'archived', at: ended }]));
  }
}
