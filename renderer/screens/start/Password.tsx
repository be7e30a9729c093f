import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import type { SessionView } from '../../../shared/contract/views.ts';
import { shortestPassword } from '../../../shared/people/decide.ts';
import { startWords } from '../../../shared/words/start.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useLeave } from '../../state/lock.ts';
import { StartForm } from './StartForm.tsx';
import { StartPage } from './StartPage.tsx';
import { TextField } from './TextField.tsx';

/** At the first sign-in the password given by the administrator is changed before work begins. */
export function FirstPassword({ session }: { session: SessionView }) {
  const words = useWords(startWords).change;
  const leave = useLeave();
  return (
    <StartPage title={words.title} hint={`${session.person?.name ?? ''} · ${words.firstHint}`}>
      <PasswordForm onDone={() => undefined} onCancel={() => void leave()} />
    </StartPage>
  );
}

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(startWords).change;
  return (
    <Modal open title={words.title} footer={null} onCancel={onClose} width={400} destroyOnHidden>
      <PasswordForm onDone={onClose} onCancel={onClose} />
    </Modal>
  );
}

function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const words = useWords(startWords).change;
  const { client, query } = useDesk();
  const queryClient = useQueryClient();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [repeated, setRepeated] = useState('');
  const [wrong, setWrong] = useState<{ fresh?: string; repeated?: string }>({});
  const change = useMutation({
    mutationFn: () => client.session.changePassword({ request: newRequestId(), old, fresh }),
    onSuccess: (session) => {
      queryClient.setQueryData(query.session.state.queryKey(), session);
      onDone();
    },
  });
  const submit = (): void => {
    const problem: typeof wrong =
      fresh.length < shortestPassword
        ? { fresh: words.tooShort(shortestPassword) }
        : fresh !== repeated
          ? { repeated: words.different }
          : {};
    setWrong(problem);
    if (Object.keys(problem).length === 0) change.mutate();
  };
  return (
    <StartForm
      onSubmit={submit}
      submit={words.save}
      isSending={change.isPending}
      back={{ title: words.cancel, onClick: onCancel }}
    >
      <TextField label={words.old} value={old} onChange={setOld} kind="password" isFirst />
      <TextField label={words.fresh} value={fresh} onChange={setFresh} kind="newPassword" problem={wrong.fresh} />
      <TextField
        label={words.repeat}
        value={repeated}
        onChange={setRepeated}
        kind="newPassword"
        problem={wrong.repeated}
      />
      <Problem error={change.error} />
    </StartForm>
  );
}
