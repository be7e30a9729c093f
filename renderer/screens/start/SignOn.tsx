import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { SessionView } from '../../../shared/contract/views.ts';
import { signOnWords } from '../../../shared/words/signOn.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';

const often = 1000;

/** Signing in at the organisation's own provider: it opens in a browser window of its own, and this page waits for its word. */
export function SignOn({ session }: { session: SessionView }) {
  const words = useWords(signOnWords);
  const { client } = useDesk();
  const enter = useEnter();
  const [isWaiting, setWaiting] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const handle = useRef<string | null>(null);

  const giveUp = (): void => {
    const given = handle.current;
    handle.current = null;
    if (given !== null) client.session.signOn({ handle: given, isGivenUp: true }).catch(() => undefined);
    setWaiting(false);
    setAddress(null);
  };
  // Whoever leaves the page is not waited for.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `giveUp` is new at each drawing but does the same
  useEffect(() => () => giveUp(), []);

  const signOn = useMutation({
    mutationFn: async () => {
      setWaiting(true);
      const begun = await client.session.beginSignOn();
      handle.current = begun.handle;
      setAddress(begun.address);
      // Where the browser opens nothing by itself, the link beside it does.
      if (begun.address !== null) window.open(begun.address, '_blank', 'noopener');
      while (handle.current === begun.handle) {
        const { session: entered } = await client.session.signOn({ handle: begun.handle });
        if (entered) {
          handle.current = null;
          return entered;
        }
        await new Promise((resolve) => setTimeout(resolve, often));
      }
      return null;
    },
    onSuccess: (entered) => (entered ? enter(entered, accountIn(entered)) : undefined),
    onError: giveUp,
  });

  if (session.signOn === null) return null;
  const label = session.signOn;
  return (
    <div className="start-sign-on">
      <Problem error={signOn.error} title={words.failed} />
      {isWaiting ? (
        <>
          <output>{words.waiting(label)}</output>
          {address === null ? null : (
            <a href={address} target="_blank" rel="noopener noreferrer">
              {words.open}
            </a>
          )}
          <Button onClick={giveUp}>{words.giveUp}</Button>
        </>
      ) : (
        <Button onClick={() => signOn.mutate()}>{words.enter(label)}</Button>
      )}
    </div>
  );
}

/** The lock page asks for the password of this account alone. */
const accountIn = ({ accounts, person }: SessionView): string | null =>
  accounts.find(({ name }) => name === person?.name)?.account ?? null;
