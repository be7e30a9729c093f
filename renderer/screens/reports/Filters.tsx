import { Button, DatePicker, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { DashboardFilter } from '../../../shared/contract/calls/desk.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useDesk } from '../../link/desk.ts';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useClear } from '../../parts/useClear.tsx';
import { useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { packOf } from '../../state/packs.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { monthsAfter } from './address.ts';

type FiltersProps = {
  filter: DashboardFilter;
  /** The period that is shown, also where none was chosen. */
  period: { from: string; to: string };
  set: (changed: DashboardFilter) => void;
};

export function Filters({ filter, period, set }: FiltersProps) {
  const words = useWords(reportsWords).filters;
  const clear = useClear();
  const packs = usePacks();
  const month = localDate('Asia/Shanghai', useNow()).slice(0, 7);
  const last = (count: number): [dayjs.Dayjs, dayjs.Dayjs] => [dayjs(monthsAfter(month, 1 - count)), dayjs(month)];
  const year = month.slice(0, 4);
  return (
    <search className="reports-filters">
      <DatePicker.RangePicker
        className="reports-period"
        picker="month"
        aria-label={words.period}
        value={[dayjs(period.from), dayjs(period.to)]}
        allowClear={false}
        maxDate={dayjs(month)}
        presets={[
          { label: words.lastMonths(6), value: last(6) },
          { label: words.lastMonths(12), value: last(12) },
          { label: words.lastMonths(24), value: last(24) },
          { label: words.thisYear, value: [dayjs(`${year}-01`), dayjs(month)] },
          {
            label: words.lastYear,
            value: [dayjs(monthsAfter(`${year}-01`, -12)), dayjs(monthsAfter(`${year}-01`, -1))],
          },
        ]}
        onChange={(months: [dayjs.Dayjs | null, dayjs.Dayjs | null] | null) => {
          if (months?.[0] && months[1]) set({ from: monthOf(months[0]), to: monthOf(months[1]) });
        }}
      />
      <UnitPicker
        className="reports-unit"
        label={words.unit}
        placeholder={words.unit}
        value={filter.unit ?? null}
        onChange={(unit) => set({ unit: unit ?? undefined })}
      />
      <CategoryPicker
        className="reports-reason"
        dimension="reason"
        label={words.reason}
        placeholder={words.reason}
        value={filter.reason ?? null}
        onChange={(reason) => set({ reason: reason ?? undefined })}
      />
      <Select
        className="reports-pack"
        aria-label={words.pack}
        placeholder={words.pack}
        value={filter.pack ?? null}
        onChange={(pack: string | null | undefined) => set({ pack: pack ?? undefined })}
        options={packs}
        allowClear={clear}
        popupMatchSelectWidth={240}
      />
      {Object.keys(filter).length > 0 && (
        <Button
          type="link"
          size="small"
          onClick={() => set({ from: undefined, to: undefined, unit: undefined, reason: undefined, pack: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </search>
  );
}

const monthOf = (day: dayjs.Dayjs): string => day.format('YYYY-MM');

/** Procedures complaints are handled under here. */
function usePacks(): { value: string; label: string }[] {
  const { query } = useDesk();
  const text = useText();
  const inUse = useQuery(query.procedure.view.queryOptions()).data?.packs.filter(({ use }) => use === 'main') ?? [];
  return inUse.flatMap(({ id, version }) => {
    const pack = packOf(id, version);
    return pack ? { value: id, label: text(pack.short) } : [];
  });
}
