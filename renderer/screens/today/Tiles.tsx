import { todaySections, type TodaySection } from '../../../shared/contract/views.ts';
import { todayWords } from '../../../shared/words/today.ts';
import { useWords } from '../../state/language.ts';

export type TilesProps = {
  counts: Record<TodaySection, number> | undefined;
  section: TodaySection;
  onChange: (section: TodaySection) => void;
};

/** The sections of Today: filters on one list, arrows move between them. */
export function Tiles({ counts, section, onChange }: TilesProps) {
  const words = useWords(todayWords);
  const move = (step: number): void => {
    const place = (todaySections.indexOf(section) + step + todaySections.length) % todaySections.length;
    const next = todaySections[place];
    if (!next) return;
    onChange(next);
    document.getElementById(`tile-${next}`)?.focus();
  };
  return (
    <div className="tiles" role="radiogroup" aria-label={words.tiles}>
      {todaySections.map((one) => {
        const count = counts?.[one] ?? 0;
        const tone = count === 0 ? 'none' : one === 'overdue' ? 'overdue' : one === 'dueToday' ? 'today' : 'some';
        return (
          <button
            key={one}
            id={`tile-${one}`}
            type="button"
            role="radio"
            aria-checked={one === section}
            tabIndex={one === section ? 0 : -1}
            className="tile"
            onClick={() => onChange(one)}
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') move(1);
              if (key === 'ArrowLeft') move(-1);
            }}
          >
            <span className="tile-title">{words.sections[one]}</span>
            <span className={`tile-count tile-${tone}`}>{counts ? count : ''}</span>
          </button>
        );
      })}
    </div>
  );
}
