// A page around a screen, and a desk that answers from memory: enough to use these screens with keys and clicks.
import { ORPCError } from '@orpc/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { PersonView, SessionView, UnitView } from '../../../shared/contract/views.ts';
import type { Role, UnitKind } from '../../../shared/people/office.ts';
import { DeskContext, deskOf } from '../../../renderer/link/desk.ts';
import { createQueryClient } from '../../../renderer/link/queryClient.ts';
import { useLanguageState } from '../../../renderer/state/language.ts';

export type Answers = Record<string, (input: never) => unknown>;

export function unit(id: string, kind: UnitKind, name: string, more: Partial<UnitView> = {}): UnitView {
  return { id, kind, name, contact: {}, closed: false, answering: { kind: 'unattended', why: 'noPair' }, ...more };
}

export function person(
  id: string,
  name: string,
  unitId: string,
  roles: Role[],
  more: Partial<PersonView> = {},
): PersonView {
  const seats = [{ unit: unitId, roles }];
  const rest = { contact: {}, absences: [], mustChangePassword: false, left: false, canSignIn: true };
  return { id, name, account: id, seats, ...rest, ...more };
}

export const smallOffice = (): { units: UnitView[]; persons: PersonView[] } => ({
  units: [
    unit('assoc', 'association', '省银行业协会'),
    unit('bank', 'member', '海港银行', { parent: 'assoc', code: '900' }),
    unit('out1', 'outlet', '海港银行中山支行', { parent: 'bank', code: '1001' }),
    unit('out2', 'outlet', '海港银行铁西支行', { parent: 'bank', code: '1002', closed: true }),
  ],
  persons: [
    person('admin', '方圆', 'assoc', ['administrator']),
    person('zhang', '张伟', 'out1', ['intake', 'handler'], { title: '网点负责人' }),
    person('gone', '离岗者', 'out1', ['intake'], { left: true }),
  ],
});

export const session = (roles: Role[] = ['administrator']): SessionView => ({
  kind: 'signedIn',
  token: null,
  officeName: '省银行业协会',
  isDemo: false,
  accounts: [],
  person: { id: 'admin', name: '方圆', mustChangePassword: false },
  seat: { unit: 'assoc', unitName: '省银行业协会', roles },
  seats: [],
  folder: 'D:\\首问\\数据',
  version: '0.1.0',
  host: 'browser',
  idleMinutes: 10,
  signOn: null,
});

export const refusal = (code: string, more: object = {}): Error =>
  new ORPCError('REFUSED', { status: 409, data: { code, ...more }, defined: true });

type Call = { name: string; input: unknown };
export type Page = {
  calls: Call[];
  lastCall: (name: string) => unknown;
  text: () => string;
  find: (selector: string) => HTMLElement;
  all: (selector: string) => HTMLElement[];
  /** The control with this text or label. */
  control: (name: string) => HTMLElement;
  click: (target: HTMLElement) => Promise<void>;
  type: (target: HTMLElement, text: string) => Promise<void>;
  press: (target: EventTarget, key: string, more?: KeyboardEventInit) => Promise<void>;
  settled: () => Promise<void>;
};

export async function show(Screen: () => JSX.Element, answers: Answers): Promise<Page> {
  useLanguageState.setState({ language: 'zh' });
  const calls: Call[] = [];
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const rootRoute = createRootRoute({ component: Screen });
  const router = createRouter({
    routeTree: rootRoute,
    history: createMemoryHistory({ initialEntries: ['/'] }),
    defaultNotFoundComponent: Screen,
  });
  const cache = createQueryClient(() => undefined);
  onTestFinished(() => {
    act(() => root.unmount());
    place.remove();
    document.body.replaceChildren();
  });
  const line = { waiting: 0 };
  /** What a turn of React changes may start the next one (checks of forms do), so it takes turns until one changes nothing. */
  const settled = async (): Promise<void> => {
    for (let turn = 0, before = ''; turn < 2 || (turn < 12 && before !== document.body.innerHTML); turn++) {
      before = document.body.innerHTML;
      await act(() => quiet(line));
    }
  };
  const desk = deskOf(clientOf(answers, calls, line));
  act(() =>
    root.render(
      <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
        <App>
          <QueryClientProvider client={cache}>
            <DeskContext value={desk}>
              <RouterProvider router={router} />
            </DeskContext>
          </QueryClientProvider>
        </App>
      </ConfigProvider>,
    ),
  );
  await settled();
  await settled();
  const all = (selector: string): HTMLElement[] => [...document.body.querySelectorAll<HTMLElement>(selector)];
  const find = (selector: string): HTMLElement => {
    const found = all(selector)[0];
    if (!found) throw new Error(`nothing answers to ${selector} in: ${document.body.textContent}`);
    return found;
  };
  return {
    calls,
    lastCall: (name) => calls.findLast((call) => call.name === name)?.input,
    text: () => document.body.textContent ?? '',
    find,
    all,
    control: (name) => {
      const found = all('button, input, [role=treeitem], [role=option], label').find((one) =>
        [
          one.textContent?.trim(),
          one.getAttribute('aria-label'),
          one.querySelector('.units-row-name')?.textContent,
        ].includes(name),
      );
      if (!found) throw new Error(`no control called ${name} in: ${document.body.textContent}`);
      return found;
    },
    click: async (target) => {
      act(() => target.click());
      await settled();
    },
    type: async (target, text) => {
      act(() => {
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target) as object, 'value')?.set?.call(target, text);
        target.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await settled();
    },
    press: async (target, key, more = {}) => {
      act(() => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
      });
      await settled();
    },
    settled,
  };
}

const stillFor = 40;

/** Until no call is under way and the page has stood still for a moment: a busy machine only makes it take longer. */
async function quiet(line: { waiting: number }): Promise<void> {
  let last = performance.now();
  const observer = new MutationObserver(() => (last = performance.now()));
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const begin = last;
  while ((line.waiting > 0 || performance.now() - last < stillFor) && performance.now() - begin < 5000) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  observer.disconnect();
}

/** A client whose every call is recorded; calls without an answer are a mistake of the test. */
function clientOf(answers: Answers, calls: Call[], line: { waiting: number }): DeskClient {
  const group = (name: string): object =>
    new Proxy(
      {},
      {
        get: (_target, call) => (input: never) => {
          const whole = `${name}.${String(call)}`;
          calls.push({ name: whole, input });
          const answer = answers[whole];
          if (!answer) return Promise.reject(new Error(`nobody answers ${whole}`));
          line.waiting++;
          return Promise.resolve()
            .then(() => answer(input))
            .finally(() => line.waiting--);
        },
      },
    );
  const client: unknown = new Proxy({}, { get: (_target, name) => group(String(name)) });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the stand-in answers whatever is called
  return client as DeskClient;
}
