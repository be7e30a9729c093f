import type { Change } from '../../shared/contract/contract.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';

/** A line to the desk, whichever host is behind it. */
export type Link = {
  client: DeskClient;
  /** Tells every change until `stop` is aborted; `onState` says whether the line lives. After a break everything may be stale,
   *  so coming back is told as `resumed`. */
  listen: (listener: LinkListener, stop: AbortSignal) => void;
};

export type LinkListener = {
  onChange: (change: Change) => void;
  onState: (state: 'connected' | 'resumed' | 'lost') => void;
};
