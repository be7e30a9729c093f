import { useEffect, useRef } from 'react';
import { frameWords } from '../../shared/words/frame.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useFloating } from '../state/floating.ts';
import { useWords } from '../state/language.ts';
import { Key } from '../parts/Key.tsx';
import { keysInForce, useKeyLayers, useKeys } from '../parts/useKeys.ts';

/** Every key that answers now: those of the screen first, then those that work anywhere. */
export function KeyList() {
  const words = useWords(frameWords);
  const headings = useWords(partsWords).keys;
  const hide = useFloating((state) => state.hide);
  const list = useRef<HTMLDialogElement>(null);
  useKeyLayers((state) => state.version);
  useKeys({ Escape: { run: hide }, '?': { run: hide } }, { modal: true });
  useEffect(() => list.current?.focus(), []);
  const keys = keysInForce();
  return (
    <>
      <div className="floating-cover" onClick={hide} aria-hidden />
      <dialog open ref={list} className="floating key-list" aria-label={words.keys.title} tabIndex={-1}>
        <h2>{words.keys.title}</h2>
        {(['here', 'anywhere'] as const).map((scope) => {
          const shown = keys.filter((one) => one.scope === scope);
          if (shown.length === 0) return null;
          return (
            <section key={scope}>
              <h3>{headings[scope]}</h3>
              <dl>
                {shown.map(({ key, what }) => (
                  <div key={key}>
                    <dt>{what}</dt>
                    <dd>
                      <Key name={key} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </dialog>
    </>
  );
}
