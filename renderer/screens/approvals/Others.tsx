import type { OtherApproval } from '../../../shared/contract/calls/approval.ts';
import { groundOf } from '../../../shared/accountability/trigger.ts';
import { approvalsWords } from '../../../shared/words/approvals.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { runningPack } from '../../state/packs.ts';

/** What is no complaint: each opens in its own place, where all of it is seen and decided. */
export function Others({ others }: { others: readonly OtherApproval[] }) {
  const words = useWords(approvalsWords);
  if (others.length === 0) return null;
  return (
    <nav className="approvals-others" aria-label={words.otherTitle}>
      <h2>{words.otherTitle}</h2>
      <ul>
        {others.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            <Other one={one} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Other({ one }: { one: OtherApproval }) {
  const { title, hint, open } = useSaid(one);
  const { moment } = useFormat();
  return (
    <button type="button" onClick={open}>
      <span>{title}</span>
      <span className="quiet">{`${hint} · ${moment(one.at)}`}</span>
    </button>
  );
}

function useSaid(one: OtherApproval): { title: string; hint: string; open: () => void } {
  const words = useWords(approvalsWords).other;
  const { levels } = useWords(supervisionWords);
  const text = useText();
  const office = useOffice();
  const go = useGo();
  switch (one.kind) {
    case 'pack':
      return {
        title: words.pack(text(one.title), one.version),
        hint: words.packHint(personName(office, one.by), one.note),
        open: () => go('procedures', { search: { proposal: one.id } }),
      };
    case 'case':
      return {
        title: words.case(one.title),
        hint: words.caseHint(personName(office, one.by)),
        open: () => go('cases', { search: { case: one.id, tab: 'unfinished' } }),
      };
    case 'proposal': {
      const pack = runningPack({ pack: one.pack });
      const ground = pack && groundOf(pack, one.trigger);
      return {
        title: words.proposal(ground ? levels[ground.level] : one.trigger, unitName(office, one.subject)),
        hint: words.proposalHint(one.facts, one.endorsedBy !== null),
        open: () => go('supervision', { search: { proposal: one.id } }),
      };
    }
  }
}
