import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { frameWords } from '../../shared/words/frame.ts';
import { useDesk } from '../link/desk.ts';
import { screens, type ScreenEntry } from '../screens/index.ts';
import { useGo, usePath } from '../state/go.ts';
import { useWords } from '../state/language.ts';
import { useLayout } from '../state/layout.ts';
import { useMay } from '../state/session.ts';
import { useTodayView } from '../state/todayView.ts';

/** The screens with their live counts. */
export function Rail({ skip }: { skip: ReactNode }) {
  const words = useWords(frameWords);
  const may = useMay();
  const isNarrow = useLayout((layout) => layout.railCollapsed);
  const setLayout = useLayout((layout) => layout.setLayout);
  const toggle = isNarrow ? words.expand : words.collapse;
  return (
    <nav className="rail" aria-label={words.rail}>
      {skip}
      <div className="rail-name">
        <Mark />
        <span className="rail-word">{words.title}</span>
      </div>
      <ul className="rail-list">
        {screens
          .filter((screen) => !screen.hidden && (!screen.needs || may(screen.needs)))
          .map((screen) => (
            <li key={screen.id}>
              <RailItem screen={screen} isNarrow={isNarrow} />
            </li>
          ))}
      </ul>
      <div className="rail-bottom">
        <Tooltip title={`${toggle} Ctrl+B`} placement="right">
          <button
            type="button"
            className="rail-item"
            aria-label={toggle}
            onClick={() => setLayout({ railCollapsed: !isNarrow })}
          >
            {isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          </button>
        </Tooltip>
      </div>
    </nav>
  );
}

function RailItem({ screen, isNarrow }: { screen: ScreenEntry; isNarrow: boolean }) {
  const words = useWords(frameWords);
  const go = useGo();
  const path = usePath();
  const view = useTodayView();
  const Icon = screen.icon;
  const title = words.screens[screen.id];
  const isHere = screen.path === '/' ? path === '/' : path.startsWith(screen.path);
  const isToday = screen.id === 'today';
  const count = useCount(screen.id);
  const overdue = isToday ? (view?.counts.overdue ?? 0) : 0;
  const alarms = screen.id === 'duty' ? (view?.alarms.length ?? 0) : 0;
  const said = [
    title,
    overdue > 0 ? words.overdueCount(overdue) : '',
    count > 0 ? words.openCount(count) : '',
    alarms > 0 ? words.alarmCount(alarms) : '',
  ].filter(Boolean);
  const hint = `${isNarrow || said.length > 1 ? `${said.join(' · ')} ` : ''}G ${screen.key}`;
  return (
    <Tooltip title={hint} placement="right" mouseEnterDelay={0.5}>
      <a
        className="rail-item"
        href={`#${screen.path}`}
        aria-current={isHere ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          go(screen.id);
        }}
      >
        <Icon />
        <span className="rail-title">{title}</span>
        <span className="visually-hidden">{said.slice(1).join(', ')}</span>
        <span className="rail-signs" aria-hidden>
          {overdue > 0 ? <span className="rail-overdue">{overdue}</span> : null}
          {count > 0 ? <span className="rail-count">{count}</span> : null}
          {alarms > 0 ? <span className="rail-alarm">{words.alarmSign}</span> : null}
        </span>
      </a>
    </Tooltip>
  );
}

/** What waits at a screen for this seat. */
function useCount(screen: ScreenEntry['id']): number {
  const { query } = useDesk();
  const counts = useTodayView()?.counts;
  // Procedures, cases and matters of supervision stand in no list of complaints.
  const others = useQuery({ ...query.approval.others.queryOptions(), enabled: screen === 'approvals' });
  switch (screen) {
    case 'today':
      return counts?.mine ?? 0;
    case 'callBacks':
      return counts?.callBack ?? 0;
    case 'approvals':
      return (counts?.approve ?? 0) + (others.data?.length ?? 0);
    default:
      return 0;
  }
}

/** The seal of the product: a question mark's hook around a first stroke. */
function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden focusable="false">
      <rect x="1" y="1" width="18" height="18" rx="3" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path
        d="M6.6 7.4c0-2 1.5-3.2 3.5-3.2s3.4 1.2 3.4 3c0 2.6-3.4 2.6-3.4 5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
      <circle cx="10.1" cy="15.2" r="1.1" fill="currentColor" />
    </svg>
  );
}
