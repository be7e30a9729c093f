import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router';

export type ScreenId =
  | 'today'
  | 'intake'
  | 'register'
  | 'oldRegister'
  | 'complaint'
  | 'callBacks'
  | 'approvals'
  | 'duty'
  | 'units'
  | 'groups'
  | 'supervision'
  | 'cases'
  | 'scripts'
  | 'reports'
  | 'bulletins'
  | 'calendar'
  | 'procedures'
  | 'exchange'
  | 'settings';

export const pathOf: Record<ScreenId, string> = {
  today: '/',
  intake: '/intake',
  register: '/register',
  oldRegister: '/register/import',
  complaint: '/complaint/$id',
  callBacks: '/call-backs',
  approvals: '/approvals',
  duty: '/duty',
  units: '/units',
  groups: '/groups',
  supervision: '/supervision',
  cases: '/cases',
  scripts: '/scripts',
  reports: '/reports',
  bulletins: '/bulletins',
  calendar: '/calendar',
  procedures: '/procedures',
  exchange: '/exchange',
  settings: '/settings',
};

export type Destination = { id?: string; search?: Record<string, string | number | boolean | undefined> };

/** Screens never import each other; they go to each other by name. `id` is the complaint's id or number. */
export function useGo(): (screen: ScreenId, destination?: Destination) => void {
  const navigate = useNavigate();
  return (screen, { id, search } = {}) => {
    const options = { to: pathOf[screen], params: { id: id ?? '' }, search: search ?? {} };
    // The routes are made from a list at run time, so the router's own types know none of them.
    void navigate(options as unknown as Parameters<typeof navigate>[0]);
  };
}

/** `$id` of the present address, e.g. the complaint's id or number. */
export function useAddressId(): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params['id'] ?? '';
}

/** What stands after the `?` of the present address (filters that a link to the screen can carry). */
export function useAddressSearch(): Record<string, unknown> {
  return useSearch({ strict: false });
}

export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname });
