import { useMutation } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useState } from 'react';
import { startWords } from '../../../shared/words/start.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { packageWords } from '../../../shared/words/packages.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useEnter } from '../../state/lock.ts';
import { JoinByFile } from './JoinByFile.tsx';
import { JoinOffice } from './JoinOffice.tsx';
import { NewOffice } from './NewOffice.tsx';
import { Restore } from './Restore.tsx';
import { StartPage } from './StartPage.tsx';

/** Marks the two calls that begin an office, so that the page does not jump to the sign-in between their steps. */
export const foundingKey = ['founding'];

/** No office on this PC yet: the demo, a new one (two short pages), or a backup. */
export function FirstStart() {
  const words = useWords(startWords).first;
  const join = useWords(exchangeWords).fresh;
  const file = useWords(packageWords).fresh;
  const { client } = useDesk();
  const enter = useEnter();
  const [way, setWay] = useState<'choose' | 'fresh' | 'join' | 'file' | 'restore'>('choose');
  const [request] = useState(newRequestId);
  const demo = useMutation({
    mutationKey: foundingKey,
    mutationFn: () => client.session.demo({ request }),
    onSuccess: (session) =>
      enter(session, session.accounts.find(({ name }) => name === session.person?.name)?.account ?? null),
  });
  if (way === 'fresh') return <NewOffice mutationKey={foundingKey} onBack={() => setWay('choose')} />;
  if (way === 'join') return <JoinOffice mutationKey={foundingKey} onBack={() => setWay('choose')} />;
  if (way === 'file') return <JoinByFile mutationKey={foundingKey} onBack={() => setWay('choose')} />;
  if (way === 'restore') return <Restore onBack={() => setWay('choose')} />;
  const choices = [
    { key: 'demo', title: words.demo, hint: words.demoHint, choose: () => demo.mutate() },
    { key: 'fresh', title: words.fresh, hint: words.freshHint, choose: () => setWay('fresh') },
    { key: 'join', title: join.choice, hint: join.choiceHint, choose: () => setWay('join') },
    { key: 'file', title: file.choice, hint: file.choiceHint, choose: () => setWay('file') },
    { key: 'restore', title: words.restore, hint: words.restoreHint, choose: () => setWay('restore') },
  ];
  return (
    <StartPage title={words.title} hint={words.hint}>
      <div className="start-choices">
        {choices.map(({ key, title, hint, choose }) => (
          <button key={key} type="button" className="start-choice" onClick={choose} disabled={demo.isPending}>
            <span className="start-choice-title">{title}</span>
            <span className="quiet">{hint}</span>
          </button>
        ))}
      </div>
      {demo.isPending ? (
        <output>
          <Spin size="small" /> {words.making}
        </output>
      ) : null}
      <Problem error={demo.error} />
    </StartPage>
  );
}
