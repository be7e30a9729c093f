// Who may read and write what: every way of asking for what is not one's own, over both databases.
import { createHmac, randomUUID } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash, paths, type PushedBatch } from '../../shared/exchange/protocol.ts';
import { overBothDatabases } from './databases.ts';
import type { Desk } from './desk.ts';
import {
  batch,
  createWorld,
  handed,
  note,
  registered,
  savedPerson,
  savedUnit,
  startHub,
  type TestHub,
  type World,
} from './world.ts';

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

overBothDatabases('scopes', (database) => {
  let hub: TestHub;
  let world: World;
  let desks: World['desks'];
  let unit: World['unit'];
  /** A complaint of the association and the bank. */
  let complaint: string;
  beforeAll(async () => {
    hub = await startHub(await database.open());
    world = await createWorld(hub);
    ({ desks, unit } = world);
    complaint = world.newComplaint();
    await desks.association.push(
      batch(desks.association, complaint, 0, registered(idOf(complaint), unit.association), handed(unit.bank)),
      batch(desks.association, 'person/of-bank', 0, savedPerson('of-bank', unit.bank)),
      batch(desks.association, 'person/of-other', 0, savedPerson('of-other', unit.otherBank)),
    );
  });
  afterAll(() => hub.close());

  const countRows = async (): Promise<unknown> =>
    hub.sql.query(
      `select (select count(*) from entry)::int as entries, (select count(*) from command)::int as commands,
              (select count(*) from stream)::int as streams, (select count(*) from party)::int as parties,
              (select count(*) from feed_entry)::int as told, (select count(*) from unit)::int as units,
              (select count(*) from seat)::int as seats, (select sum(last) from feed)::int as positions`,
    );

  /** Why a batch is not taken; says so when a row is different afterwards all the same. */
  async function refusal(desk: Desk, pushed: PushedBatch): Promise<string> {
    const before = await countRows();
    const [receipt] = await desk.push(pushed);
    const isUntouched = JSON.stringify(await countRows()) === JSON.stringify(before);
    const code = receipt?.outcome === 'refused' ? receipt.code : String(receipt?.outcome);
    return isUntouched ? code : `${code}, and rows changed`;
  }
  const accepts = async (desk: Desk, pushed: PushedBatch): Promise<void> => {
    expect(await desk.push(pushed)).toMatchObject([{ outcome: 'accepted' }]);
  };

  describe('complaints', () => {
    it.each(['otherBank', 'otherOutlet', 'outlet', 'sister'] as const)(
      '%s writes nothing into a complaint of others',
      async (name) => {
        const desk = desks[name];
        expect(await refusal(desk, batch(desk, complaint, 0, note('mine now')))).toBe('notYours');
        expect(await refusal(desk, batch(desk, complaint, 2, note('mine now')))).toBe('notYours');
        expect(await refusal(desk, batch(desk, complaint, 2, handed(unit[name])))).toBe('notYours');
        expect((await desk.pull()).filter(({ stream }) => stream === complaint)).toEqual([]);
      },
    );

    it('nobody registers for a unit that is not his', async () => {
      const cases: [Desk, string][] = [
        [desks.outlet, unit.bank],
        [desks.outlet, unit.sister],
        [desks.bank, unit.association],
        [desks.bank, unit.otherBank],
        [desks.association, unit.bank],
        [desks.bank, 'nowhere'],
      ];
      for (const [desk, other] of cases) {
        const stream = world.newComplaint();
        expect(await refusal(desk, batch(desk, stream, 0, registered(idOf(stream), other)))).toBe('notYours');
      }
    });

    it('a complaint does not begin with anything but its registration', async () => {
      const { bank } = desks;
      expect(await refusal(bank, batch(bank, world.newComplaint(), 0, note('first')))).toBe('notRegistered');
      const bare = { type: 'ComplaintRegistered', audience: 'parties', body: { firstAsked: { unit: 7 } } };
      expect(await refusal(bank, batch(bank, world.newComplaint(), 0, bare))).toBe('notRegistered');
      expect(await refusal(bank, batch(bank, complaint, 2, { ...handed('x'), body: { unit: { id: 'x' } } }))).toBe(
        'notUnderstood',
      );
      expect(await refusal(bank, batch(bank, complaint, 2, handed('nowhere')))).toBe('unitUnknown');
    });

    it('no entry is addressed to readers who are not the writer’s to choose', async () => {
      for (const audience of ['everyone', 'desk', unit.otherBank, unit.association, unit.outlet, 'nobody']) {
        expect(await refusal(desks.bank, batch(desks.bank, complaint, 2, note('x', audience)))).toBe(
          'audienceNotAllowed',
        );
      }
    });

    it('a batch of which one command is wrong leaves nothing of the others behind', async () => {
      const { bank } = desks;
      const commands = [
        bank.command([note('good')]),
        bank.command([note('x', 'everyone')]),
        bank.command([note('good')]),
      ];
      expect(await refusal(bank, { stream: complaint, base: 2, commands })).toBe('audienceNotAllowed');
    });

    it('a bank’s own complaints do not reach the association that stands above it', async () => {
      const stream = world.newComplaint();
      await accepts(desks.outlet, batch(desks.outlet, stream, 0, registered(idOf(stream), unit.outlet)));
      const readers = await Promise.all(
        [desks.association, desks.department, desks.bank, desks.sister].map(async (desk) =>
          (await desk.pull()).some((entry) => entry.stream === stream),
        ),
      );
      expect(readers).toEqual([false, false, true, false]);
    });
  });

  describe('persons', () => {
    const acting = (desk: Desk, personId: string | null, unitId: string | null): PushedBatch => ({
      stream: complaint,
      base: 2,
      commands: [desk.command([note('by')], { personId, unitId })],
    });

    it('nobody acts as a person or for a unit of another organisation', async () => {
      const { bank } = desks;
      expect(await refusal(bank, acting(bank, 'of-other', unit.bank))).toBe('personUnknown');
      expect(await refusal(bank, acting(bank, 'of-bank', unit.outlet))).toBe('personUnknown');
      expect(await refusal(bank, acting(bank, 'of-bank', null))).toBe('personUnknown');
      expect(await refusal(bank, acting(bank, 'of-other', unit.otherBank))).toBe('notYours');
      expect(await refusal(bank, acting(bank, null, unit.association))).toBe('notYours');
      expect(await refusal(bank, acting(bank, null, 'nowhere'))).toBe('unitUnknown');
      expect(await refusal(bank, acting(bank, 'nobody', unit.bank))).toBe('personUnknown');
    });

    it('seats are given at and below one’s own units only', async () => {
      const { bank, outlet } = desks;
      expect(await refusal(bank, batch(bank, 'person/new-1', 0, savedPerson('new-1', unit.otherBank)))).toBe(
        'notYours',
      );
      expect(
        await refusal(bank, batch(bank, 'person/new-1', 0, savedPerson('new-1', unit.bank, unit.association))),
      ).toBe('notYours');
      expect(await refusal(outlet, batch(outlet, 'person/new-1', 0, savedPerson('new-1', unit.bank)))).toBe('notYours');
      expect(await refusal(bank, batch(bank, 'person/new-1', 0, savedPerson('new-2', unit.bank)))).toBe(
        'notUnderstood',
      );
      expect(await refusal(bank, batch(bank, 'person/of-other', 1, savedPerson('of-other', unit.bank)))).toBe(
        'notYours',
      );
      await accepts(bank, batch(bank, 'person/new-1', 0, savedPerson('new-1', unit.outlet)));
      await accepts(outlet, batch(outlet, 'person/new-1', 1, savedPerson('new-1', unit.outlet)));
    });

    it('what somebody did in a seat he held is taken after he left it', async () => {
      const { bank } = desks;
      await accepts(bank, batch(bank, 'person/mover', 0, savedPerson('mover', unit.bank)));
      await accepts(bank, batch(bank, 'person/mover', 1, savedPerson('mover', unit.outlet)));
      const [, receipt] = await bank.push(batch(bank, 'person/mover', 2, savedPerson('mover', unit.outlet)), {
        ...acting(bank, 'mover', unit.bank),
        base: 2,
      });
      expect(receipt).toMatchObject({ outcome: 'accepted' });
    });
  });

  describe('units', () => {
    it('nobody changes a unit beside or above him', async () => {
      const { bank, outlet } = desks;
      const renamed = (id: string, kind: 'member' | 'outlet' | 'association', parent?: string) =>
        batch(bank, `unit/${id}`, 1, savedUnit(id, kind, parent));
      expect(await refusal(bank, renamed(unit.otherBank, 'member', unit.association))).toBe('notYours');
      expect(await refusal(bank, renamed(unit.association, 'association'))).toBe('notYours');
      expect(await refusal(bank, renamed(unit.otherOutlet, 'outlet', unit.bank))).toBe('notYours');
      expect(await refusal(outlet, { ...renamed(unit.bank, 'member', unit.association) })).toBe('notYours');
      expect(await refusal(outlet, { ...renamed(unit.sister, 'outlet', unit.bank) })).toBe('notYours');
    });

    it('nobody moves his own unit, makes it something else, or puts a new one where he has no say', async () => {
      const { bank } = desks;
      const own = (kind: 'member' | 'association' | 'outlet', parent?: string) =>
        batch(bank, `unit/${unit.bank}`, 1, savedUnit(unit.bank, kind, parent));
      expect(await refusal(bank, own('association', unit.association))).toBe('notYours');
      expect(await refusal(bank, own('member', unit.otherBank))).toBe('notYours');
      const fresh = (parent?: string) => batch(bank, 'unit/fresh', 0, savedUnit('fresh', 'outlet', parent));
      expect(await refusal(bank, fresh())).toBe('notYours');
      expect(await refusal(bank, fresh(unit.association))).toBe('notYours');
      expect(await refusal(bank, fresh(unit.otherBank))).toBe('notYours');
      expect(await refusal(bank, fresh('nowhere'))).toBe('unitUnknown');
      expect(await refusal(bank, batch(bank, 'unit/fresh', 0, savedUnit('other', 'outlet', unit.bank)))).toBe(
        'notUnderstood',
      );
      await accepts(bank, own('member', unit.association));
      const below = batch(bank, `unit/${unit.outlet}`, 1, savedUnit(unit.outlet, 'outlet', unit.outlet));
      expect(await refusal(bank, below)).toBe('notUnderstood');
    });

    it('an outlet that moves to another bank is told what it has a part in, and no longer read by the old bank', async () => {
      const moving = `m-${randomUUID().slice(0, 8)}`;
      await accepts(
        desks.association,
        batch(desks.association, `unit/${moving}`, 0, savedUnit(moving, 'outlet', unit.bank)),
      );
      const desk = await world.join(moving);
      const stream = world.newComplaint();
      await accepts(desk, batch(desk, stream, 0, registered(idOf(stream), moving), note('before')));
      const reads = async (reader: Desk): Promise<number> =>
        (await reader.pull()).filter((entry) => entry.stream === stream).length;
      expect([await reads(desks.bank), await reads(desks.otherBank)]).toEqual([2, 0]);
      const moved = batch(desks.association, `unit/${moving}`, 1, savedUnit(moving, 'outlet', unit.otherBank));
      await accepts(desks.association, moved);
      await accepts(desk, batch(desk, stream, 2, note('after')));
      expect([await reads(desks.bank), await reads(desks.otherBank)]).toEqual([0, 3]);
      expect(await refusal(desks.bank, batch(desks.bank, stream, 3, note('mine still')))).toBe('notYours');
    });
  });

  describe('changes of contacts', () => {
    const told = (of: string): Parameters<typeof batch>[3] => ({
      type: 'ContactChangeTold',
      audience: 'everyone',
      body: { unit: of, to: unit.association, changes: [], at: 1 },
    });
    const seen: Parameters<typeof batch>[3] = { type: 'ContactChangeSeen', audience: 'everyone', body: { at: 2 } };

    it('are told by whoever keeps the unit, and seen by whoever stands above it', async () => {
      const { association, bank, outlet, otherBank } = desks;
      const stream = 'contactNotice/told-1';
      expect(await refusal(bank, batch(bank, stream, 0, told(unit.otherBank)))).toBe('notYours');
      expect(await refusal(bank, batch(bank, stream, 0, told(unit.association)))).toBe('notYours');
      expect(await refusal(outlet, batch(outlet, stream, 0, told(unit.sister)))).toBe('notYours');
      expect(await refusal(bank, batch(bank, stream, 0, seen))).toBe('notUnderstood');
      await accepts(outlet, batch(outlet, stream, 0, told(unit.outlet)));
      expect(await refusal(otherBank, batch(otherBank, stream, 1, seen))).toBe('notYours');
      await accepts(association, batch(association, stream, 1, seen));
    });
  });

  describe('what an organisation publishes', () => {
    const published = (desk: Desk, stream: string, base: number, audience: string): PushedBatch =>
      batch(desk, stream, base, { type: 'CalendarPublished', audience, body: { note: 'n' } });

    it('the association’s reaches everyone, a bank’s its own outlets, an outlet publishes nothing', async () => {
      const ofAll = `calendar/${unit.association}`;
      const ofBank = `calendar/${unit.bank}`;
      await accepts(desks.department, published(desks.department, ofAll, 0, 'everyone'));
      await accepts(desks.bank, published(desks.bank, ofBank, 0, unit.bank));
      const late = await world.join(unit.sister);
      const reads = async (desk: Desk) => {
        const entries = await desk.pull();
        return [ofAll, ofBank].map((stream) => entries.some((entry) => entry.stream === stream));
      };
      expect(await reads(desks.outlet)).toEqual([true, true]);
      expect(await reads(late)).toEqual([true, true]);
      expect(await reads(desks.otherOutlet)).toEqual([true, false]);
      expect(await reads(desks.association)).toEqual([true, false]);
      expect(await refusal(desks.bank, published(desks.bank, ofBank, 1, 'everyone'))).toBe('audienceNotAllowed');
      expect(await refusal(desks.bank, published(desks.bank, ofBank, 1, 'parties'))).toBe('audienceNotAllowed');
      expect(await refusal(desks.bank, published(desks.bank, ofAll, 1, unit.bank))).toBe('notYours');
      expect(await refusal(desks.association, published(desks.association, ofBank, 1, 'everyone'))).toBe('notYours');
      expect(await refusal(desks.outlet, published(desks.outlet, 'calendar/outlet', 0, unit.bank))).toBe('notYours');
    });
  });

  describe('cursors', () => {
    const pullAt = (desk: Desk, cursor: string | null) => desk.call(paths.pull, { protocol: 1, cursor, limit: 10 });
    const bad = { status: 400, body: { code: 'badCursor' } };

    it('a cursor is worth nothing in other hands, not even in those of the same unit', async () => {
      const twin = await world.join(unit.bank);
      await desks.bank.pull();
      expect(await pullAt(desks.bank, desks.bank.cursor())).toMatchObject({ status: 200 });
      for (const desk of [twin, desks.otherBank, desks.outlet, desks.association]) {
        expect(await pullAt(desk, desks.bank.cursor())).toMatchObject(bad);
      }
    });

    it('a changed cursor is refused wherever it was changed', async () => {
      const cursor = desks.bank.cursor() ?? '';
      expect(cursor.length).toBeGreaterThan(20);
      for (let place = 0; place < cursor.length; place++) {
        const changed = cursor.slice(0, place) + (cursor[place] === '1' ? '2' : '1') + cursor.slice(place + 1);
        expect(await pullAt(desks.bank, changed), `changed at ${place}`).toMatchObject(bad);
      }
      for (const made of ['', '.', cursor.slice(1), cursor.slice(0, -1), `${cursor}.`, '0.0.0.0.0', 'x'.repeat(400)]) {
        expect(await pullAt(desks.bank, made)).toMatchObject(bad);
      }
    });

    it('a cursor sealed by another hub is refused', async () => {
      const text = `${hub.parts.hub.epoch}.0.0.0.0`;
      const seal = createHmac('sha256', 'guessed').update(text).digest('base64url').slice(0, 22);
      expect(await pullAt(desks.bank, `${text}.${seal}`)).toMatchObject(bad);
    });
  });

  describe('tokens and assertions', () => {
    const withToken = (token: string) =>
      hub.wire({
        method: 'POST',
        path: paths.pull,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ protocol: 1, cursor: null, limit: 1 }),
      });
    const claims = (lifetime = 600) => {
      const now = Math.floor(Date.now() / 1000);
      return { sub: desks.bank.deskId, aud: hub.parts.hub.id, iat: now, exp: now + lifetime };
    };
    const signed = (secret: string, payload = claims()) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
    const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

    it('a token that the hub did not make opens nothing', async () => {
      const [head = '', body = '', seal = ''] = desks.bank.token().split('.');
      const forged = [
        `${base64({ alg: 'none' })}.${base64(claims())}.`,
        `${base64({ alg: 'none' })}.${body}.${seal}`,
        `${head}.${base64({ ...claims(), sub: desks.association.deskId })}.${seal}`,
        `${head}.${body}.${seal.slice(0, -2)}`,
        await signed('guessed'),
        await signed(desks.bank.publicKey.x),
        await signed(hub.parts.hub.id),
        await desks.bank.assertion(),
        '',
        'x.y.z',
      ];
      for (const token of forged) {
        expect(await withToken(token)).toMatchObject({ status: 401, body: { code: 'signedOut' } });
      }
      expect(await withToken(desks.bank.token())).toMatchObject({ status: 200 });
    });

    it('an assertion proves something once, for a minute, by the desk’s own key, to this hub', async () => {
      const open = (assertion: string, deskId: string = desks.bank.deskId) =>
        hub.wire({
          method: 'POST',
          path: paths.session,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ protocol: 1, deskId, assertion }),
        });
      const bad = { status: 401, body: { code: 'badAssertion' } };
      const good = await desks.bank.assertion();
      expect(await open(good)).toMatchObject({ status: 200 });
      expect(await open(good)).toMatchObject(bad);
      const foreign = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
      const minutes = 60_000;
      const wrong = [
        await desks.bank.assertion({ key: foreign.privateKey }),
        await desks.bank.assertion({ audience: 'another hub' }),
        await desks.bank.assertion({ lifetime: 3600 }),
        await desks.bank.assertion({ at: Date.now() - 20 * minutes }),
        await desks.bank.assertion({ at: Date.now() + 20 * minutes }),
        await desks.association.assertion(),
        await signed(desks.bank.publicKey.x),
        'x'.repeat(2000),
      ];
      for (const assertion of wrong) expect(await open(assertion)).toMatchObject(bad);
      expect(await open(await desks.bank.assertion(), 'nobody')).toMatchObject(bad);
      // A desk whose clock is a little off still gets in.
      expect(await open(await desks.bank.assertion({ at: Date.now() - 3 * minutes }))).toMatchObject({ status: 200 });
    });

    it('a token ends after ten minutes', async () => {
      let now = Date.now();
      const other = await startHub(await database.open(), { clock: () => now });
      const small = await createWorld(other);
      expect((await small.desks.bank.page()).entries.length).toBeGreaterThan(0);
      now += 11 * 60_000;
      const answer = await small.desks.bank.call(paths.pull, { protocol: 1, cursor: null, limit: 1 });
      expect(answer).toMatchObject({ status: 401, body: { code: 'signedOut' } });
      await other.close();
    });
  });

  it('no route but the open ones answers without a token', async () => {
    const content = '0'.repeat(64);
    expect(contentHash.safeParse(content).success).toBe(true);
    const asked = [
      ['POST', paths.push],
      ['POST', paths.pull],
      ['HEAD', paths.attachment.replace(':content', content)],
      ['GET', paths.attachment.replace(':content', content)],
      ['PUT', paths.attachment.replace(':content', content)],
    ] as const;
    for (const [method, path] of asked) expect(await hub.wire({ method, path }), path).toMatchObject({ status: 401 });
    for (const path of ['/admin', '/v1/desks', '/v1/units', '/../hub.json', '/v1/attachments/..%2f..%2fhub.json']) {
      const answer = await hub.wire({ method: 'GET', path });
      expect([400, 401, 404], path).toContain(answer.status);
    }
  });
});
