import { todaySections, type TodaySection } from '../../../shared/contract/views.ts';
import { todayWords } from '../../../shared/words/today.ts';
import { useWords } from '../../state/language.ts';

export type TilesProps = {
  counts: Record<TodaySection, number> | undefined;
  section: TodaySection;
  onChange: (section: TodaySection) => void;
};

/** The sections of Today: filters on one list; arrows move between them as in every group of choices. */
export function Tiles({ counts, section, onChange }: TilesProps) {
  const words = useWords(todayWords);
  return (
    <fieldset className="tiles">
      <legend className="visually-hidden">{words.tiles}</legend>
      {todaySections.map((one) => {
        const count = counts?.[one] ?? 0;
        const tone = count === 0 ? 'none' : one === 'overdue' ? 'overdue' : one === 'dueToday' ? 'today' : 'some';
        return (
          <label key={one} className="tile">
            <input
              type="radio"
              name="section"
              className="visually-hidden"
              checked={one === section}
              onChange={() => onChange(one)}
            />
            <span className="tile-title">{words.sections[one]}</span>
            <span className={`tile-count tile-${tone}`}>{counts ? count : ''}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
