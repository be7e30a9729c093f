import { Button, Tooltip } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Clock } from '../../../../shared/complaint/state.ts';
import type { AllowedClockActs, ClockAct } from '../../../../shared/contract/calendarViews.ts';
import type { ComplaintView } from '../../../../shared/contract/views.ts';
import type { ClockRule } from '../../../../shared/procedure/pack.ts';
import { clocksWords } from '../../../../shared/words/clocks.ts';
import { useDesk } from '../../../link/desk.ts';
import { ActionForm } from '../../../parts/ActionForm.tsx';
import { useRefusalSentence } from '../../../parts/refusal.ts';
import { useText, useWords } from '../../../state/language.ts';
import { actAction, actHint, actTitle, sendAct } from '../../../parts/clockActForms.ts';
import { ClockStates } from './ClockStates.tsx';
import './clockActs.css';

type Props = { clock: Clock; view: ComplaintView; rule: ClockRule | undefined; title: string };
type Offer = AllowedClockActs['acts'][number];

/** Under the line of an open clock: how it stands, and what its rule lets people do to it, with the form in place. */
export function ClockActs({ clock, view, rule, title }: Props) {
  const words = useWords(clocksWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [open, setOpen] = useState<ClockAct | null>(null);
  const hasActs = rule !== undefined && (rule.suspend ?? rule.extensions ?? rule.restart) !== undefined;
  const allowed = useQuery({
    ...query.clock.allowed.queryOptions({ input: { id: view.id } }),
    enabled: hasActs && clock.endedAt === null,
  });
  const offers = (allowed.data?.find((one) => one.clock === clock.id)?.acts ?? []).filter(isMine);
  const isOffered = offers.some(({ act, refusal }) => act === open && refusal === null);
  return (
    <>
      <ClockStates clock={clock} view={view} rule={rule} />
      {rule && offers.length > 0 ? (
        <div className="clock-acts" role="toolbar" aria-label={words.acts(title)}>
          {offers.map((offer) => (
            <ActButton
              key={offer.act}
              offer={offer}
              isOpen={open === offer.act}
              onClick={() => setOpen(open === offer.act ? null : offer.act)}
            />
          ))}
        </div>
      ) : null}
      {rule && open && isOffered ? (
        <div className="clock-act-form">
          <ActionForm
            key={open}
            action={actAction(open, rule, clock)}
            complaint={view}
            send={(request, values) => sendAct(client.clock, open, { request, id: view.id, clock: clock.id }, values)}
            onCancel={() => setOpen(null)}
            onDone={() => {
              setOpen(null);
              void cache.invalidateQueries({ queryKey: query.complaint.key() });
              void cache.invalidateQueries({ queryKey: query.clock.key() });
            }}
          />
        </div>
      ) : null}
    </>
  );
}

/** Acts on clocks of other organisations are left out; that an extension waits for somebody is worth knowing. */
const isMine = ({ act, refusal }: Offer): boolean => refusal?.code !== 'NotYours' || act === 'decideExtension';

function ActButton({ offer, isOpen, onClick }: { offer: Offer; isOpen: boolean; onClick: () => void }) {
  const text = useText();
  const sentence = useRefusalSentence();
  const reason = offer.refusal ? sentence(offer.refusal) : '';
  if (reason === '') {
    return (
      <Tooltip title={text(actHint(offer.act))}>
        <Button size="small" aria-expanded={isOpen} onClick={onClick}>
          {text(actTitle(offer.act))}
        </Button>
      </Tooltip>
    );
  }
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      <Button size="small" className="refused" aria-disabled aria-description={reason}>
        {text(actTitle(offer.act))}
      </Button>
    </Tooltip>
  );
}
