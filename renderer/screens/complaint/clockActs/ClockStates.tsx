import type { Clock } from '../../../../shared/complaint/state.ts';
import type { ComplaintView } from '../../../../shared/contract/views.ts';
import { runningPack } from '../../../state/packs.ts';
import type { ClockRule } from '../../../../shared/procedure/pack.ts';
import { clocksWords } from '../../../../shared/words/clocks.ts';
import { clockRule } from '../../../parts/ruleTitles.ts';
import { useText, useWords } from '../../../state/language.ts';

/** What happened to an open clock so far, in one line of words. */
export function ClockStates({ clock, view, rule }: { clock: Clock; view: ComplaintView; rule: ClockRule | undefined }) {
  const words = useWords(clocksWords);
  const say = words.state;
  const text = useText();
  if (clock.endedAt !== null) return null;
  const stepTitle = (id: string): string => {
    const step = rule?.extensions?.find((one) => one.id === id);
    return step ? text(step.title) : id;
  };
  const pack = runningPack(view);
  const outer = clock.exceeds && pack ? clockRule(pack, clock.exceeds) : undefined;
  const { extension, extended } = clock;
  const facts = [
    extension && !extension.granted ? say.asked(stepTitle(extension.step), extension.reason) : '',
    extension?.granted ? say.granted(stepTitle(extension.step)) : '',
    extended.length > 0 ? say.extended(extended.map(stepTitle).join(say.stop)) : '',
    clock.exceeds ? say.exceeds(outer ? text(outer.title) : clock.exceeds) : '',
    clock.warned.length > 0 && !clock.broken ? say.warned : '',
  ].filter(Boolean);
  if (facts.length === 0 && !clock.broken) return null;
  return (
    <p className="clock-states">
      {clock.broken ? <span className="clock-broken">{say.broken}</span> : null}
      {clock.broken && facts.length > 0 ? say.stop : ''}
      {facts.join(say.stop)}
    </p>
  );
}
