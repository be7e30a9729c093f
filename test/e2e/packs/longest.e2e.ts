import { expect, test } from '@playwright/test';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { removeFolder, startHost, type Host } from '../office.ts';
import { picture } from '../window.ts';
import { foundHouse, type House } from './house.ts';
import { paths } from './paths.ts';
import { register, walk, windowsOn, type Windows } from './walking.ts';

/** Every procedure of a house from the registration to the archive, unbroken, in the windows of those who have the work; after the
 *  archive the review of the decision by the institution above (C-D8). P2, P10, P11 and P12 are walked in chain, groups, cases and
 *  scripts. */

let house: House;
let host: Host;
let windows: Windows;

test.beforeAll(async ({ browser }) => {
  house = await foundHouse();
  host = await startHost(house.folder);
  windows = windowsOn(browser, host.address, house);
});
test.afterAll(async () => {
  await windows.close();
  await host.stop();
  removeFolder(house.folder);
});

for (const { pack: id, by, asked, steps, shows } of paths) {
  test(`${id} from the registration to the archive`, async () => {
    test.setTimeout(480_000);
    const begun = await windows.of(by);
    const main = shippedPacks.newest(id)!;
    const beside = shippedPacks.newest('C')!;
    const pack = shippedPacks.running({ pack: main, overlays: [beside] })!;
    const number = await register(begun, main, asked, house);
    for (const [account, action, form = {}] of steps) {
      // oxlint-disable-next-line no-await-in-loop -- a step after the other
      await walk(await windows.of(account), number, pack, action, form, house);
    }
    const [last] = steps.at(-1)!;
    const page = await windows.of(last);
    await expect(page.getByRole('list', { name: '办理环节' })).toContainText('已归档');
    for (const text of shows) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(page.locator('main')).toContainText(text);
    }
    await picture(page, `longest-${id}`);
  });
}
