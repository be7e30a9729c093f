import { BellOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { reminderWords } from '../../shared/words/reminders.ts';
import { useFloating } from '../state/floating.ts';
import { useWords } from '../state/language.ts';
import { useReminders } from '../state/reminders.ts';

/** How much is unread, in the head of every screen. */
export function Bell() {
  const words = useWords(reminderWords);
  const unread = useReminders()?.unread ?? 0;
  const isOpen = useFloating((state) => state.shown === 'reminders');
  const { show, hide } = useFloating();
  return (
    <Tooltip title={`${words.open} I`} placement="bottomRight">
      <button
        type="button"
        className="head-button head-bell"
        aria-label={words.bell(unread)}
        aria-expanded={isOpen}
        onClick={() => (isOpen ? hide() : show('reminders'))}
      >
        <BellOutlined />
        {unread > 0 ? <span className="head-bell-count">{unread > 99 ? words.many : unread}</span> : null}
      </button>
    </Tooltip>
  );
}
