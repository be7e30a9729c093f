import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { formatYuan } from '../../shared/base/yuan.ts';

/** An amount in fen, shown in yuan. */
export function Money({ fen }: { fen: number }) {
  const words = useWords(partsWords);
  return (
    <span className="number">
      {formatYuan(fen)} {words.form.yuan}
    </span>
  );
}
