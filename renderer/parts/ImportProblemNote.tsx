import { Alert } from 'antd';
import { importWords } from '../../shared/words/imports.ts';
import { Problem } from './Problem.tsx';
import { refusalIn } from './refusal.ts';
import { useWords } from '../state/language.ts';

/** Why the file is not taken: what happened, that nothing was stored, what to do. Other errors are said as everywhere. */
export function ImportProblemNote({ error, tooLarge }: { error: unknown; tooLarge: boolean }) {
  const words = useWords(importWords);
  const refusal = tooLarge ? { code: 'ImportFileTooLarge' } : refusalIn(error);
  const sentences: Record<string, string> = words.problems;
  const sentence = refusal && sentences[refusal.code];
  if (!sentence) return <Problem error={error} reading />;
  const line = 'line' in refusal && typeof refusal.line === 'number' ? words.atLine(refusal.line) : '';
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={words.notTaken}
      description={`${line}${sentence} ${words.nothingStored}`}
    />
  );
}
