import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { reminderKinds, type ReminderWishes } from '../../../shared/reminder/reminder.ts';
import { reminderWords } from '../../../shared/words/reminders.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { canNotify, useReminders } from '../../state/reminders.ts';
import { Card } from './Card.tsx';

/** What a person is reminded of, when it is quiet, and whether the system may announce it. Kept for the person at once. */
export function Reminders() {
  const words = useWords(reminderWords);
  const say = words.wishes;
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const wishes = useReminders()?.wishes;
  const save = useSend((_request, wanted: ReminderWishes) => client.reminder.saveWishes(wanted), []);
  if (!wishes) return null;
  const set = (change: Partial<ReminderWishes>): void =>
    save.mutate(
      { ...wishes, ...change },
      { onSettled: () => void cache.invalidateQueries({ queryKey: query.reminder.key() }) },
    );
  const { without, quiet, quietOnRestDays } = wishes;
  return (
    <>
      <Card title={say.title} hint={say.hint}>
        <div className="settings-checks">
          {reminderKinds.map((kind) => (
            <Checkbox
              key={kind}
              checked={!without.includes(kind)}
              onChange={({ target }) =>
                set({ without: target.checked ? without.filter((one) => one !== kind) : [...without, kind] })
              }
            >
              {words.kinds[kind]}
            </Checkbox>
          ))}
        </div>
      </Card>
      <Card title={say.quietTitle} hint={say.quietHint}>
        <div className="settings-checks">
          <Checkbox
            checked={quiet !== null}
            onChange={({ target }) => set({ quiet: target.checked ? { from: 18 * 60, to: 8 * 60 + 30 } : null })}
          >
            {say.quiet}
          </Checkbox>
          {quiet ? (
            <span className="settings-hours">
              <Hour label={say.from} value={quiet.from} onChange={(from) => set({ quiet: { ...quiet, from } })} />
              <Hour label={say.to} value={quiet.to} onChange={(to) => set({ quiet: { ...quiet, to } })} />
            </span>
          ) : null}
          <Checkbox checked={quietOnRestDays} onChange={({ target }) => set({ quietOnRestDays: target.checked })}>
            {say.restDays}
          </Checkbox>
        </div>
        <Problem error={save.error} />
      </Card>
      <Desktop />
    </>
  );
}

function Hour({ label, value, onChange }: { label: string; value: number; onChange: (minutes: number) => void }) {
  const two = (part: number): string => String(part).padStart(2, '0');
  return (
    <label>
      {label}{' '}
      <Input
        type="time"
        className="settings-hour"
        value={`${two(Math.floor(value / 60))}:${two(value % 60)}`}
        onChange={({ target }) => {
          const [hours = '', minutes = ''] = target.value.split(':');
          if (minutes !== '') onChange(Number(hours) * 60 + Number(minutes));
        }}
      />
    </label>
  );
}

/** Asked for here alone, by a button: a question that pops up by itself is refused by reflex. */
function Desktop() {
  const words = useWords(reminderWords);
  const say = words.wishes;
  const [permission, setPermission] = useState(canNotify() ? Notification.permission : null);
  const said =
    permission === null
      ? say.desktopMissing
      : { granted: say.desktopOn, denied: say.desktopDenied, default: '' }[permission];
  return (
    <Card title={say.desktopTitle} hint={say.desktopHint}>
      <output>{said}</output>
      <div className="settings-buttons">
        {permission === 'default' ? (
          <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{say.desktopAsk}</Button>
        ) : null}
        {permission === 'granted' ? (
          <Button onClick={() => void new Notification(words.announce.title, { body: say.tried })}>
            {say.desktopTry}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
