import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { roles, type Role } from '../../../shared/people/office.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { fenOf } from '../../parts/amount.ts';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

/** A seat while it is being written: the unit may still be missing. */
export type SeatValue = {
  unit: string | null;
  roles: Role[];
  /** Highest amount in yuan that may be approved from it, as typed; empty = without limit. */
  limit?: string;
};

/** Whether the limit can be read; only an approver has one. */
export const isLimitRead = ({ roles: held, limit = '' }: SeatValue): boolean =>
  !held.includes('approver') || limit.trim() === '' || fenOf(limit) !== undefined;

type SeatEditorProps = { value?: SeatValue[]; onChange?: (seats: SeatValue[]) => void };

/** One line per unit, one column per role: who is what, where. */
export function SeatEditor({ value = [], onChange }: SeatEditorProps) {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const office = useOffice();
  const say = words.person;
  const hasApprover = value.some(({ roles: held }) => held.includes('approver'));
  const change = (at: number, seat: Partial<SeatValue>): void =>
    onChange?.(value.map((one, index) => (index === at ? { ...one, ...seat } : one)));
  return (
    <div className="units-seats">
      <table className="units-table units-matrix">
        <caption className="units-caption">{say.seats}</caption>
        <thead>
          <tr>
            <th scope="col">{say.unitColumn}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className="units-role">
                {parts.roles[role]}
              </th>
            ))}
            {hasApprover ? <th scope="col">{say.limit}</th> : null}
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          {value.map((seat, at) => {
            const unit = seat.unit ? unitName(office, seat.unit) : say.seatUnit(at + 1);
            return (
              // Lines have no name of their own until a unit is chosen; they are only added at the end or removed.
              <tr key={at}>
                <td>
                  <UnitPicker
                    value={seat.unit}
                    onChange={(id) => change(at, { unit: id })}
                    within="managePeople"
                    label={say.seatUnit(at + 1)}
                    className="units-seat-unit"
                  />
                </td>
                {roles.map((role) => (
                  <td key={role} className="units-role">
                    <Checkbox
                      aria-label={say.roleAt(parts.roles[role], unit)}
                      checked={seat.roles.includes(role)}
                      onChange={({ target }) =>
                        change(at, {
                          roles: roles.filter((one) => (one === role ? target.checked : seat.roles.includes(one))),
                        })
                      }
                    />
                  </td>
                ))}
                {hasApprover ? (
                  <td>
                    {seat.roles.includes('approver') ? (
                      <Input
                        size="small"
                        className="units-seat-limit"
                        aria-label={say.limitAt(unit)}
                        placeholder={say.noLimit}
                        value={seat.limit ?? ''}
                        status={isLimitRead(seat) ? '' : 'error'}
                        onChange={({ target }) => change(at, { limit: target.value })}
                      />
                    ) : null}
                  </td>
                ) : null}
                <td>
                  {value.length > 1 ? (
                    <Button
                      type="text"
                      size="small"
                      icon={<CloseOutlined />}
                      aria-label={say.removeSeat(unit)}
                      onClick={() => onChange?.(value.filter((_seat, index) => index !== at))}
                    />
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button size="small" onClick={() => onChange?.([...value, { unit: null, roles: [] }])}>
        {say.addSeat}
      </Button>{' '}
      <span className="quiet">{say.seatsHint}</span>
    </div>
  );
}
