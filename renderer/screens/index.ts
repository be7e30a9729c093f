import {
  AuditOutlined,
  CheckSquareOutlined,
  BarChartOutlined,
  BankOutlined,
  BookOutlined,
  CalendarOutlined,
  CommentOutlined,
  FormOutlined,
  HomeOutlined,
  PhoneOutlined,
  ProfileOutlined,
  ReadOutlined,
  SettingOutlined,
  SolutionOutlined,
  SwapOutlined,
  SyncOutlined,
  TeamOutlined,
  FileTextOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Permission } from '../../shared/people/permissions.ts';
import { pathOf, type ScreenId } from '../state/go.ts';

/** Every screen there is. The title of each stands under its id in shared/words/frame.ts.
 *  `key` jumps there after `G`; `hidden` screens are reached from others only; `needs` is what the seat must allow. */
export type ScreenEntry = {
  id: ScreenId;
  path: string;
  key: string;
  icon: ComponentType;
  load: () => Promise<{ default: ComponentType }>;
  hidden?: true;
  needs?: Permission;
};

export const screens: readonly ScreenEntry[] = [
  { id: 'today', path: pathOf.today, key: 'T', icon: HomeOutlined, load: () => import('./today/Screen.tsx') },
  {
    id: 'intake',
    path: pathOf.intake,
    key: 'N',
    icon: FormOutlined,
    needs: 'register',
    load: () => import('./intake/Screen.tsx'),
  },
  { id: 'register', path: pathOf.register, key: 'R', icon: ReadOutlined, load: () => import('./register/Screen.tsx') },
  {
    id: 'oldRegister',
    path: pathOf.oldRegister,
    key: '',
    icon: ReadOutlined,
    hidden: true,
    needs: 'importRegister',
    load: () => import('./oldRegister/Screen.tsx'),
  },
  {
    id: 'complaint',
    path: pathOf.complaint,
    key: '',
    icon: FileTextOutlined,
    hidden: true,
    load: () => import('./complaint/Screen.tsx'),
  },
  {
    id: 'callBacks',
    path: pathOf.callBacks,
    key: 'C',
    icon: PhoneOutlined,
    load: () => import('./callBacks/Screen.tsx'),
  },
  {
    id: 'approvals',
    path: pathOf.approvals,
    key: 'V',
    icon: CheckSquareOutlined,
    load: () => import('./approvals/Screen.tsx'),
  },
  { id: 'duty', path: pathOf.duty, key: 'D', icon: SwapOutlined, load: () => import('./duty/Screen.tsx') },
  { id: 'groups', path: pathOf.groups, key: 'Q', icon: TeamOutlined, load: () => import('./groups/Screen.tsx') },
  {
    id: 'supervision',
    path: pathOf.supervision,
    key: 'A',
    icon: AuditOutlined,
    needs: 'readSupervision',
    load: () => import('./supervision/Screen.tsx'),
  },
  { id: 'cases', path: pathOf.cases, key: 'L', icon: BookOutlined, load: () => import('./cases/Screen.tsx') },
  { id: 'scripts', path: pathOf.scripts, key: 'H', icon: CommentOutlined, load: () => import('./scripts/Screen.tsx') },
  { id: 'units', path: pathOf.units, key: 'U', icon: BankOutlined, load: () => import('./units/Screen.tsx') },
  {
    id: 'reports',
    path: pathOf.reports,
    key: 'B',
    icon: BarChartOutlined,
    needs: 'readDashboard',
    load: () => import('./reports/Screen.tsx'),
  },
  {
    id: 'bulletins',
    path: pathOf.bulletins,
    key: 'J',
    icon: ProfileOutlined,
    needs: 'readDashboard',
    load: () => import('./bulletins/Screen.tsx'),
  },
  {
    id: 'calendar',
    path: pathOf.calendar,
    key: 'K',
    icon: CalendarOutlined,
    load: () => import('./calendar/Screen.tsx'),
  },
  {
    id: 'procedures',
    path: pathOf.procedures,
    key: 'P',
    icon: SolutionOutlined,
    load: () => import('./procedures/Screen.tsx'),
  },
  {
    id: 'exchange',
    path: pathOf.exchange,
    key: 'X',
    icon: SyncOutlined,
    load: () => import('./exchange/Screen.tsx'),
  },
  {
    id: 'settings',
    path: pathOf.settings,
    key: 'S',
    icon: SettingOutlined,
    load: () => import('./settings/Screen.tsx'),
  },
];
