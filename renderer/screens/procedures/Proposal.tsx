import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { PackProposal } from '../../../shared/contract/calls/pack.ts';
import { packEditorWords } from '../../../shared/words/packEditor.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { usePackBook } from '../../state/packs.ts';
import { Compare } from './editor/Compare.tsx';
import { PackPage } from './PackPage.tsx';

/** A version that waits for a second person: what differs, the whole text, and the answer. */
export function Proposal({ proposal, onAnswered }: { proposal: PackProposal; onAnswered: () => void }) {
  const words = useWords(packEditorWords);
  const say = words.proposal;
  const { client } = useDesk();
  const office = useOffice();
  const format = useFormat();
  const [comment, setComment] = useState('');
  const { pack, note, by, at, recount, mayRelease } = proposal;
  const before = usePackBook().newest(pack.id);
  const answer = useSend(
    (request, granted: boolean) => client.pack.answer({ request, id: pack.id, granted, comment }),
    ['pack', 'procedure', 'complaint'],
    onAnswered,
  );
  return (
    <PackPage pack={pack} mains={[]}>
      <section className="procedure-use" aria-label={words.proposals}>
        <p>
          {say.by(personName(office, by), format.moment(at))} · {say.note}：{note}
        </p>
        {recount ? <p>{say.recount}</p> : null}
        {mayRelease ? null : <Alert type="info" showIcon title={say.waiting} />}
        <div className="procedure-use-line">
          {mayRelease ? (
            <Button type="primary" loading={answer.isPending} onClick={() => answer.mutate(true)}>
              {say.release}
            </Button>
          ) : null}
          <Input
            className="procedure-comment"
            aria-label={say.comment}
            placeholder={say.comment}
            maxLength={2000}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
          <Button disabled={comment.trim() === ''} onClick={() => answer.mutate(false)}>
            {mayRelease ? say.sendBack : say.takeBack}
          </Button>
        </div>
        <Problem error={answer.error} />
        {before ? <Compare before={before} after={pack} /> : null}
      </section>
    </PackPage>
  );
}
