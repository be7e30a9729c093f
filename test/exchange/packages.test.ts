import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differingProjections } from '../../desk/store/digest.ts';
import { projections } from '../../desk/store/projections/index.ts';
import { temporaryFolder } from '../desk/contract/links.ts';
import { openChainDesk, request, type ChainDesk } from './chain.ts';
import { carry, openStickChain, packageFor } from './sticks.ts';
import { act, forwarded, note, notesAt, stagesAt } from './work.ts';

const sound = async (...desks: ChainDesk[]): Promise<void> => {
  for (const desk of desks) expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
};

describe('EX-PACKAGE: desks without a network', () => {
  it(
    'association, bank, outlet and back by files; what is internal stays; taken in twice is taken in once',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank, outlet, units, clock } = chain;
      const { id, number } = await forwarded(chain);
      await carry(association, bank);
      const atBank = await bank.client.complaint.open({ id });
      expect([atBank.number, atBank.stages.map(({ stage }) => stage)]).toEqual([number, ['memberInbox']]);
      expect(JSON.stringify(atBank.timeline)).not.toMatch(/judgeValid|领导关注/);
      clock.now += 60_000;
      await act(bank, id, 'memberAccept');
      await act(bank, id, 'passDown', { unit: units.outlet });
      await note(bank, id, '银行内部意见', true);
      await carry(bank, outlet);
      expect(await stagesAt(outlet, id)).toEqual(['verifying', 'outletInbox']);
      await act(outlet, id, 'outletAccept');
      await act(outlet, id, 'reportResult', {
        result: '加开窗口',
        replyManner: 'phone',
        reply: '已致歉',
        solved: true,
      });
      await carry(outlet, bank);
      expect(await stagesAt(bank, id)).toEqual(['verifying', 'answered']);
      const back = await packageFor(bank, association);
      expect(await association.client.exchange.takePackage({ content: back })).toMatchObject({ behind: 0, refused: 0 });
      expect(JSON.stringify((await association.client.complaint.open({ id })).timeline)).not.toContain('银行内部意见');
      const head = association.parts.store.head();
      await expect(association.client.exchange.takePackage({ content: back })).rejects.toMatchObject({
        data: { code: 'PackageProblem', kind: 'alreadyTaken' },
      });
      expect(association.parts.store.head()).toEqual(head);
      await carry(association, bank);
      await carry(bank, outlet);
      for (const desk of [association, bank, outlet]) {
        expect([desk.name, await stagesAt(desk, id)]).toEqual([desk.name, ['verifying', 'answered']]);
        // The order is settled everywhere: nobody waits for anybody.
        expect([desk.name, (await desk.client.exchange.status()).waiting]).toEqual([desk.name, 0]);
      }
      // A version the association publishes is known below with its letters; what is under way keeps the version it began under.
      const next = await association.client.pack.begin({ draft: 'next', from: { id: 'P2', version: 1 }, id: 'P2' });
      const letters = next.pack.letters?.map((letter) => ({ ...letter, body: { zh: '新写法。', en: 'Worded anew.' } }));
      await association.client.pack.save({ draft: 'next', pack: { ...next.pack, letters }, seen: next.savedAt });
      const published = await association.client.pack.publish({
        request: request(),
        draft: 'next',
        note: '信函改写',
        recount: false,
      });
      expect(published).toMatchObject({ outcome: 'published', id: 'P2', version: 1001 });
      await carry(association, bank);
      await carry(bank, outlet);
      for (const desk of [bank, outlet]) {
        expect([desk.name, desk.parts.packs().newest('P2')?.letters]).toEqual([desk.name, letters]);
        expect((await desk.client.complaint.open({ id })).pack).toEqual({ id: 'P2', version: 1 });
      }
      await sound(association, bank, outlet);
    },
  );

  it(
    'who worked before a file came gives way, and files that cross settle it with the next',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank } = chain;
      const { id } = await forwarded(chain);
      await carry(association, bank);
      await note(association, id, '客户来电催办');
      await act(bank, id, 'memberAccept');
      // Nobody has been told of the association's note: it is decided again behind what the bank did.
      expect(await carry(bank, association)).toMatchObject({ behind: 0 });
      await carry(association, bank);
      for (const desk of [association, bank])
        expect([desk.name, await notesAt(desk, id)]).toEqual([desk.name, ['客户来电催办']]);
      // Now both files are on their way at once.
      await note(association, id, '再次催办');
      await note(bank, id, '已联系网点');
      const down = await packageFor(association, bank);
      const up = await packageFor(bank, association);
      expect(await association.client.exchange.takePackage({ content: up })).toMatchObject({ behind: 1 });
      await bank.client.exchange.takePackage({ content: down });
      expect(await carry(bank, association)).toMatchObject({ behind: 0 });
      await carry(association, bank);
      for (const desk of [association, bank]) {
        expect([desk.name, await notesAt(desk, id)]).toEqual([desk.name, ['客户来电催办', '再次催办', '已联系网点']]);
        expect(await stagesAt(desk, id)).toEqual(['verifying', 'passing']);
        expect((await desk.client.exchange.status()).waiting).toBe(0);
      }
      await sound(association, bank);
    },
  );

  it(
    'PPL-UNDO: a step taken back is the same step at every desk, however much it may read',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank } = chain;
      const { id } = await forwarded(chain);
      await carry(association, bank);
      for (const text of ['已联系网点', '写错了']) await note(bank, id, text);
      await bank.client.complaint.undo({ request: request(), id });
      await carry(bank, association);
      for (const desk of [bank, association]) {
        const { timeline } = await desk.client.complaint.open({ id });
        const undone = timeline.flatMap(({ type, body, undone: isUndone }) => (isUndone ? [[type, body['text']]] : []));
        expect([desk.name, undone]).toEqual([desk.name, [['NoteAdded', '写错了']]]);
      }
      await sound(association, bank);
    },
  );

  it(
    'files come with what they name, and what was lost on the way comes with the next package',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank } = chain;
      const { id } = await forwarded(chain);
      await packageFor(association, bank);
      const content = Buffer.from('%PDF-1.4 letter of the customer').toString('base64');
      await association.client.attachment.add({
        request: request(),
        complaint: id,
        name: '来信.pdf',
        content,
        paper: null,
      });
      await carry(association, bank);
      const { attachments } = await bank.client.complaint.open({ id });
      expect(attachments.map(({ name }) => name)).toEqual(['来信.pdf']);
      expect(bank.parts.database.prepare('select count(*) from attachment').pluck().get()).toBe(1);
      expect(bank.parts.exchange.transfers()).toEqual([]);
    },
  );

  it('whatever is wrong with a file is named and changes nothing', { timeout: 120_000 }, async () => {
    const chain = await openStickChain();
    const { association, bank, outlet, clock } = chain;
    await forwarded(chain);
    const good = await packageFor(association, bank);
    const file = JSON.parse(good) as { sealed: string; length: number };
    const head = bank.parts.store.head();
    const kindOf = async (desk: ChainDesk, content: string, trust?: string): Promise<unknown> =>
      desk.client.exchange.takePackage({ content, ...(trust !== undefined && { trust }) }).then(
        () => 'taken',
        (error: { data?: { kind?: string } }) => error.data?.kind,
      );
    const turned = (place: number): string =>
      JSON.stringify({
        ...file,
        sealed: `${file.sealed.slice(0, place)}${file.sealed[place] === 'A' ? 'B' : 'A'}${file.sealed.slice(place + 1)}`,
      });
    expect(await kindOf(bank, '你好')).toBe('notAPackage');
    expect(await kindOf(bank, '{"a":1}')).toBe('notAPackage');
    for (const length of [12, 200, good.length - 3])
      expect([length, await kindOf(bank, good.slice(0, length))]).toEqual([length, 'truncated']);
    expect(await kindOf(bank, JSON.stringify({ ...file, sealed: file.sealed.slice(0, -9) }))).toBe('truncated');
    for (const part of [0.05, 0.4, 0.9])
      expect([part, await kindOf(bank, turned(Math.floor(file.sealed.length * part)))]).toEqual([part, 'damaged']);
    expect(await kindOf(bank, JSON.stringify({ ...file, number: 77 }))).toBe('damaged');
    expect(await kindOf(bank, JSON.stringify({ ...file, version: 2 }))).toBe('newerVersion');
    expect(await kindOf(outlet, good)).toBe('notForThisDesk');
    // Sealed for the bank, given another address outside: the outlet has not the key.
    expect(await kindOf(outlet, JSON.stringify({ ...file, to: outlet.parts.deskId }))).toBe('damaged');
    const { content: invitation } = await association.client.exchange.invite({ unit: chain.units.outlet });
    expect(await kindOf(bank, invitation)).toBe('isInvitation');
    const stranger = await openChainDesk({ clock }, 'stranger');
    await stranger.client.exchange.joinFile({
      request: request(),
      content: (await bank.client.exchange.invite({ unit: chain.units.outlet })).content,
      deskName: 'stranger',
      personName: 'x',
      account: 'xx',
      password: 'jiandu-2026',
    });
    await stranger.sign('xx');
    const unknown = await packageFor(stranger, bank);
    expect(await kindOf(bank, unknown)).toBe('unknownSender');
    expect(await kindOf(bank, unknown, 'AAAA BBBB CCCC DDDD EEEE')).toBe('wrongSender');
    await bank.client.exchange.revoke({ desk: association.parts.deskId, revoked: true });
    expect(await kindOf(bank, good)).toBe('revoked');
    await bank.client.exchange.revoke({ desk: association.parts.deskId, revoked: false });
    expect(bank.parts.store.head()).toEqual(head);
    expect(await kindOf(bank, good)).toBe('taken');
    expect(await kindOf(bank, good)).toBe('alreadyTaken');
  });

  it(
    'a folder both can reach exchanges by itself, and a file that is not for this desk stays there',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank } = chain;
      const { id } = await forwarded(chain);
      const path = temporaryFolder();
      expect(
        await bank.client.exchange.chooseFolder({ path: join(path, 'not there') }).catch((error: unknown) => error),
      ).toMatchObject({
        data: { code: 'PackageProblem', kind: 'folderAway' },
      });
      for (const desk of [association, bank]) await desk.client.exchange.chooseFolder({ path });
      await expect.poll(() => stagesAt(bank, id).catch(() => []), { timeout: 20_000 }).toEqual(['memberInbox']);
      await act(bank, id, 'memberAccept');
      await expect.poll(() => stagesAt(association, id), { timeout: 20_000 }).toEqual(['verifying', 'passing']);
      await expect.poll(async () => (await bank.client.exchange.status()).waiting, { timeout: 20_000 }).toBe(0);
      expect(readdirSync(path).filter((name) => !name.endsWith('.shouwen'))).toEqual([]);
      await sound(association, bank);
    },
  );
});
