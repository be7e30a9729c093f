/** An association that watches over a bank: stories of several complaints, told through the real desk. */
import { writeMoments } from '../../../desk/watch/deadlines.ts';
import { writeProposals } from '../../../desk/watch/accountability.ts';
import type { ProposalLine, ProposalList, ProposalView } from '../../../shared/contract/calls/supervision.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { at, openCalendarOffice, password, type CalendarOffice } from '../calendar/office.ts';
import { connect, replyOf } from '../contract/links.ts';

export type SupervisedOffice = CalendarOffice & {
  request(): string;
  /** Registers at the association; the outlet is complained of. @returns id */
  complain(moment: string, changes?: object): Promise<string>;
  act(moment: string, who: Who, complaint: string, action: string, form?: object): Promise<void>;
  correct(complaint: string, changes: object): Promise<void>;
  /** Lets time pass: what ran out is written, then what the facts ask for. */
  pass(moment: string): void;
  list(list?: ProposalList): Promise<ProposalLine[]>;
  open(trigger: string): Promise<ProposalView>;
  second(): Promise<DeskClient>;
};
type Who = 'wang' | 'director' | 'zhang' | 'president';

export async function openSupervisedOffice(begin = '2026-09-01T09:00'): Promise<SupervisedOffice> {
  const office = await openCalendarOffice({ begin });
  let requests = 0;
  const request = (): string => `supervised-${++requests}-00`;
  const clients = new Map<string, DeskClient>();
  const as = async (who: Who): Promise<DeskClient> => {
    const known = clients.get(who) ?? (await office.as(who));
    clients.set(who, known);
    return known;
  };
  const pass = (moment: string): void => {
    office.set(moment);
    writeMoments(office.parts, at(moment));
    writeProposals(office.parts, at(moment));
  };
  return {
    ...office,
    as,
    request,
    pass,
    async complain(moment, changes = {}) {
      office.set(moment);
      const { id } = await (
        await as('wang')
      ).complaint.register({
        request: request(),
        details: {
          channel: 'phone',
          receivedAt: at(moment),
          complainants: [{ kind: 'person', name: `刘女士${requests}`, phone: `1380000${1000 + requests}` }],
          complainedPersons: [],
          complainedUnit: office.units.outlet,
          reason: 'C1',
          narrative: '排队两小时，窗口只开一个。',
          demand: '致歉',
          flags: [],
          ...changes,
        },
        ...('links' in changes ? { links: changes.links as [] } : {}),
      });
      writeProposals(office.parts, at(moment));
      return id;
    },
    async act(moment, who, complaint, action, form = {}) {
      office.set(moment);
      const client = await as(who);
      await client.complaint.act({ request: request(), id: complaint, action, form: form as Record<string, string> });
      writeProposals(office.parts, at(moment));
    },
    async correct(complaint, changes) {
      const input = { request: request(), id: complaint, changes, reason: '登记有误' };
      await (await as('wang')).complaint.correct(input);
      writeProposals(office.parts, office.parts.clock());
    },
    async list(list = 'undecided') {
      return (await (await as('director')).supervision.proposals({ list, cursor: null, size: 50 })).lines;
    },
    async open(trigger) {
      const director = await as('director');
      for (const list of ['undecided', 'underway', 'done'] as const) {
        const { lines } = await director.supervision.proposals({ list, cursor: null, size: 50 });
        const found = lines.find((line) => line.trigger === trigger);
        if (found) return director.supervision.proposal({ id: found.id });
      }
      throw new Error(`no proposal of ${trigger}`);
    },
    /** Another leader of the association. */
    async second() {
      const known = clients.get('vice');
      if (known) return known;
      const first = 'first-pass-1';
      await (
        await as('wang')
      ).office.savePerson({
        request: request(),
        name: '副会长',
        account: 'vice',
        contact: {},
        seats: [{ unit: office.units.association, roles: ['approver', 'supervisor'] }],
        password: first,
      });
      const own = await connect('direct', office.desk);
      own.session.token = (await own.client.session.signIn({ account: 'vice', password: first })).token;
      const changed = await own.client.session.changePassword({ request: request(), old: first, fresh: password });
      if (changed.token) own.session.token = changed.token;
      clients.set('vice', own.client);
      return own.client;
    },
  };
}

export const refusalOf = async (work: () => Promise<unknown>): Promise<unknown> => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
