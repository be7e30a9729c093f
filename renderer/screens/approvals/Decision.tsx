import { useQueryClient } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { ApprovalLine } from '../../../shared/contract/calls/approval.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { extensionPlace } from '../../../shared/complaint/state.ts';
import { actionOf, isApproval, type Action, type Pack } from '../../../shared/procedure/pack.ts';
import { approvalsWords } from '../../../shared/words/approvals.ts';
import { applyChange } from '../../link/changes.ts';
import { useDesk } from '../../link/desk.ts';
import { ActionForm } from '../../parts/ActionForm.tsx';
import { actAction, sendAct } from '../../parts/clockActForms.ts';
import { othersWhoMay } from '../../parts/colleagues.ts';
import { Key } from '../../parts/Key.tsx';
import { Money } from '../../parts/Money.tsx';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { clockRule } from '../../parts/ruleTitles.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useKeys, type KeyMap } from '../../parts/useKeys.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { useSignedIn } from '../../state/session.ts';

type Props = {
  line: ApprovalLine;
  complaint: ComplaintView;
  pack: Pack;
  onDone: (said: string) => void;
  onBack: () => void;
};

/** What can be decided, each way with its key; the form of the one that was chosen opens in place. */
export function Decision({ line, complaint, pack, onDone, onBack }: Props) {
  const words = useWords(approvalsWords);
  const text = useText();
  const office = useOffice();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const { ways, first, extension } = useWays(line, complaint, pack);
  const [chosen, setChosen] = useState<string | null>(extension ? extension.id : null);
  const action = ways.find(({ id }) => id === chosen);
  const keys: KeyMap = Object.fromEntries(
    ways.map((way, index) => [String(index + 1), { run: () => setChosen(way.id), what: text(way.title) }]),
  );
  const open = first ?? ways[0];
  if (open) keys['Enter'] = { run: () => setChosen(open.id), what: words.keys.decide };
  useKeys(keys, { enabled: !action });
  return (
    <aside className="approval-decision" aria-label={words.decide}>
      <h3>{words.decide}</h3>
      {line.amount === null ? null : (
        <p className="approval-amount">
          <span className="quiet">{words.amount}</span> <Money fen={line.amount} />
        </p>
      )}
      {line.actingFor === null ? null : <p className="note">{words.asActing(personName(office, line.actingFor))}</p>}
      <Asked line={line} complaint={complaint} />
      {line.refusal ? <NotMine line={line} complaint={complaint} pack={pack} /> : null}
      {action ? (
        <ActionForm
          key={action.id}
          action={action}
          complaint={complaint}
          {...(extension && line.clock !== null
            ? {
                send: (request, values) =>
                  sendAct(
                    client.clock,
                    'decideExtension',
                    { request, id: complaint.id, clock: line.clock ?? '' },
                    values,
                  ),
              }
            : {})}
          onCancel={() => {
            setChosen(null);
            onBack();
          }}
          onDone={() => {
            onDone(words.done(text(action.title), line.number));
            void applyChange(cache, query, { topics: ['complaint'] });
          }}
        />
      ) : (
        <div className="approval-ways">
          {ways.map((way, index) => (
            <Tooltip key={way.id} title={text(way.hint)} placement="left">
              <Button block type={way === open ? 'primary' : 'default'} onClick={() => setChosen(way.id)}>
                {text(way.title)} <Key name={String(index + 1)} />
              </Button>
            </Tooltip>
          ))}
        </div>
      )}
    </aside>
  );
}

/** The ways to decide that are open to me: those of the approvers first, then what else the stage lets me do. */
function useWays(line: ApprovalLine, complaint: ComplaintView, pack: Pack) {
  if (line.stage === extensionPlace) {
    const clock = complaint.clocks.find(({ id }) => id === line.clock);
    const rule = clock && clockRule(pack, clock.rule);
    const extension = clock && rule && line.refusal === null ? actAction('decideExtension', rule, clock) : undefined;
    return { ways: extension ? [extension] : [], first: extension, extension };
  }
  const ways = complaint.actions.flatMap(({ action, refusal }): Action[] => {
    const found = refusal === null ? actionOf(pack, action) : undefined;
    return found && found.at.includes(line.stage) && isApproval(pack, found) ? [found] : [];
  });
  const next = ways.find(({ id }) => id === line.nextAction);
  return { ways: next ? [next, ...ways.filter((way) => way !== next)] : ways, first: next, extension: undefined };
}

/** Who asks for more time, and why. */
function Asked({ line, complaint }: Pick<Props, 'line' | 'complaint'>) {
  const words = useWords(approvalsWords);
  const office = useOffice();
  const asked = complaint.clocks.find(({ id }) => id === line.clock)?.extension;
  return asked ? <p>{words.extensionAsked(personName(office, asked.by), asked.reason)}</p> : null;
}

/** Why it is not mine, and whose it can be. */
function NotMine({ line, complaint, pack }: Pick<Props, 'line' | 'complaint' | 'pack'>) {
  const words = useWords(approvalsWords);
  const sentence = useRefusalSentence();
  const office = useOffice();
  const { now } = useFormat();
  const { person: me } = useSignedIn();
  const next = line.nextAction === null ? undefined : actionOf(pack, line.nextAction);
  const asker = { needs: next?.needs ?? [], by: next?.by ?? { party: '', roles: ['approver' as const] } };
  const others =
    line.unit === null ? [] : othersWhoMay(asker, line.unit, complaint, office, me.id, now, line.amount ?? 0);
  return (
    <div className="approval-refused" role="alert">
      <strong>{words.refusedTitle}</strong>
      {line.refusal ? <p>{sentence(line.refusal)}</p> : null}
      <p>{others.length === 0 ? words.nobodyElse : words.others}</p>
      <ul>
        {others.slice(0, 8).map(({ person, isThere }) => (
          <li key={person.id}>
            <strong>{person.name}</strong> {person.title}{' '}
            {isThere ? (person.contact.phone ?? person.contact.mobile) : <span className="quiet">{words.away}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
