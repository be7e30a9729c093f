import { mayManageOffice, mayManageUnit, type Permission } from '../../shared/people/permissions.ts';
import type { Seat } from '../../shared/people/office.ts';
import { useOffice } from './office.ts';
import { useMay, useSession } from './session.ts';

/** What the present seat reaches, by the desk's own rules. Used to leave out or grey what would be refused. */
export type Reach = {
  unit: (permission: Permission, unit: string) => boolean;
  /** Everybody at all of these seats. */
  seats: (seats: readonly Seat[]) => boolean;
  office: (permission: Permission) => boolean;
};

export function useReach(): Reach {
  const session = useSession();
  const office = useOffice();
  const may = useMay();
  const actor = { person: session?.person?.id ?? '', unit: session?.seat?.unit ?? '' };
  const unit = (permission: Permission, id: string): boolean =>
    may(permission) && mayManageUnit(office, actor, permission, id);
  return {
    unit,
    seats: (seats) => seats.every((seat) => unit('managePeople', seat.unit)),
    office: (permission) => may(permission) && mayManageOffice(office, actor, permission),
  };
}
