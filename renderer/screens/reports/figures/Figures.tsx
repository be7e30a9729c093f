import { Heat, Ladder, OnTime, Reasons } from './byName.tsx';
import type { FigureProps } from './counting.ts';
import { Ages, Inflow, MonthRates } from './overTime.tsx';

export function Figures(props: FigureProps) {
  const { ladder } = props.view;
  return (
    <div className="reports-figures">
      <Inflow {...props} />
      <OnTime {...props} />
      <Reasons {...props} />
      <Ages {...props} />
      <Heat {...props} />
      <MonthRates {...props} what="satisfied" />
      <MonthRates {...props} what="repeated" />
      {ladder && ladder.length > 0 && <Ladder counted={props.counted} ladder={ladder} />}
    </div>
  );
}
