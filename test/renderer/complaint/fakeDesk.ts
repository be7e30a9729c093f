// A desk in the page's own memory: the office's real rules over one story, so that screens can be used, not only drawn.
import { ORPCError } from '@orpc/client';
import type { ComplaintRefusal } from '../../../shared/complaint/refusals.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { DutyBoard, SessionView } from '../../../shared/contract/views.ts';
import { answering, gaps } from '../../../shared/duty/answering.ts';
import type { Role } from '../../../shared/people/office.ts';
import { office, officeView } from './office.ts';
import type { Story } from './story.ts';

const refused = (data: { code: string }): ORPCError<'REFUSED', { code: string }> =>
  new ORPCError('REFUSED', { status: 409, data, defined: true });

export type FakeDesk = { client: DeskClient; calls: { name: string; input: unknown }[] };

type Given = { story: Story; person: string; unit: string; now: () => number; board?: DutyBoard };

/** Everything a test asks for is here; any other call is a mistake of the test and says so. */
export function fakeDesk({ story, person, unit, now, board }: Given): FakeDesk {
  const calls: FakeDesk['calls'] = [];
  const contents = new Map<string, { name: string; mediaType: string; content: string }>();
  const when = (): string => new Date(now() + 8 * 3_600_000).toISOString().slice(0, 19);
  const settle = (refusal: ComplaintRefusal | undefined): void => {
    if (refusal) throw refused(refusal);
  };
  const answers: Record<string, (input: never) => unknown> = {
    'session.state': () => session(person, unit),
    'office.view': () => officeView(now()),
    'complaint.open': ({ id }: { id: string }) => {
      const view = story.view(now(), person, unit);
      if (id !== view.id && id !== view.number) throw refused({ code: 'UnknownComplaint' });
      return view;
    },
    'complaint.act': ({ action, form }: { action: string; form: Record<string, string> }) => {
      settle(story.act(when(), person, unit, action, form));
      return { id: 'c1', stages: story.view(now(), person, unit).stages.map((place) => place.stage) };
    },
    'complaint.note': ({ text, internal }: { text: string; internal: boolean }) => {
      settle(story.note(when(), person, unit, text, internal));
      return { id: 'c1' };
    },
    'complaint.correct': ({ changes, reason }: { changes: object; reason: string }) => {
      settle(story.correct(when(), person, unit, changes, reason));
      return { id: 'c1' };
    },
    'complaint.link': ({ other, kind }: { other: string; kind: 'repeat' }) => {
      settle(story.link(when(), person, unit, other, kind));
      return { id: 'c1' };
    },
    'attachment.add': ({ name, content }: { name: string; content: string }) => {
      const mediaType = name.endsWith('.pdf') ? 'application/pdf' : name.endsWith('.txt') ? 'text/plain' : 'image/png';
      settle(story.attach(when(), person, unit, name, Math.floor((content.length * 3) / 4), mediaType));
      const { id } = story.view(now(), person, unit).attachments.at(-1)!;
      contents.set(id, { name, mediaType, content });
      return { id };
    },
    'attachment.read': ({ id }: { id: string }) =>
      contents.get(id) ?? { name: id, mediaType: 'image/png', content: dot },
    'duty.board': () => board ?? dutyBoard(now()),
    'duty.setPair': ({ unit: where }: { unit: string }) => ({ unit: where }),
    'duty.recordAbsence': () => ({ absence: 'new' }),
    'duty.endAbsence': ({ absence }: { absence: string }) => ({ absence }),
  };
  const client = new Proxy(
    {},
    {
      get: (_all, group) =>
        new Proxy(
          {},
          {
            get: (_group, call) => async (input: never) => {
              const name = `${String(group)}.${String(call)}`;
              calls.push({ name, input });
              const answer = answers[name];
              if (!answer) throw new Error(`The fake desk was asked for ${name}`);
              return answer(input);
            },
          },
        ),
    },
  );
  return { client: client as DeskClient, calls };
}

/** One dark pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==';

const session = (person: string, unit: string): SessionView => {
  const found = office.personById.get(person)!;
  const seats = found.seats.map((seat) => ({
    unit: seat.unit,
    unitName: office.unitById.get(seat.unit)?.name ?? '',
    roles: seat.roles satisfies Role[],
  }));
  return {
    kind: 'signedIn',
    token: 'token',
    officeName: '辽宁省银行业协会',
    isDemo: true,
    accounts: [],
    person: { id: person, name: found.name, mustChangePassword: false },
    seat: seats.find((seat) => seat.unit === unit) ?? null,
    seats,
    folder: '/office',
    version: '0.1.0',
    host: 'browser',
    idleMinutes: 10,
    signOn: null,
  };
};

export function dutyBoard(now: number): DutyBoard {
  return {
    units: [...office.unitById.values()].map((one, index) => ({
      unit: one.id,
      pair: one.pair ?? null,
      answering: answering(office, one.id, now),
      open: index * 3,
      gaps: gaps(office, one.id, now, now + 30 * 86_400_000),
      absences: [one.pair?.a, one.pair?.b].flatMap((id) =>
        (id ? (office.personById.get(id)?.absences ?? []) : []).map((absence) => ({ person: id ?? '', ...absence })),
      ),
    })),
  };
}
