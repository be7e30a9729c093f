import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { todayWords } from '../../../shared/words/today.ts';
import { useDesk } from '../../link/desk.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';

/** At most so many stand here; the rest comes up as these are read. */
const most = 3;

/** Notes in which colleagues named me. */
export function Mentions() {
  const words = useWords(todayWords);
  const { client, query } = useDesk();
  const office = useOffice();
  const go = useGo();
  const { moment } = useFormat();
  const { data } = useQuery(query.attention.view.queryOptions());
  const seeing = useSend((request, complaint: string) => client.attention.seen({ request, complaint }), ['attention']);
  const mentions = data?.mentions ?? [];
  return (
    <>
      {mentions.slice(0, most).map(({ complaint, number, by, at, gist }) => (
        <p key={`${complaint} ${at}`} className="note note-draft note-mention">
          <strong>{words.mention(personName(office, by), number)}</strong>
          <span className="note-gist">{gist}</span>
          <span className="quiet">{moment(at)}</span>
          <Button size="small" onClick={() => go('complaint', { id: complaint })}>
            {words.mentionOpen}
          </Button>
          <Button size="small" type="text" onClick={() => seeing.mutate(complaint)}>
            {words.mentionSeen}
          </Button>
        </p>
      ))}
      {mentions.length > most ? <p className="note note-draft">{words.mentionMore(mentions.length - most)}</p> : null}
    </>
  );
}
