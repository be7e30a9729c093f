import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minute } from '../../../shared/base/time.ts';
import { connect, openTestDesk, passPhrase, replyOf, type Link } from './links.ts';
import { found, password } from './world.ts';

const office = async () => {
  const test = await openTestDesk();
  const link = await connect('direct', test.desk);
  const view = await link.client.session.found(found);
  link.session.token = view.token;
  return { ...test, link, unit: view.seat?.unit ?? '', person: view.person?.id ?? '' };
};

const refusalOf = async (call: () => Promise<unknown>): Promise<unknown> => {
  const reply = await replyOf(call);
  return 'error' in reply ? (reply.error.data ?? reply.error.code) : 'ok';
};

const colleague = (unit: string) => ({
  request: 'request-colleague',
  name: '李强',
  account: 'LiQiang',
  contact: {},
  seats: [{ unit, roles: ['handler' as const] }],
  password: 'first-pass-1',
});

describe('founding', () => {
  it('makes the unit, its first person with every role, and himself handler A', async () => {
    const { link, unit, person, parts } = await office();
    expect(await link.client.session.state()).toMatchObject({
      kind: 'signedIn',
      token: null,
      officeName: '某省银行业协会',
      isDemo: false,
      person: { name: '王敏', mustChangePassword: false },
      seat: { unit, unitName: '某省银行业协会' },
    });
    expect(parts.office().unitById.get(unit)).toMatchObject({ numberPrefix: 'LN', pair: { a: person } });
    expect(parts.office().personById.get(person)?.seats[0]?.roles).toHaveLength(8);
  });

  it.each(['association', 'member', 'outlet'] as const)('founds an office of the kind %s', async (kind) => {
    const { desk } = await openTestDesk();
    const { client } = await connect('direct', desk);
    expect(await client.session.found({ ...found, kind })).toMatchObject({ kind: 'signedIn' });
  });

  it('happens once: the same request signs in, another is refused, a wrong password opens nothing', async () => {
    const { link, parts } = await office();
    const { events } = parts.store.head();
    expect(await link.client.session.found(found)).toMatchObject({ kind: 'signedIn' });
    expect(await refusalOf(() => link.client.session.found({ ...found, request: 'request-another' }))).toEqual({
      code: 'OfficeExists',
    });
    expect(await refusalOf(() => link.client.session.found({ ...found, password: 'guessed-2026' }))).toEqual({
      code: 'WrongPassword',
    });
    expect(parts.store.head().events).toBe(events);
  });

  it('is done once when two pages found at the same moment', async () => {
    const { desk, parts } = await openTestDesk();
    const { client } = await connect('direct', desk);
    const replies = await Promise.all([
      refusalOf(() => client.session.found(found)),
      refusalOf(() => client.session.found({ ...found, request: 'request-another' })),
    ]);
    expect(replies).toEqual(['ok', { code: 'OfficeExists' }]);
    expect(parts.office().personById.size).toBe(1);
  });

  it('wants a password of eight characters', async () => {
    const { desk, parts } = await openTestDesk();
    const { client } = await connect('direct', desk);
    expect(await refusalOf(() => client.session.found({ ...found, password: 'short' }))).toEqual({
      code: 'PasswordTooShort',
      least: 8,
    });
    expect(parts.store.head().events).toBe(0);
    expect(await client.session.state()).toMatchObject({ kind: 'fresh', officeName: null, seats: [] });
  });
});

describe('signing in', () => {
  it('does not tell a wrong account from a wrong password', async () => {
    const { link } = await office();
    const { client } = link;
    expect(await refusalOf(() => client.session.signIn({ account: 'wangmin', password: 'guess' }))).toEqual(
      await refusalOf(() => client.session.signIn({ account: 'nobody', password: 'guess' })),
    );
  });

  it('takes the account in any case and the password with full-width letters', async () => {
    const { link } = await office();
    const typed = 'ｊｉａｎｄｕ－２０２６';
    expect(await link.client.session.signIn({ account: ' WangMin ', password: typed })).toMatchObject({
      kind: 'signedIn',
    });
  });

  it('closes an account for a minute after five wrong passwords, then for longer, and opens it again', async () => {
    const { link, wait, parts } = await office();
    const signIn = (text: string) =>
      refusalOf(() => link.client.session.signIn({ account: 'wangmin', password: text }));
    for (let attempt = 0; attempt < 5; attempt++) expect(await signIn('guess')).toEqual({ code: 'WrongPassword' });
    const until = parts.clock() + minute;
    expect(await signIn('guess')).toEqual({ code: 'TooManyAttempts', until });
    expect(await signIn(password)).toEqual({ code: 'TooManyAttempts', until });
    wait(minute);
    expect(await signIn('guess')).toEqual({ code: 'WrongPassword' });
    expect(await signIn(password)).toEqual({ code: 'TooManyAttempts', until: parts.clock() + 2 * minute });
    wait(2 * minute);
    expect(await signIn(password)).toBe('ok');
    expect(await signIn('guess')).toEqual({ code: 'WrongPassword' });
    expect(await signIn(password)).toBe('ok');
  });

  it('counts guesses that come at the same moment', async () => {
    const { link } = await office();
    const guesses = Array.from({ length: 12 }, () =>
      refusalOf(() => link.client.session.signIn({ account: 'wangmin', password: 'guess' })),
    );
    const codes = (await Promise.all(guesses)).map((refusal) => (refusal as { code: string }).code);
    expect(codes.filter((code) => code === 'WrongPassword')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TooManyAttempts')).toHaveLength(7);
  });

  it('offers the accounts that signed in here', async () => {
    const { link } = await office();
    await link.client.session.signOut();
    link.session.token = null;
    expect(await link.client.session.state()).toMatchObject({
      kind: 'signedOut',
      accounts: [{ account: 'wangmin', name: '王敏' }],
      person: null,
    });
  });

  it('ends one session, not the others', async () => {
    const { desk, link } = await office();
    const other = await connect('direct', desk);
    other.session.token = (await other.client.session.signIn({ account: 'wangmin', password })).token;
    expect(other.session.token).not.toBe(link.session.token);
    await link.client.session.signOut();
    expect(await refusalOf(() => link.client.today.view())).toBe('SIGNED_OUT');
    expect(await refusalOf(() => other.client.office.view())).toBe('ok');
    link.session.token = 'made up';
    expect(await refusalOf(() => link.client.office.view())).toBe('SIGNED_OUT');
  });
});

describe('a locked desk', () => {
  it('answers nothing until the same person signs in, who finds his session again', async () => {
    const { link } = await office();
    const { token } = link.session;
    expect(await link.client.session.lock()).toMatchObject({ kind: 'signedOut', person: { name: '王敏' }, seat: null });
    expect(await refusalOf(() => link.client.office.view())).toBe('SIGNED_OUT');
    expect(await refusalOf(() => link.client.session.switchSeat({ unit: 'any' }))).toBe('SIGNED_OUT');
    expect(await refusalOf(() => link.client.session.signIn({ account: 'wangmin', password: 'guess' }))).toEqual({
      code: 'WrongPassword',
    });
    expect((await link.client.session.signIn({ account: 'wangmin', password })).token).toBe(token);
    expect(await refusalOf(() => link.client.office.view())).toBe('ok');
  });

  it('gives another person a session of his own and ends the locked one', async () => {
    const { desk, link, unit } = await office();
    await link.client.office.savePerson(colleague(unit));
    const { token } = link.session;
    await link.client.session.lock();
    const view = await link.client.session.signIn({ account: 'liqiang', password: 'first-pass-1' });
    expect(view.token).not.toBe(token);
    const old = desk.client(() => token);
    expect(await refusalOf(() => old.office.view())).toBe('SIGNED_OUT');
  });
});

describe('a password', () => {
  /** The colleague at two pages. */
  const signedInColleague = async (): Promise<
    Record<'admin' | 'link' | 'other', Link> & { unit: string; person: string }
  > => {
    const { desk, link: admin, unit } = await office();
    const { id } = await admin.client.office.savePerson(colleague(unit));
    const [link, other] = [await connect('direct', desk), await connect('direct', desk)];
    for (const { client, session } of [link, other]) {
      session.token = (await client.session.signIn({ account: 'liqiang', password: 'first-pass-1' })).token;
    }
    return { admin, link, other, unit, person: id };
  };

  it('given by the administrator must be changed before anything else', async () => {
    const { link } = await signedInColleague();
    expect(await link.client.session.state()).toMatchObject({ person: { mustChangePassword: true } });
    expect(await refusalOf(() => link.client.office.view())).toEqual({ code: 'PasswordMustChange' });
    const change = { request: 'request-change', old: 'first-pass-1', fresh: 'second-pass-2' };
    expect(await refusalOf(() => link.client.session.changePassword({ ...change, old: 'guess' }))).toEqual({
      code: 'WrongPassword',
    });
    expect(await refusalOf(() => link.client.session.changePassword({ ...change, fresh: 'short' }))).toEqual({
      code: 'PasswordTooShort',
      least: 8,
    });
    expect(await link.client.session.changePassword(change)).toMatchObject({ person: { mustChangePassword: false } });
    expect(await refusalOf(() => link.client.office.view())).toBe('ok');
  });

  it('is changed once, and every other session of the person ends', async () => {
    const { admin, link, other } = await signedInColleague();
    expect(await other.client.session.state()).toMatchObject({ kind: 'signedIn' });
    const change = { request: 'request-change', old: 'first-pass-1', fresh: 'second-pass-2' };
    const replies = await Promise.all([1, 2].map(() => refusalOf(() => link.client.session.changePassword(change))));
    expect(replies).toEqual(['ok', 'ok']);
    expect(await refusalOf(() => link.client.session.changePassword(change))).toBe('ok');
    expect(await refusalOf(() => link.client.office.view())).toBe('ok');
    expect(await refusalOf(() => admin.client.office.view())).toBe('ok');
    expect(await refusalOf(() => link.client.session.signIn({ account: 'liqiang', password: 'first-pass-1' }))).toEqual(
      {
        code: 'WrongPassword',
      },
    );
  });

  it('set anew by the administrator ends the sessions of the person, and so does his leaving', async () => {
    const { admin, link, unit, person } = await signedInColleague();
    await admin.client.office.savePerson({
      ...colleague(unit),
      id: person,
      request: 'request-reset',
      password: 'third-pass-3',
    });
    expect(await refusalOf(() => link.client.office.view())).toBe('SIGNED_OUT');
    link.session.token = (await link.client.session.signIn({ account: 'liqiang', password: 'third-pass-3' })).token;
    await admin.client.office.personLeaves({ request: 'request-leaves', id: person });
    expect(await refusalOf(() => link.client.office.view())).toBe('SIGNED_OUT');
    expect(await refusalOf(() => link.client.session.signIn({ account: 'liqiang', password: 'third-pass-3' }))).toEqual(
      {
        code: 'WrongPassword',
      },
    );
  });

  it('stands nowhere in the office but as a hash', async () => {
    const { desk, folder, parts, link, unit } = await office();
    await link.client.office.savePerson(colleague(unit));
    const log = JSON.stringify([
      parts.database.prepare('select * from command').all(),
      parts.database.prepare('select * from event').all(),
      parts.database.prepare('select * from setting').all(),
    ]);
    expect(log).toContain('$argon2id$v=19$');
    expect(log).not.toContain(password);
    expect(log).not.toContain('first-pass-1');
    expect(JSON.stringify(await link.client.office.view())).not.toContain('argon2id');
    await desk.close();
    for (const file of ['desk.db', 'key.json', 'head.json']) {
      const text = readFileSync(join(folder, file)).toString('latin1');
      expect(text).not.toContain(password);
      expect(text).not.toContain('argon2id');
      expect(text).not.toContain(passPhrase);
    }
  });
});

it('sits on own seats only, and stands up when the seat is taken away', async () => {
  const { link, unit, person, desk } = await office();
  const { client } = link;
  const member = await client.office.saveUnit({
    request: 'request-member',
    kind: 'member',
    name: '某银行',
    parent: unit,
    contact: {},
  });
  expect(await refusalOf(() => client.session.switchSeat({ unit: member.id }))).toEqual({
    code: 'NotYourSeat',
    unit: member.id,
  });
  const both = {
    request: 'request-both',
    id: person,
    name: '王敏',
    account: 'wangmin',
    contact: {},
    seats: [
      { unit, roles: ['administrator' as const] },
      { unit: member.id, roles: ['handler' as const] },
    ],
  };
  await client.office.savePerson(both);
  expect(await client.session.switchSeat({ unit: member.id })).toMatchObject({
    seat: { unit: member.id, unitName: '某银行', roles: ['handler'] },
  });
  const other = await connect('direct', desk);
  other.session.token = (await other.client.session.signIn({ account: 'wangmin', password })).token;
  await other.client.office.savePerson({ ...both, request: 'request-one', seats: both.seats.slice(0, 1) });
  expect(await client.session.state()).toMatchObject({ seat: { unit } });
});
