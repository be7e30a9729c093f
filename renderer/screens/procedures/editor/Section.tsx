import { packShape } from '../../../../shared/procedure/shapes/pack.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import { isRecord, type Shape } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { fieldLabel, nameOf } from '../../../../shared/words/packText.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { Fields } from './Fields.tsx';
import { Add, RowTools } from './Items.tsx';
import { generalFields } from './sections.ts';
import { showItem, type Editing } from './store.ts';
import { Value } from './Value.tsx';
import { useWantedPlace } from './wantedPlace.ts';

/** One part of the procedure as a form. */
export function Section({ editing }: { editing: Editing }) {
  const frame = useWantedPlace();
  const { section, pack, chosen } = editing;
  const shape = packShape.fields[section];
  if (section === 'general' || shape?.kind !== 'list') {
    return (
      <div className="editor-section" ref={frame}>
        <Fields shape={packShape} value={pack} path={[]} only={generalFields} />
      </div>
    );
  }
  return (
    <div className="editor-section editor-master" ref={frame}>
      <Master section={section} shape={shape} pack={pack} chosen={chosen[section] ?? 0} />
    </div>
  );
}

/** The items of a section, and the chosen one as a form. */
function Master({
  section,
  shape,
  pack,
  chosen,
}: {
  section: string;
  shape: Extract<Shape, { kind: 'list' }>;
  pack: Pack;
  chosen: number;
}) {
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const label = fieldLabel('pack', section, language);
  const items: unknown[] = (pack as unknown as Record<string, unknown[] | undefined>)[section] ?? [];
  const index = Math.min(chosen, items.length - 1);
  const item = items[index];
  const titleOf = (one: unknown, place: number): string => itemTitle(pack, one, language) || `${label} ${place + 1}`;
  return (
    <>
      <nav className="editor-list" aria-label={label}>
        {items.length === 0 ? <p className="quiet">{words.nothingYet}</p> : null}
        <ul>
          {items.map((one, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- things are told apart by their place: two may have one name for a moment
            <li key={place}>
              <button
                type="button"
                aria-current={place === index ? 'true' : undefined}
                onClick={() => showItem(section, place)}
              >
                {titleOf(one, place)}
              </button>
            </li>
          ))}
        </ul>
        <Add shape={shape} items={items} path={[section]} label={label} onAdded={(place) => showItem(section, place)} />
      </nav>
      {item === undefined ? null : (
        <div className="editor-form" key={`${section}.${index}`} data-path={`${section}.${index}`}>
          <div className="editor-form-head">
            <h3>{titleOf(item, index)}</h3>
            {isRecord(item) && typeof item['id'] === 'string' ? (
              <span className="quiet">{words.id(item['id'])}</span>
            ) : null}
            <RowTools
              shape={shape}
              items={items}
              index={index}
              path={[section]}
              onMoved={(place) => showItem(section, place)}
            />
          </div>
          <Value shape={shape.of} value={item} path={[section, index]} label={titleOf(item, index)} />
        </div>
      )}
    </>
  );
}

/** A way in has no title: it is told by who comes in and where to. */
function itemTitle(pack: Pack, item: unknown, language: 'zh' | 'en'): string {
  const name = nameOf(item, language);
  if (name !== '' || !isRecord(item)) return name;
  const enters = Array.isArray(item['enters']) ? item['enters'] : [];
  return pack.stages
    .filter(({ id }) => enters.includes(id))
    .map(({ title }) => `→ ${title[language] || title.zh}`)
    .join(' ');
}
