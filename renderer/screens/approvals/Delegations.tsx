import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { DelegationLine } from '../../../shared/contract/calls/approval.ts';
import { carriedBy } from '../../../shared/people/authority.ts';
import { approvalsWords } from '../../../shared/words/approvals.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { useDesk } from '../../link/desk.ts';
import { formatYuan } from '../../../shared/base/yuan.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useSignedIn } from '../../state/session.ts';
import { DelegateForm, useGivers } from './DelegateForm.tsx';

/** Whether there is anything to hand over or to look at here. */
export function useDelegations() {
  const { query } = useDesk();
  const read = useQuery(query.approval.delegations.queryOptions());
  const givers = useGivers();
  return { read, givers, isOffered: givers.length > 0 || (read.data?.length ?? 0) > 0 };
}

/** For whom I may decide now; opened, to whom approvals are handed. */
export function Delegations({ isOpen }: { isOpen: boolean }) {
  const words = useWords(approvalsWords).delegations;
  const { person: me } = useSignedIn();
  const office = useOffice();
  const { now, moment } = useFormat();
  const [isGiving, setGiving] = useState(false);
  const { read, givers } = useDelegations();
  const lines = read.data ?? [];
  const carried = carriedBy(office, me.id, now).filter(({ until }) => until !== null);
  if (!isOpen && carried.length === 0) return null;
  return (
    <section className="delegations" aria-label={words.title}>
      {carried.map(({ giver, unit, until }) => (
        <p key={`${giver} ${unit}`} className="delegations-standing">
          {words.standing(personName(office, giver), moment(until ?? now))}
        </p>
      ))}
      {isOpen ? (
        <div className="panel delegations-body">
          <Problem error={read.error} reading onRetry={() => void read.refetch()} />
          {read.data && lines.length === 0 ? <p className="quiet">{words.none}</p> : null}
          <ul>
            {lines.map((line) => (
              <li key={line.id}>
                <Line line={line} />
              </li>
            ))}
          </ul>
          {givers.length === 0 ? null : isGiving ? (
            <DelegateForm givers={givers} onClose={() => setGiving(false)} />
          ) : (
            <Button size="small" onClick={() => setGiving(true)}>
              {words.form}
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}

function Line({ line }: { line: DelegationLine }) {
  const words = useWords(approvalsWords).delegations;
  const { yuan } = useWords(partsWords).form;
  const office = useOffice();
  const { now, moment } = useFormat();
  const { client } = useDesk();
  const ending = useSend(
    (request, delegation: string) => client.approval.endDelegation({ request, person: line.person, delegation }),
    ['office', 'approval'],
  );
  const said = [
    words.span(moment(line.from), moment(line.until)),
    line.upTo === undefined ? '' : words.limit(`${formatYuan(line.upTo)} ${yuan}`),
    line.reason,
    line.from > now ? words.coming : '',
  ];
  return (
    <>
      <strong>
        {words.mine(personName(office, line.person), personName(office, line.to), unitName(office, line.unit))}
      </strong>
      <span className="quiet">{said.filter(Boolean).join(' · ')}</span>
      {line.mayEnd ? (
        <Button size="small" loading={ending.isPending} onClick={() => ending.mutate(line.id)}>
          {words.takeBack}
        </Button>
      ) : null}
      <Problem error={ending.error} />
    </>
  );
}
