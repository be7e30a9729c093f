import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { IntakeView } from '../../../shared/contract/views.ts';
import { currentPack } from '../../state/packs.ts';
import type { FormValues } from '../../../shared/procedure/pack.ts';
import { useDesk } from '../../link/desk.ts';
import type { IntakeForm } from './form.ts';
import type { Filled } from './known.ts';
import { packOf, setOffered, useIntake } from './store.ts';

type Question = {
  phone?: string;
  identity?: string;
  name?: string;
  unit?: string;
  reason?: string;
  receivedAt?: number;
  business?: string;
  businessChannel?: string;
  channel: IntakeForm['channel'];
  pack?: string;
  extra?: FormValues;
};

/** What the desk is asked while the form is being filled. A name that was filled in by an answer is not asked back: the
 *  person it came from would stay for ever. */
function questionOf(form: IntakeForm, filled: Filled, pack: string | undefined): Question {
  const first = form.complainants[0];
  const typed = (field: 'phone' | 'identity' | 'name'): string => {
    const value = first?.[field].trim() ?? '';
    return value === filled[field] ? '' : value.slice(0, 200);
  };
  const [phone, identity, name] = [typed('phone'), typed('identity'), typed('name')];
  return {
    ...(phone.length >= 5 && { phone }),
    ...(identity.length >= 5 && { identity }),
    ...(name.length >= 2 && { name }),
    ...(form.complainedUnit !== null && { unit: form.complainedUnit }),
    ...(form.reason !== null && { reason: form.reason }),
    ...(form.receivedAt !== null && { receivedAt: form.receivedAt }),
    ...(form.business !== null && { business: form.business }),
    ...(form.businessChannel !== null && { businessChannel: form.businessChannel }),
    channel: form.channel,
    ...(pack !== undefined && { pack, extra: choicesOf(form, pack) }),
  };
}

/** The answers that can decide where a complaint begins and which clocks start: those chosen, not those written. */
const choicesOf = (form: IntakeForm, pack: string): FormValues => {
  const given = form.answers[pack]?.values ?? {};
  const asked = currentPack(pack)?.intake.filter(({ kind }) => kind === 'choice' || kind === 'yesNo') ?? [];
  return Object.fromEntries(asked.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])));
};

/** Long enough to skip the keys of a quick typist, short enough to be there when he looks up. */
const pause = 120;

/** The answer for what is on the page now; the one before stays until it is there. Old questions are given up. */
export function useBeside(): { view: IntakeView | undefined; isAsked: boolean; isCurrent: boolean } {
  const { query } = useDesk();
  const form = useIntake((state) => state.form);
  const filled = useIntake((state) => state.filled);
  const pack = useIntake((state) => packOf(state)?.id);
  const text = JSON.stringify(questionOf(form, filled, pack));
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const input = JSON.parse(asked) as Question;
  const { data, isPlaceholderData } = useQuery({
    ...query.complaint.intake.queryOptions({ input }),
    placeholderData: keepPreviousData,
    // "Now" moves on, so an answer is good for this call only.
    gcTime: 60_000,
  });
  useEffect(() => {
    if (data) setOffered(data);
  }, [data]);
  const isAsked = Boolean(input.phone ?? input.identity ?? input.name ?? input.unit);
  return { view: data, isAsked, isCurrent: !isPlaceholderData && asked === text };
}
