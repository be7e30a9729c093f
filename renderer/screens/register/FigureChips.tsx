import { registerWords } from '../../../shared/words/register.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { currentPack } from '../../state/packs.ts';
import type { RegisterAddress } from './filter.ts';

type Chip = { text: string; clears: Partial<RegisterAddress> };

/** Conditions that came with a figure of the dashboard: each is told in words and can be taken away. */
export function FigureChips(props: { address: RegisterAddress; set: (changed: Partial<RegisterAddress>) => void }) {
  const words = useWords(registerWords).chips;
  const chips = useChips(props.address);
  if (chips.length === 0) return null;
  return (
    <ul className="register-chips" aria-label={words.label}>
      {chips.map(({ text, clears }) => (
        <li key={text}>
          <button
            type="button"
            className="register-chip"
            aria-label={words.drop(text)}
            onClick={() => props.set(clears)}
          >
            {text}
            <span aria-hidden> ×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function useChips(address: RegisterAddress): Chip[] {
  const words = useWords(registerWords).chips;
  const office = useOffice();
  const text = useText();
  const { counted, countedAs, pack, limits, satisfied, repeated, endedFrom, endedTo } = address;
  const chips: Chip[] = [];
  if (counted !== undefined) {
    chips.push({
      text:
        countedAs === undefined ? words.counted(unitName(office, counted)) : words.countedAs(unitName(office, counted)),
      clears: { counted: undefined, countedAs: undefined },
    });
  }
  if (pack !== undefined) {
    const found = currentPack(pack);
    chips.push({ text: words.pack(found ? text(found.short) : pack), clears: { pack: undefined } });
  }
  if (limits !== undefined) chips.push({ text: words.limits[limits], clears: { limits: undefined } });
  if (satisfied !== undefined) chips.push({ text: words.satisfied[satisfied], clears: { satisfied: undefined } });
  if (repeated !== undefined) {
    chips.push({ text: repeated ? words.repeated : words.notRepeated, clears: { repeated: undefined } });
  }
  if (endedFrom !== undefined || endedTo !== undefined) {
    chips.push({
      text: words.ended(endedFrom ?? '', endedTo ?? ''),
      clears: { endedFrom: undefined, endedTo: undefined },
    });
  }
  return chips;
}
