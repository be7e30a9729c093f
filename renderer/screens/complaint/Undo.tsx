import { UndoOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { actionOf, type Pack } from '../../../shared/procedure/pack.ts';
import { undoWords } from '../../../shared/words/undo.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';

/** Takes back one's own last step, for the few minutes in which that is possible. In a field Ctrl+Z belongs to the text. */
export function Undo({ view, pack }: { view: ComplaintView; pack: Pack }) {
  const now = useNow();
  return view.undo && now <= view.undo.until ? (
    <Offered key={view.undo.until} view={view} pack={pack} undo={view.undo} />
  ) : null;
}

type OfferedProps = { view: ComplaintView; pack: Pack; undo: NonNullable<ComplaintView['undo']> };

function Offered({ view, pack, undo }: OfferedProps) {
  const words = useWords(undoWords);
  const text = useText();
  const format = useFormat();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [request] = useState(newRequestId);
  const taking = useMutation({
    mutationFn: () => client.complaint.undo({ request, id: view.id }),
    onSuccess: () => cache.invalidateQueries({ queryKey: query.complaint.key() }),
  });
  const run = (): void => {
    if (!taking.isPending) taking.mutate();
  };
  useKeys({ 'Ctrl+Z': { run, what: words.key, whileTyping: false } });
  const steps: Readonly<Record<string, string>> = words.steps;
  const action = actionOf(pack, undo.step);
  const step = action ? text(action.title) : (steps[undo.step] ?? undo.step);
  return (
    <>
      <Tooltip title={words.hint(format.moment(undo.until))}>
        <Button icon={<UndoOutlined />} loading={taking.isPending} onClick={run}>
          {words.undo(step)} <Key name="Ctrl+Z" />
        </Button>
      </Tooltip>
      <Problem error={taking.error} />
    </>
  );
}
