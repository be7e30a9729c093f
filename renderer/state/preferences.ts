import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDesk } from '../link/desk.ts';
import { handOver } from './personal.ts';
import { useLanguageState } from './language.ts';
import { readLayout, useLayout } from './layout.ts';
import { useSignedIn } from './session.ts';

/** The look a person chose goes with the person: read at sign-in, kept by the desk at every change. */
export function usePreferences(): void {
  const { client, query } = useDesk();
  const person = useSignedIn().person.id;
  const kept = useQuery(query.preference.read.queryOptions()).data;
  const appliedFor = useRef<string | null>(null);

  // After a reload of the page nobody has signed in anew.
  useEffect(() => handOver(person), [person]);

  useEffect(() => {
    if (!kept || appliedFor.current === person) return;
    if (kept['language'] === 'zh' || kept['language'] === 'en') {
      useLanguageState.getState().setLanguage(kept['language']);
    }
    useLayout.getState().setLayout(readLayout(kept['layout'] ?? null));
    appliedFor.current = person;
  }, [kept, person]);

  useEffect(() => {
    const save = (key: string, value: string): void => {
      if (appliedFor.current !== person) return;
      // A look that could not be kept is not worth an alarm: the page looks as wished, and the next change tries again.
      client.preference.save({ key, value }).catch(() => undefined);
    };
    const stops = [
      useLanguageState.subscribe((state, before) => {
        if (state.language !== before.language) save('language', state.language);
      }),
      useLayout.subscribe(({ railCollapsed, theme, scale }) =>
        save('layout', JSON.stringify({ railCollapsed, theme, scale })),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, person]);
}
