import { describe, expect, it } from 'vitest';
import { openTestDesk, replyOf, connect, temporaryFolder, begin } from '../contract/links.ts';
import { password, request } from './office.ts';

const found = {
  kind: 'outlet' as const,
  unitName: '中街支行',
  numberPrefix: 'ZJ',
  personName: '王敏',
  account: 'wangmin',
  password,
};

describe('PPL-TRIES: wrong passwords', { timeout: 60_000 }, () => {
  it('close the account for longer and longer, also after the program was started again', async () => {
    const folder = temporaryFolder();
    let now = begin;
    const options = { folder, clock: () => now };
    const first = await openTestDesk(options);
    const link = await connect('direct', first.desk);
    await link.client.session.found({ request: request(), ...found });
    const tryAt = async (client: typeof link.client, secret: string, account = 'wangmin') => {
      const reply = await replyOf(() => client.session.signIn({ account, password: secret }));
      return 'value' in reply ? 'in' : (reply.error.data as { code: string; until?: number });
    };
    for (let times = 0; times < 5; times++) {
      expect(await tryAt(link.client, 'wrong')).toEqual({ code: 'WrongPassword' });
      expect(await tryAt(link.client, 'wrong', `nobody-${times}`)).toEqual({ code: 'WrongPassword' });
    }
    expect(await tryAt(link.client, password)).toEqual({ code: 'TooManyAttempts', until: now + 60_000 });
    // What was tried for accounts that do not exist leaves nothing in the file.
    expect(first.parts.settings.list('attempts').map(({ key }) => key)).toEqual(['wangmin']);
    await first.desk.close();

    const second = await openTestDesk(options);
    const again = await connect('direct', second.desk);
    expect(await tryAt(again.client, password)).toEqual({ code: 'TooManyAttempts', until: now + 60_000 });
    now += 60_000;
    expect(await tryAt(again.client, 'wrong')).toEqual({ code: 'WrongPassword' });
    expect(await tryAt(again.client, password)).toEqual({ code: 'TooManyAttempts', until: now + 120_000 });
    now += 120_000;
    expect(await tryAt(again.client, password)).toBe('in');
    expect(second.parts.settings.list('attempts')).toEqual([]);
    expect(await tryAt(again.client, 'wrong')).toEqual({ code: 'WrongPassword' });
    expect(await tryAt(again.client, password)).toBe('in');
  });
});
