import { Badge, Button } from 'antd';
import { intakeWords } from '../../../shared/words/intake.ts';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { isEmpty } from './form.ts';
import { useIntake } from './store.ts';

/** The one button that matters, what stands in its way, and whether the draft is safe. */
export function SaveBar(props: {
  error: unknown;
  onSave: () => void;
  onAnother: () => void;
  drafts: number;
  draftsShown: boolean;
  onShowDrafts: () => void;
}) {
  const { error, onSave, onAnother, drafts, draftsShown, onShowDrafts } = props;
  const words = useWords(intakeWords);
  const isSending = useIntake((state) => state.isSending);
  const isUntouched = useIntake((state) => isEmpty(state.form) && state.files.length === 0);
  const problems = useIntake((state) => state.problems);
  const isKept = useIntake((state) => state.delivery === 'idle');
  const count = problems === null ? 0 : Object.keys(problems).length;
  return (
    <footer className="intake-save">
      {error !== null && (
        <div className="intake-save-problem">
          <Problem error={error} />
          <p className="intake-note">{isKept ? words.refused.kept : words.refused.again}</p>
        </div>
      )}
      <div className="intake-save-line">
        <Button type="primary" onClick={onSave} aria-busy={isSending} aria-keyshortcuts="Control+Enter">
          {isSending ? words.saving : words.save}
          <Key name="Ctrl+Enter" />
        </Button>
        {!isUntouched && (
          <Button onClick={onAnother} title={words.newOneHint}>
            {words.newOne}
          </Button>
        )}
        {!isUntouched && drafts > 0 && (
          <Button type="text" aria-expanded={draftsShown} onClick={onShowDrafts}>
            <Badge count={drafts} color="var(--ink-quiet)" size="small" offset={[8, -2]}>
              {words.draft.title}
            </Badge>
          </Button>
        )}
        {count > 0 ? (
          <span className="intake-problem" role="alert">
            {words.problems.count(count)}
          </span>
        ) : (
          <DraftState />
        )}
      </div>
    </footer>
  );
}

function DraftState() {
  const { draft: words } = useWords(intakeWords);
  const { moment } = useFormat();
  const delivery = useIntake((state) => state.delivery);
  const savedAt = useIntake((state) => state.savedAt);
  if (delivery === 'retrying') {
    return (
      <span className="intake-problem" role="alert">
        {words.notKept}
      </span>
    );
  }
  // The time of the last save stays while the next is under way: a line that flickers at every key is no comfort.
  return savedAt === null ? null : <span className="intake-note">{words.kept(moment(savedAt))}</span>;
}
