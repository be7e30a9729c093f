import { Tooltip } from 'antd';
import type { ExchangeStatus } from '../../shared/contract/exchangeViews.ts';
import { exchangeWords } from '../../shared/words/exchange.ts';
import { frameWords } from '../../shared/words/frame.ts';
import { useExchangeStatus } from '../state/exchange.ts';
import { useGo } from '../state/go.ts';
import { useWords } from '../state/language.ts';
import { useLine } from '../state/line.ts';
import { useSignedIn } from '../state/session.ts';

/** Where the data is, and how this desk stands with the others: a dot, a word, and what waits. */
export function ExchangeDot() {
  const words = useWords(frameWords);
  const say = useWords(exchangeWords).dot;
  const session = useSignedIn();
  const status = useExchangeStatus();
  const isLost = useLine((line) => line.isLost);
  const go = useGo();
  const state = status?.state ?? 'alone';
  const more = status ? countOf(status, say) : '';
  const hint = isLost ? words.lineLost : state === 'alone' ? words.localHint(session.folder) : `${say.open} G X`;
  return (
    <Tooltip title={hint} placement="bottomRight">
      <button type="button" className="head-button head-local" onClick={() => go('exchange')}>
        <span className={isLost ? 'head-dot head-dot-lost' : `head-dot head-dot-${state}`} aria-hidden />
        <span className="head-word">{[say[state], more].filter((text) => text !== '').join(' · ')}</span>
      </button>
    </Tooltip>
  );
}

type Say = { conflicts: (count: number) => string; waiting: (count: number) => string };

function countOf({ conflicts, waiting, refused }: ExchangeStatus, say: Say): string {
  if (conflicts > 0) return say.conflicts(conflicts);
  return waiting + refused > 0 ? say.waiting(waiting + refused) : '';
}
