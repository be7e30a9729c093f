/** Carries a changing state to a slow receiver: at most one send is under way, states in between are skipped, and the last
 *  one always arrives. A failed send is tried again with whatever is newest by then.
 *
 *            push                    push                     sent, something newer waits
 *   idle ───────────▶ sending ◀───────────────▶ sending (one waits) ──────────▶ sending
 *    ▲                   │ sent, nothing waits         │ failed: wait, then send the newest
 *    └───────────────────┘                             ▼
 *                                                   retrying  */
export type Delivery = 'idle' | 'sending' | 'retrying';

export type Latest<State> = {
  push: (state: State) => void;
  /** Ends when nothing is under way: what was pushed has arrived, or cannot arrive now. */
  settled: () => Promise<void>;
  /** Forgets what waits and accepts nothing more; a send under way still ends. */
  stop: () => void;
};

type Dependencies<State> = {
  send: (state: State) => Promise<unknown>;
  /** Calls back after a pause; how long depends on how often it has failed in a row. */
  later: (failures: number, again: () => void) => void;
  onChange: (delivery: Delivery) => void;
};

export function createLatest<State>({ send, later, onChange }: Dependencies<State>): Latest<State> {
  let waiting: { state: State } | undefined;
  let underWay: Promise<void> | undefined;
  let isPausing = false;
  let isStopped = false;
  let failures = 0;

  function begin(): void {
    if (underWay !== undefined || isPausing || waiting === undefined || isStopped) return;
    const { state } = waiting;
    waiting = undefined;
    onChange('sending');
    underWay = send(state).then(succeeded, () => failed(state));
  }

  function succeeded(): void {
    underWay = undefined;
    failures = 0;
    if (waiting === undefined) onChange('idle');
    else begin();
  }

  function failed(state: State): void {
    underWay = undefined;
    failures += 1;
    waiting ??= { state };
    if (isStopped) return;
    isPausing = true;
    onChange('retrying');
    later(failures, () => {
      isPausing = false;
      begin();
    });
  }

  /** Every end may begin the next send, so it looks again until none is under way. */
  const settled = async (): Promise<void> => {
    if (underWay === undefined) return;
    await underWay;
    await settled();
  };

  return {
    push: (state) => {
      if (isStopped) return;
      waiting = { state };
      begin();
    },
    settled,
    stop: () => {
      isStopped = true;
      waiting = undefined;
    },
  };
}
