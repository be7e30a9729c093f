import { Alert, Button } from 'antd';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { useRefusal } from './refusal.ts';

export type ProblemProps = {
  /** Error of a call; nothing is shown while there is none. */
  error: unknown;
  /** Reading failed rather than saving. */
  reading?: boolean;
  onRetry?: () => void;
  /** Heading in place of "not saved". */
  title?: string;
};

/** An error in its place beside what somebody was doing: never a window over typed words. */
export function Problem({ error, reading = false, onRetry, title }: ProblemProps) {
  const words = useWords(partsWords).problem;
  const sentence = useRefusal();
  if (error === null || error === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="problem"
      title={title ?? (reading ? words.readTitle : words.title)}
      description={sentence(error)}
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {words.retry}
          </Button>
        ) : undefined
      }
    />
  );
}
