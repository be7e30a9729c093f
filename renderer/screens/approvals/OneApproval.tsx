import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ApprovalLine } from '../../../shared/contract/calls/approval.ts';
import { approvalsWords } from '../../../shared/words/approvals.ts';
import { useDesk } from '../../link/desk.ts';
import { CaseReading } from '../../parts/CaseReading.tsx';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { StageLine } from '../../parts/StageLine.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { runningPack } from '../../state/packs.ts';
import { Decision } from './Decision.tsx';

type Props = { line: ApprovalLine; onDone: (said: string) => void; onBack: () => void };

/** The whole case, and beside it what can be decided. */
export function OneApproval({ line, onDone, onBack }: Props) {
  const words = useWords(approvalsWords);
  const { query } = useDesk();
  const go = useGo();
  const { moment } = useFormat();
  const opened = useQuery(query.complaint.open.queryOptions({ input: { id: line.id } }));
  const complaint = opened.data;
  const pack = complaint && runningPack(complaint);
  if (!complaint || !pack) return <Problem error={opened.error} reading onRetry={() => void opened.refetch()} />;
  return (
    <>
      <section className="approval-case" aria-label={line.number}>
        <header className="approval-head">
          <h2>
            {line.number} · {line.complainant}
          </h2>
          <span className="quiet">{words.since(moment(line.since))}</span>
          <Button size="small" onClick={() => go('complaint', { id: line.id })}>
            {words.open} <Key name="O" />
          </Button>
        </header>
        <StageLine pack={pack} stages={line.stages} ended={line.ended} />
        <CaseReading complaint={complaint} pack={pack} />
      </section>
      <Decision line={line} complaint={complaint} pack={pack} onDone={onDone} onBack={onBack} />
    </>
  );
}
