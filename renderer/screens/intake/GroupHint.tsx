import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { GroupHint as Hint } from '../../../shared/contract/calls/group.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { useIntake, type Write } from './store.ts';

/** Groups this complaint may belong to, joined with one key; or the question whether the matter is common (P10-M1). */
export function GroupHint({ write }: { write: Write }) {
  const words = useWords(groupsWords).hint;
  const { query } = useDesk();
  const unit = useIntake((state) => state.form.complainedUnit);
  const reason = useIntake((state) => state.form.reason);
  const joined = useIntake((state) => state.form.group);
  const input = { ...(unit === null ? {} : { unit }), ...(reason === null ? {} : { reason }) };
  const hint = useQuery({ ...query.group.hint.queryOptions({ input }), enabled: reason !== null }).data;
  const offered = reason === null ? [] : (hint?.groups ?? []);
  const [first] = offered;
  // A group that was joined stays in sight, also when the outlet or the reason was changed afterwards.
  const isElsewhere = joined !== null && !offered.some(({ id }) => id === joined.id);
  const toggle = (group: { id: string; number: string; title: string }): void => {
    const { id, number, title } = group;
    write.form({ group: joined?.id === id ? null : { id, number, title } });
  };
  const candidate = joined ?? first;
  useKeys(candidate ? { 'Alt+G': { run: () => toggle(candidate), what: words.key } } : {});
  if (offered.length === 0 && !isElsewhere && !(hint?.asks && reason !== null)) return null;
  return (
    <section className="intake-panel intake-group" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        {candidate ? <Key name="Alt+G" /> : null}
      </header>
      <ul>
        {offered.map((group) => (
          <Offered key={group.id} group={group} isJoined={joined?.id === group.id} onToggle={() => toggle(group)} />
        ))}
        {isElsewhere ? (
          <li data-joined>
            <strong>{joined.title}</strong> <span className="intake-note">{`${joined.number} · ${words.joined}`}</span>
            <Button size="small" onClick={() => toggle(joined)}>
              {words.undo}
            </Button>
          </li>
        ) : null}
      </ul>
      {hint?.asks && offered.length === 0 ? (
        <p className="intake-note">
          {words.asks(hint.like)} {words.asksHint}
        </p>
      ) : null}
    </section>
  );
}

type OfferedProps = { group: Hint['groups'][number]; isJoined: boolean; onToggle: () => void };

function Offered({ group, isJoined, onToggle }: OfferedProps) {
  const words = useWords(groupsWords).hint;
  return (
    <li data-joined={isJoined || undefined}>
      <div>
        <strong>{group.title}</strong>{' '}
        <span className="intake-note">
          {words.group(group.number, group.people)}
          {isJoined ? ` · ${words.joined}` : ''}
        </span>
      </div>
      {group.wording === null ? null : (
        <p>
          <span className="intake-note">{words.say}</span>
          {group.wording}
        </p>
      )}
      <Button size="small" type={isJoined ? 'default' : 'primary'} onClick={onToggle}>
        {isJoined ? words.undo : words.join}
      </Button>
    </li>
  );
}
