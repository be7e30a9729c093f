import type { ReactNode } from 'react';
import { useKeys } from './useKeys.ts';
import './choices.css';

type ChoicesProps<Line> = {
  lines: readonly Line[];
  /** Id of the line whose page stands beside the list. */
  shown: string | null;
  onChoose: (id: string) => void;
  /** What the keys do that go from line to line; without them there are none. */
  keys?: { down: string; up: string };
  renderLine: (line: Line) => ReactNode;
};

/** A list to choose from, beside the page of what is chosen. */
export function Choices<Line extends { id: string }>(props: ChoicesProps<Line>) {
  const { lines, shown, onChoose, keys, renderLine } = props;
  const move = (by: number): void => {
    const next = lines[lines.findIndex(({ id }) => id === shown) + by];
    if (next) onChoose(next.id);
  };
  useKeys(
    keys
      ? {
          J: { run: () => move(1), what: keys.down },
          Down: { run: () => move(1) },
          K: { run: () => move(-1), what: keys.up },
          Up: { run: () => move(-1) },
        }
      : {},
  );
  return (
    <ul className="choices">
      {lines.map((line) => (
        <li key={line.id}>
          <button type="button" aria-current={line.id === shown ? 'page' : undefined} onClick={() => onChoose(line.id)}>
            {renderLine(line)}
          </button>
        </li>
      ))}
    </ul>
  );
}
