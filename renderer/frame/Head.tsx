import { DownOutlined, SearchOutlined } from '@ant-design/icons';
import { Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import type { TodayView } from '../../shared/contract/views.ts';
import { frameWords } from '../../shared/words/frame.ts';
import { PasswordDialog } from '../screens/start/Password.tsx';
import { useFloating } from '../state/floating.ts';
import { useGo } from '../state/go.ts';
import { useLanguageState, useWords } from '../state/language.ts';
import { useLayout } from '../state/layout.ts';
import { useLeave, useLock } from '../state/lock.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { useSeats } from '../state/seats.ts';
import { useSignedIn } from '../state/session.ts';
import { useTodayView } from '../state/todayView.ts';
import { Key } from '../parts/Key.tsx';
import { Bell } from './Bell.tsx';
import { ExchangeDot } from './ExchangeDot.tsx';

/** For whom, who, who is on duty, search, and where the data is. */
export function Head() {
  const words = useWords(frameWords);
  const session = useSignedIn();
  const duty = useTodayView()?.duty;
  const show = useFloating((state) => state.show);
  return (
    <header className="head">
      <SeatMenu />
      <PersonMenu />
      {duty ? <DutyPill duty={duty} /> : null}
      <button type="button" className="head-button head-search" onClick={() => show('palette')}>
        <span>
          <SearchOutlined /> <span className="head-search-word">{words.search}</span>
        </span>
        <Key name="Ctrl+K" />
      </button>
      {session.isDemo ? <span className="head-demo">{words.demo}</span> : null}
      <Bell />
      <ExchangeDot />
    </header>
  );
}

function SeatMenu() {
  const words = useWords(frameWords);
  const { seats, seat, sitAt } = useSeats();
  if (seats.length < 2) {
    return (
      <span className="head-button head-seat">
        <span>{seat.unitName}</span>
      </span>
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [seat.unit],
        items: seats.map((one) => ({ key: one.unit, label: one.unitName })),
        onClick: ({ key }) => sitAt(key),
      }}
    >
      <button type="button" className="head-button head-seat" title={`${words.switchSeat} Ctrl+.`}>
        <span>{seat.unitName}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </button>
    </Dropdown>
  );
}

function PersonMenu() {
  const words = useWords(frameWords);
  const { person } = useSignedIn();
  const lock = useLock();
  const leave = useLeave();
  const { language, setLanguage } = useLanguageState();
  const { theme, setLayout } = useLayout();
  const [isChanging, setChanging] = useState(false);
  const hint = (text: string, key: string) => (
    <span>
      {text}
      <span className="menu-hint">
        <Key name={key} />
      </span>
    </span>
  );
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [theme],
          items: [
            { key: 'change', label: words.changePassword },
            { key: 'language', label: words.language },
            { type: 'divider' },
            { key: 'light', label: words.themeLight },
            { key: 'dark', label: words.themeDark },
            { key: 'system', label: words.themeSystem },
            { type: 'divider' },
            { key: 'lock', label: hint(words.lock, 'Ctrl+L') },
            { key: 'leave', label: words.signOut },
          ],
          onClick: ({ key }) => {
            if (key === 'change') setChanging(true);
            if (key === 'language') setLanguage(language === 'zh' ? 'en' : 'zh');
            if (key === 'light' || key === 'dark' || key === 'system') setLayout({ theme: key });
            if (key === 'lock') lock();
            if (key === 'leave') void leave();
          },
        }}
      >
        <button type="button" className="head-button">
          <span>{person.name}</span>
          <DownOutlined style={{ fontSize: 10 }} />
        </button>
      </Dropdown>
      {isChanging ? <PasswordDialog onClose={() => setChanging(false)} /> : null}
    </>
  );
}

/** `当班 A 王敏 · B 李强(代)`: both names always, the absent one struck out, who stands in said in words. */
function DutyPill({ duty }: { duty: TodayView['duty'] }) {
  const words = useWords(frameWords);
  const office = useOffice();
  const go = useGo();
  const { answering } = duty;
  const isAnswering = (person: string | null): boolean => answering.kind === 'answered' && answering.person === person;
  const isActing = answering.kind === 'answered' && answering.slot === 'B';
  const bothAway = answering.kind === 'unattended';
  return (
    <Tooltip title={`${unitName(office, duty.unit)} · ${words.dutyHint} G D`} placement="bottom">
      <button type="button" className="head-button head-duty" onClick={() => go('duty')}>
        <span className="quiet head-word">{words.onDuty}</span>
        {duty.a ? (
          <span className={isAnswering(duty.a) ? '' : 'head-away'}>{`${words.a} ${personName(office, duty.a)}`}</span>
        ) : null}
        {duty.b ? (
          <span className={bothAway ? 'head-away' : isActing ? 'head-acting' : 'quiet'}>
            {`${words.b} ${personName(office, duty.b)}${isActing ? ` (${words.acting})` : ''}`}
          </span>
        ) : null}
        {bothAway ? <span className="name-nobody">{duty.a ? words.nobodyOnDuty : words.noPair}</span> : null}
      </button>
    </Tooltip>
  );
}
