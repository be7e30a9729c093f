// What desks say to the hub and hear from it, over both databases.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths, protocolVersion, type PulledEntry } from '../../shared/exchange/protocol.ts';
import { overBothDatabases, overPostgres } from './databases.ts';
import { createDesk, postJson, type Desk, type Wire } from './desk.ts';
import {
  admin,
  batch,
  createWorld,
  handed,
  invite,
  note,
  registered,
  savedPerson,
  savedUnit,
  startHub,
  type TestHub,
  type World,
} from './world.ts';

const idOf = (stream: string): string => stream.slice('complaint/'.length);
const seen = (entries: readonly PulledEntry[], stream: string): string[] =>
  entries.filter((entry) => entry.stream === stream).map(({ version, type }) => `${version} ${type}`);

overBothDatabases('exchange', (database) => {
  let hub: TestHub;
  let world: World;
  let desks: World['desks'];
  beforeAll(async () => {
    hub = await startHub(await database.open());
    world = await createWorld(hub);
    ({ desks } = world);
  });
  afterAll(() => hub.close());

  const register = async (desk: Desk, unit: string, ...more: Parameters<typeof batch>[3][]): Promise<string> => {
    const stream = world.newComplaint();
    const [receipt] = await desk.push(batch(desk, stream, 0, registered(idOf(stream), unit), ...more));
    expect(receipt).toEqual({ outcome: 'accepted', stream, version: 1 + more.length });
    return stream;
  };

  describe('joining', () => {
    it('a code is good for one desk; the same desk asking again gets the same answer', async () => {
      const code = await invite(hub.parts, world.unit.bank);
      const desk = await createDesk(hub.wire);
      const first = await desk.enrol(code);
      expect(first.body).toMatchObject({
        unit: world.unit.bank,
        organisation: world.unit.bank,
        parent: world.unit.association,
      });
      expect(await desk.enrol(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({
        status: 200,
        body: first.body,
      });
      const other = await createDesk(hub.wire);
      expect(await other.enrol(code)).toMatchObject({ status: 403, body: { code: 'badInvitation' } });
      expect(await other.enrol('2345-6789-ABCD-EFGH')).toMatchObject({ status: 403, body: { code: 'badInvitation' } });
    });

    it('an invitation ends with its time', async () => {
      const made = await invite(hub.parts, world.unit.bank);
      await hub.sql.query('update invitation set expires_at = 1 where used_by is null');
      const desk = await createDesk(hub.wire);
      expect(await desk.enrol(made)).toMatchObject({ status: 403, body: { code: 'badInvitation' } });
    });

    it('a desk that brings its unit along is placed where the invitation says, and becomes no unit that is there', async () => {
      const newBank = { id: randomUUID(), kind: 'member', name: 'new bank' };
      const desk = await createDesk(hub.wire);
      const code = await invite(hub.parts, null, world.unit.association);
      expect(await desk.enrol(code)).toMatchObject({ status: 409, body: { code: 'unitNotFitting' } });
      expect(await desk.enrol(code, { ...newBank, id: world.unit.otherBank })).toMatchObject({
        status: 409,
        body: { code: 'unitNotFitting' },
      });
      expect(await desk.enrol(code, newBank)).toMatchObject({
        status: 200,
        body: { unit: newBank.id, organisation: newBank.id, parent: world.unit.association },
      });
      await desk.signIn();
      // Its history: the unit as it was alone, its person, and a complaint from before joining.
      const stream = world.newComplaint();
      const receipts = await desk.push(
        batch(desk, stream, 0, registered(idOf(stream), newBank.id), note('before joining')),
        batch(desk, `unit/${newBank.id}`, 0, savedUnit(newBank.id, 'member')),
        batch(desk, `person/${newBank.id}-p`, 0, savedPerson(`${newBank.id}-p`, newBank.id)),
      );
      expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(await admin(hub.parts, 'units')).toContainEqual(
        expect.objectContaining({ id: newBank.id, parent: world.unit.association, desks: 1 }),
      );
    });

    it('another key under a known desk id is refused: a copied folder, or a thief', async () => {
      const desk = await createDesk(hub.wire);
      await desk.enrol(await invite(hub.parts, world.unit.bank));
      const thief = await createDesk(hub.wire);
      const answer = await thief.wire({
        method: 'POST',
        path: paths.enrol,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          protocol: protocolVersion,
          code: await invite(hub.parts, world.unit.bank),
          deskId: desk.deskId,
          deskName: 'thief',
          program: '0.1.0',
          publicKey: thief.publicKey,
        }),
      });
      expect(answer).toMatchObject({ status: 409, body: { code: 'deskKnown' } });
    });

    it('a revoked desk can neither push, pull nor open a session, from the next request on', async () => {
      const desk = await world.join(world.unit.outlet);
      await desk.pull();
      await admin(hub.parts, 'revoke', { desk: desk.deskId });
      const shut = { status: 403, body: { code: 'deskRevoked' } };
      expect(await desk.call(paths.pull, { protocol: 1, cursor: null, limit: 1 })).toMatchObject(shut);
      const stream = world.newComplaint();
      const pushed = { protocol: 1, batches: [batch(desk, stream, 0, registered(idOf(stream), world.unit.outlet))] };
      expect(await desk.call(paths.push, pushed)).toMatchObject(shut);
      expect(await desk.signIn()).toMatchObject(shut);
      expect(await hub.sql.query('select 1 from stream where name = $1', [stream])).toEqual([]);
    });

    it('a desk that is waiting when it is revoked hears of it and of nothing else', async () => {
      const desk = await world.join(world.unit.outlet);
      await desk.pull();
      const waiting = desk.call(paths.pull, { protocol: 1, cursor: desk.cursor(), limit: 10, wait: 5 });
      await until(() => hub.parts.news.waiting() > 0);
      await admin(hub.parts, 'revoke', { desk: desk.deskId });
      await register(desks.outlet, world.unit.outlet);
      expect(await waiting).toMatchObject({ status: 403, body: { code: 'deskRevoked' } });
    });
  });

  describe('pushing', () => {
    it('the same push again gives the same receipts and adds nothing', async () => {
      const stream = world.newComplaint();
      const first = batch(desks.bank, stream, 0, registered(idOf(stream), world.unit.bank), note('one'));
      const second = { stream, base: 2, commands: [desks.bank.command([note('two')])] };
      const receipts = [...(await desks.bank.push(first)), ...(await desks.bank.push(second))];
      expect(receipts).toEqual([
        { outcome: 'accepted', stream, version: 2 },
        { outcome: 'accepted', stream, version: 3 },
      ]);
      expect([...(await desks.bank.push(first)), ...(await desks.bank.push(second))]).toEqual(receipts);
      const counted = await hub.sql.query(
        'select count(*)::int as count from entry join stream on stream.id = entry.stream where name = $1',
        [stream],
      );
      expect(counted).toEqual([{ count: 3 }]);
    });

    it('what was taken is not taken again when more commands follow it in the same batch', async () => {
      const stream = world.newComplaint();
      const one = desks.bank.command([registered(idOf(stream), world.unit.bank)]);
      const two = desks.bank.command([note('two')]);
      await desks.bank.push({ stream, base: 0, commands: [one] });
      expect(await desks.bank.push({ stream, base: 0, commands: [one, two] })).toEqual([
        { outcome: 'accepted', stream, version: 2 },
      ]);
      expect(await desks.bank.push({ stream, base: 2, commands: [desks.bank.command([note('x')]), one] })).toEqual([
        { outcome: 'refused', stream, code: 'outOfOrder' },
      ]);
    });

    it('who is behind is told so, takes nothing away, and may push after he has seen', async () => {
      const stream = await register(desks.association, world.unit.association, handed(world.unit.bank));
      expect(await desks.bank.push(batch(desks.bank, stream, 2, note('bank')))).toMatchObject([
        { outcome: 'accepted', version: 3 },
      ]);
      const late = batch(desks.association, stream, 2, note('association'));
      expect(await desks.association.push(late)).toEqual([{ outcome: 'behind', stream, version: 3 }]);
      expect(await desks.association.push({ ...late, base: 3 })).toEqual([{ outcome: 'accepted', stream, version: 4 }]);
    });

    it('entries one may not read are never in the way', async () => {
      const stream = await register(desks.association, world.unit.association, handed(world.unit.bank));
      const internal = batch(desks.bank, stream, 2, note('bank only', world.unit.bank));
      expect(await desks.bank.push(internal)).toMatchObject([{ outcome: 'accepted', version: 3 }]);
      expect(await desks.association.push(batch(desks.association, stream, 2, note('association')))).toEqual([
        { outcome: 'accepted', stream, version: 4 },
      ]);
      expect(await desks.bank.push(batch(desks.bank, stream, 3, note('bank')))).toEqual([
        { outcome: 'behind', stream, version: 4 },
      ]);
    });

    it('a place in the desk’s count that was used by another request tells of a copied folder', async () => {
      const stream = await register(desks.bank, world.unit.bank);
      const command = desks.bank.command([note('mine')]);
      await desks.bank.push({ stream, base: 1, commands: [command] });
      const copy = { ...command, requestId: randomUUID(), events: [note('of the copy')] };
      expect(await desks.bank.push({ stream, base: 2, commands: [copy] })).toEqual([
        { outcome: 'refused', stream, code: 'copiedFolder', details: { deskSequence: command.deskSequence } },
      ]);
    });

    it('units and persons of a push are known to what follows in the same push', async () => {
      const unit = `n-${randomUUID()}`;
      const person = `p-${randomUUID()}`;
      const stream = world.newComplaint();
      const complaint = {
        stream,
        base: 0,
        commands: [desks.bank.command([registered(idOf(stream), unit)], { personId: person, unitId: unit })],
      };
      const receipts = await desks.bank.push(
        complaint,
        batch(desks.bank, `person/${person}`, 0, savedPerson(person, unit)),
        batch(desks.bank, `unit/${unit}`, 0, savedUnit(unit, 'outlet', world.unit.bank)),
      );
      // The person comes before his unit: order inside the push counts.
      expect(receipts.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'accepted']);
      const again = await desks.bank.push(
        complaint,
        batch(desks.bank, `person/${person}`, 0, savedPerson(person, unit)),
      );
      expect(again.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    });

    it('a group of pushes at once is taken as if they had come one after the other', async () => {
      const stream = await register(desks.association, world.unit.association, handed(world.unit.bank));
      const pushes = Array.from({ length: 12 }, (_, index) => {
        const desk = index % 2 === 0 ? desks.bank : desks.association;
        return desk.push(batch(desk, stream, 2, note(`at once ${index}`)));
      });
      const receipts = (await Promise.all(pushes)).flat();
      expect(receipts.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
      expect(receipts.filter(({ outcome }) => outcome === 'behind')).toHaveLength(11);
    });
  });

  describe('pulling', () => {
    it('everyone gets units and persons; nobody gets what is not his', async () => {
      const bankEntries = await (await world.join(world.unit.bank)).pull();
      expect(bankEntries.filter(({ stream }) => stream === `unit/${world.unit.otherOutlet}`)).toHaveLength(1);
      const stream = await register(desks.otherBank, world.unit.otherBank);
      for (const desk of [desks.association, desks.department, desks.bank, desks.outlet, desks.otherOutlet]) {
        expect(seen(await desk.pull(), stream)).toEqual([]);
      }
      expect(seen(await desks.otherBank.pull(), stream)).toEqual(['1 ComplaintRegistered']);
    });

    it('a unit that joins late is told from the beginning, and of each entry only what it may read', async () => {
      const stream = await register(
        desks.association,
        world.unit.department,
        note('association only', world.unit.association),
        note('for all'),
      );
      for (const desk of [desks.association, desks.department, desks.bank, desks.outlet, desks.sister])
        await desk.pull();
      await desks.association.push(batch(desks.association, stream, 3, handed(world.unit.bank)));
      expect(seen(await desks.bank.pull(), stream)).toEqual(['1 ComplaintRegistered', '3 NoteAdded', '4 PartyHanded']);
      expect(seen(await desks.outlet.pull(), stream)).toEqual([]);
      await desks.bank.push(
        batch(desks.bank, stream, 4, handed(world.unit.outlet), note('bank only', world.unit.bank)),
      );
      expect(seen(await desks.outlet.pull(), stream)).toEqual([
        '1 ComplaintRegistered',
        '3 NoteAdded',
        '4 PartyHanded',
        '5 PartyHanded',
        '6 NoteAdded',
      ]);
      expect(seen(await desks.sister.pull(), stream)).toEqual([]);
      expect(seen(await desks.bank.pull(), stream)).toEqual(['5 PartyHanded', '6 NoteAdded']);
      expect(seen(await desks.association.pull(), stream)).toEqual(['4 PartyHanded', '5 PartyHanded']);
      expect(seen(await desks.department.pull(), stream)).toEqual(['4 PartyHanded', '5 PartyHanded']);
    });

    it('a new desk of a unit gets the same as the one before it, from the beginning', async () => {
      const stream = await register(desks.outlet, world.unit.outlet, note('one'));
      const second = await world.join(world.unit.outlet);
      const complaints = (entries: PulledEntry[]) => entries.filter((entry) => entry.stream.startsWith('complaint/'));
      const all = complaints(await second.pull());
      desks.outlet.setCursor(null);
      expect(complaints(await desks.outlet.pull())).toEqual(all);
      expect(seen(all, stream)).toEqual(['1 ComplaintRegistered', '2 NoteAdded']);
    });

    it('entries come back as they were sent, whatever stands in them', async () => {
      const body = {
        text: 'naughty: \u0000 \ud800 \u2028 "quotes" \\ 䶮 𬭎',
        nested: { list: [1, 2.5, null, { deep: true }] },
        when: 1_700_000_000_000,
      };
      const stream = world.newComplaint();
      const events = [
        registered(idOf(stream), world.unit.sister),
        { type: 'SomethingNewer', audience: 'parties', body },
      ];
      const command = desks.sister.command(events, { name: 'complaint.newer' });
      await desks.sister.push({ stream, base: 0, commands: [command] });
      const entry = (await desks.sister.pull()).find(({ type }) => type === 'SomethingNewer');
      expect(entry).toEqual({
        stream,
        version: 2,
        type: 'SomethingNewer',
        audience: 'parties',
        at: command.at,
        deskId: desks.sister.deskId,
        deskSequence: command.deskSequence,
        requestId: command.requestId,
        command: 'complaint.newer',
        personId: null,
        unitId: null,
        body,
      });
    });

    it.each([1, 2, 3, 7])(
      'pages of %i entries end nowhere in the middle of a command that fits, and lose nothing',
      async (limit) => {
        const desk = await world.join(world.unit.otherOutlet);
        for (const length of [1, 2, 3, 9]) {
          const stream = world.newComplaint();
          const commands = [
            desk.command([registered(idOf(stream), world.unit.otherOutlet)]),
            desk.command(
              Array.from({ length }, (_, index) =>
                note(`${index}`, index % 3 === 1 ? world.unit.otherBank : 'parties'),
              ),
            ),
          ];
          await desk.push({ stream, base: 0, commands });
        }
        const entries: PulledEntry[] = [];
        for (let more = true; more;) {
          const page = await desk.page({ limit });
          expect(page.entries.length).toBeLessThanOrEqual(limit);
          const last = page.entries.at(-1);
          const ofLast = entries.concat(page.entries).filter(({ requestId }) => requestId === last?.requestId);
          const next = await desk.page({ limit, cursor: page.cursor });
          const isSplit = next.entries[0] !== undefined && next.entries[0].requestId === last?.requestId;
          if (isSplit) expect(page.entries.every(({ requestId }) => requestId === last?.requestId)).toBe(true);
          expect(ofLast.length).toBeGreaterThanOrEqual(last ? 1 : 0);
          entries.push(...page.entries);
          desk.setCursor(page.cursor);
          ({ more } = page);
        }
        desk.setCursor(null);
        expect(await desk.pull(1000)).toEqual(entries);
      },
    );

    it.each([1, 2, 3, 5])(
      'pages of %i say truly whether there is more when every push was one entry',
      async (limit) => {
        const desk = await world.join(world.unit.otherOutlet);
        const stream = world.newComplaint();
        await desk.push(batch(desk, stream, 0, registered(idOf(stream), world.unit.otherOutlet)));
        for (let base = 1; base < 12; base++) await desk.push(batch(desk, stream, base, note(`${base}`)));
        const entries = (await desk.pull(limit)).filter((entry) => entry.stream === stream);
        expect(entries.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      },
    );

    it('a waiting desk is woken by what concerns it and by nothing else', async () => {
      const desk = desks.otherOutlet;
      await desk.pull();
      const waiting = desk.page({ wait: 20 });
      await until(() => hub.parts.news.waiting() > 0);
      await register(desks.bank, world.unit.bank);
      expect(hub.parts.news.waiting()).toBeGreaterThan(0);
      const stream = await register(desks.otherBank, world.unit.otherBank, handed(world.unit.otherOutlet));
      expect(seen((await waiting).entries, stream)).toEqual(['1 ComplaintRegistered', '2 PartyHanded']);
    });
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 500 && !isSo(); attempt++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

overPostgres('two hubs', (database) => {
  it('a new complaint pushed to both at once, because the first reply was long in coming, is taken once', async () => {
    const hub = await startHub(await database.open());
    const other = await startHub(await database.again(hub.sql));
    const { desks, unit, newComplaint } = await createWorld(hub);
    const pushed = Array.from({ length: 20 }, () => {
      const stream = newComplaint();
      return batch(desks.bank, stream, 0, registered(idOf(stream), unit.bank), handed(unit.outlet));
    });
    const sent = (wire: Wire) =>
      Promise.all(
        pushed.map((one) =>
          postJson(wire, paths.push, { protocol: protocolVersion, batches: [one] }, desks.bank.token()),
        ),
      );
    const [here, there] = await Promise.all([sent(hub.wire), sent(other.wire)]);
    expect(here.map(({ body }) => body)).toEqual(
      pushed.map(({ stream }) => ({
        protocol: protocolVersion,
        receipts: [{ outcome: 'accepted', stream, version: 2 }],
      })),
    );
    expect(there.map(({ body }) => body)).toEqual(here.map(({ body }) => body));
    const entries = await desks.outlet.pull();
    for (const { stream } of pushed) {
      expect(seen(entries, stream)).toEqual(['1 ComplaintRegistered', '2 PartyHanded']);
    }
    await Promise.all([hub.close(), other.close()]);
  });
});
