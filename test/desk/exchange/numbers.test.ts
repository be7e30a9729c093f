import { describe, expect, it } from 'vitest';
import { saveMembership } from '../../../desk/exchange/membership.ts';
import { lettersOf } from '../../../desk/store/projections/numbers.ts';
import { connect, openTestDesk } from '../contract/links.ts';
import { details, foundWorld } from '../contract/world.ts';

describe('EX-NUMBER: numbers of complaints', () => {
  it('carry the letters of the desk once it belongs to a hub, and have no gap', async () => {
    const { desk, parts } = await openTestDesk();
    const link = await connect('direct', desk);
    const { outlet } = await foundWorld(link);
    let count = 0;
    const register = async (): Promise<string> =>
      (
        await link.client.complaint.register({
          request: `request-number-${++count}`,
          details: { ...details, complainedUnit: outlet },
        })
      ).number;
    const alone = await register();
    const membership = {
      address: 'http://127.0.0.1:1',
      hub: { id: 'hub', name: 'hub' },
      unit: 'unit',
      organisation: 'unit',
      deskNumber: 28,
      deskName: 'desk',
      joinedAt: 0,
    };
    saveMembership(parts.settings, membership, 0);
    const refused = link.client.complaint.register({
      request: 'request-number-refused',
      details: { ...details, complainedUnit: 'nowhere' },
    });
    await expect(refused).rejects.toMatchObject({ data: { code: 'UnknownUnit' } });
    expect([alone, await register(), await register()]).toEqual(['LN-2026-0002', 'LN-2026-AB0001', 'LN-2026-AB0002']);
  });

  it('give every desk letters of its own', () => {
    expect([1, 2, 26, 27, 28, 52, 53, 702, 703].map(lettersOf)).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
    const all = Array.from({ length: 20_000 }, (_, place) => lettersOf(place + 1));
    expect(new Set(all).size).toBe(20_000);
  });
});
