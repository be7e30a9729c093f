import { DatePicker, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useId, useMemo, useState } from 'react';
import { instantOf, addDays } from '../../../shared/calendar/local.ts';
import { mayGive, readsThere } from '../../../shared/people/delegate.ts';
import { approvalsWords } from '../../../shared/words/approvals.ts';
import { useDesk } from '../../link/desk.ts';
import { fenOf } from '../../parts/amount.ts';
import { today } from '../../parts/format.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { workingTime } from '../../state/calendar.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useSignedIn } from '../../state/session.ts';

/** A seat whose approvals can be handed over from here. */
export type Giver = { person: string; unit: string };

/** My own seats of an approver, and those of colleagues I lead. */
export function useGivers(): Giver[] {
  const office = useOffice();
  const { person: me, seat } = useSignedIn();
  const { now } = useFormat();
  return useMemo(() => {
    const context = { now, office, actor: { person: me.id, unit: seat.unit } };
    return [...office.personById.values()].flatMap(({ id: person, left, seats }) =>
      left
        ? []
        : seats
            .filter(({ roles, unit }) => roles.includes('approver') && mayGive(person, unit, context))
            .map(({ unit }) => ({ person, unit })),
    );
  }, [office, me.id, seat.unit, now]);
}

const keyOf = ({ person, unit }: Giver): string => `${person} ${unit}`;

export function DelegateForm({ givers, onClose }: { givers: readonly Giver[]; onClose: () => void }) {
  const words = useWords(approvalsWords).delegations;
  const office = useOffice();
  const { person: me } = useSignedIn();
  const { now } = useFormat();
  const { client } = useDesk();
  const id = useId();
  const [giver, setGiver] = useState<Giver>(() => givers.find(({ person }) => person === me.id) ?? givers[0]!);
  const [to, setTo] = useState<string | null>(null);
  const [days, setDays] = useState<[string | null, string | null]>([today(now), null]);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const upTo = typed.trim() === '' ? undefined : fenOf(typed);
  const isBadAmount = typed.trim() !== '' && upTo === undefined;
  const colleagues = useMemo(
    () =>
      [...office.personById.values()].filter(
        (one) => !one.left && one.id !== giver.person && readsThere(office, one.id, giver.unit),
      ),
    [office, giver],
  );
  const saving = useSend(
    (request, order: Giver & { to: string; from: number; until: number; upTo?: number; reason: string }) =>
      client.approval.delegate({ request, ...order }),
    ['office', 'approval'],
    onClose,
  );
  const [from, until] = days;
  const isWhole = to !== null && from !== null && until !== null && reason.trim() !== '' && !isBadAmount;
  const save = (): void => {
    if (to === null || from === null || until === null) return;
    const zone = workingTime();
    saving.mutate({
      ...giver,
      to,
      // Today's begins now: nothing of the morning is decided for somebody afterwards.
      from: from <= today(now) ? now : instantOf(zone, from, 0),
      until: instantOf(zone, addDays(until, 1), 0),
      ...(upTo === undefined ? {} : { upTo }),
      reason: reason.trim(),
    });
  };
  return (
    <InlineForm
      label={words.form}
      save={words.give}
      onSave={save}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
      disabled={!isWhole}
    >
      <div className="delegate-fields">
        <Labelled label={words.giver} id={`${id}-giver`}>
          <Select
            id={`${id}-giver`}
            value={keyOf(giver)}
            onChange={(key) => {
              setGiver(givers.find((one) => keyOf(one) === key) ?? giver);
              setTo(null);
            }}
            options={givers.map((one) => ({
              value: keyOf(one),
              label: `${personName(office, one.person)} · ${unitName(office, one.unit)}`,
            }))}
          />
        </Labelled>
        <Labelled label={words.to} id={`${id}-to`}>
          <Select
            id={`${id}-to`}
            showSearch={{ optionFilterProp: 'label' }}
            value={to}
            onChange={setTo}
            options={colleagues.map((one) => ({
              value: one.id,
              label: `${one.name} · ${one.seats.map(({ unit }) => unitName(office, unit)).join(' · ')}`,
            }))}
          />
        </Labelled>
        <Labelled label={`${words.from} – ${words.until}`} id={`${id}-days`}>
          <DatePicker.RangePicker
            id={{ start: `${id}-days`, end: `${id}-until` }}
            value={[dayOf(from), dayOf(until)]}
            minDate={dayjs(today(now))}
            placeholder={[words.from, words.until]}
            onChange={(chosen: [Dayjs | null, Dayjs | null] | null) =>
              setDays([dateOf(chosen?.[0]), dateOf(chosen?.[1])])
            }
          />
        </Labelled>
        <Labelled label={words.upTo} id={`${id}-limit`}>
          <Input
            id={`${id}-limit`}
            value={typed}
            status={isBadAmount ? 'error' : ''}
            placeholder={words.upToHint}
            onChange={({ target }) => setTyped(target.value)}
          />
          {isBadAmount ? <span role="alert">{words.upToBad}</span> : null}
        </Labelled>
        <Labelled label={words.reason} id={`${id}-reason`}>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            placeholder={words.reasonHint}
            onChange={({ target }) => setReason(target.value)}
          />
        </Labelled>
      </div>
      <p className="quiet">{isWhole ? words.rules : `${words.rules} ${words.missing}`}</p>
    </InlineForm>
  );
}

const dayOf = (date: string | null): Dayjs | null => (date === null ? null : dayjs(date));
const dateOf = (day: Dayjs | null | undefined): string | null => day?.format('YYYY-MM-DD') ?? null;
