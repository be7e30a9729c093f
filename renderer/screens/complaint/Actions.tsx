import { Button, Tooltip } from 'antd';
import type { AllowedAction, ComplaintView } from '../../../shared/contract/views.ts';
import { actionOf, type Action, type Pack } from '../../../shared/procedure/pack.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { Key } from '../../parts/Key.tsx';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { Undo } from './Undo.tsx';
import { Watch } from './Watch.tsx';
import { useText, useWords } from '../../state/language.ts';

/** What stands open under the header. */
export type Opened =
  | { kind: 'action'; action: string }
  | { kind: 'answer'; action: string }
  | { kind: 'note' }
  | { kind: 'letter' }
  | { kind: 'correct' }
  | { kind: 'procedure' };

type Props = {
  view: ComplaintView;
  pack: Pack;
  opened: Opened | null;
  onOpen: (opened: Opened | null) => void;
  onPrint: () => void;
  mayNote: boolean;
  mayCorrect: boolean;
};

type Offer = { action: Action; refusal: AllowedAction['refusal'] };

export function offersOf(view: ComplaintView, pack: Pack): { allowed: Offer[]; refused: Offer[] } {
  const offers = view.actions.flatMap(({ action, refusal }) => {
    const found = actionOf(pack, action);
    return found ? [{ action: found, refusal }] : [];
  });
  return {
    allowed: offers.filter((offer) => offer.refusal === null),
    refused: offers.filter((offer) => offer.refusal !== null),
  };
}

/** What may be done now, then what the procedure knows here but refuses, each with its reason. */
export function Actions({ view, pack, opened, onOpen, onPrint, mayNote, mayCorrect }: Props) {
  const words = useWords(complaintWords);
  const { allowed, refused } = offersOf(view, pack);
  const keys = keysOf(allowed);
  const toggle = (next: Opened): void => onOpen(JSON.stringify(next) === JSON.stringify(opened) ? null : next);
  return (
    <div className="complaint-actions" role="toolbar" aria-label={words.actions}>
      {allowed.map(({ action }) => (
        <ActionButton
          key={action.id}
          action={action}
          shortcut={keys.get(action.id)}
          isOpen={opened?.kind === 'action' && opened.action === action.id}
          onClick={() => toggle({ kind: 'action', action: action.id })}
        />
      ))}
      {refused.map(({ action, refusal }) => (
        <RefusedButton key={action.id} action={action} refusal={refusal} />
      ))}
      {allowed.length === 0 && refused.length === 0 && !view.ended ? (
        <span className="complaint-quiet">{words.noActions}</span>
      ) : null}
      <span className="complaint-space" />
      <Undo view={view} pack={pack} />
      <Watch complaint={view.id} />
      {mayNote ? (
        <Button aria-expanded={opened?.kind === 'note'} onClick={() => toggle({ kind: 'note' })}>
          {words.note} <Key name="M" />
        </Button>
      ) : null}
      {mayNote ? (
        <Button aria-expanded={opened?.kind === 'letter'} onClick={() => toggle({ kind: 'letter' })}>
          {words.letter} <Key name="L" />
        </Button>
      ) : null}
      {mayCorrect ? (
        <Button aria-expanded={opened?.kind === 'correct'} onClick={() => toggle({ kind: 'correct' })}>
          {words.correct} <Key name="C" />
        </Button>
      ) : null}
      <Tooltip title={words.printHint}>
        <Button onClick={onPrint}>
          {words.print} <Key name="P" />
        </Button>
      </Tooltip>
    </div>
  );
}

/** A key belongs to the first allowed action that asks for it: two verbs on one key would be a trap. */
export function keysOf(allowed: Offer[]): Map<string, string> {
  const taken = new Set<string>();
  const keyByAction = new Map<string, string>();
  for (const { action } of allowed) {
    if (!action.key || taken.has(action.key)) continue;
    taken.add(action.key);
    keyByAction.set(action.id, action.key);
  }
  return keyByAction;
}

function ActionButton(props: { action: Action; shortcut: string | undefined; isOpen: boolean; onClick: () => void }) {
  const { action, shortcut, isOpen, onClick } = props;
  const text = useText();
  return (
    <Tooltip title={text(action.hint)}>
      <Button type={action.tone === 'primary' ? 'primary' : 'default'} aria-expanded={isOpen} onClick={onClick}>
        {text(action.title)}
        {shortcut ? <Key name={shortcut} /> : null}
      </Button>
    </Tooltip>
  );
}

/** Stays reachable by Tab, so that its reason can be read; pressing it does nothing. */
function RefusedButton({ action, refusal }: Offer) {
  const text = useText();
  const sentence = useRefusalSentence();
  const reason = refusal ? sentence(refusal) : '';
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      <Button className="refused" aria-disabled aria-description={reason}>
        {text(action.title)}
      </Button>
    </Tooltip>
  );
}
