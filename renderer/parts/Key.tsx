import { useWords } from '../state/language.ts';
import { partsWords } from '../../shared/words/parts.ts';
import './key.css';

/** A key as it is printed on the keyboard: `Ctrl+Enter` becomes two caps. */
export function Key({ name }: { name: string }) {
  const names: Record<string, string> = useWords(partsWords).keys.names;
  return (
    <span className="keys">
      {name.split(/(?<=.)\+|\s/).map((part) => (
        <kbd key={part}>{names[part] ?? part}</kbd>
      ))}
    </span>
  );
}
