import type { DisruptionBudget } from '../model/kubernetes/node-pool';

export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

const WEEKDAYS: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const HOURS_OF_A_WEEK = 168;

export interface MaintenanceWindow {
  readonly day: Weekday;
  /** Full hour in UTC, 0 to 23: budgets know no other time zone. */
  readonly fromHour: number;
  /** How long it is open: 1 to 167. Drain and replacement have to fit in. */
  readonly hours: number;
  /** How many nodes may be replaced at once. @default 10% */
  readonly nodes?: number | `${number}%`;
}

/**
 * Budgets that let nodes be replaced for a new node image or a changed pool only once a week. Of several budgets the
 * strictest counts, so the second one closes all other hours. Expired nodes and interruptions wait for no window.
 * https://karpenter.sh/docs/concepts/disruption/#nodepool-disruption-budgets
 */
export function maintenanceWindow({ day, fromHour, hours, nodes = '10%' }: MaintenanceWindow): readonly DisruptionBudget[] {
  const closes = WEEKDAYS.indexOf(day) * 24 + fromHour + hours;
  const closingDay = Math.floor(closes / 24) % 7;
  return [
    { nodes },
    { nodes: 0, reasons: ['Drifted'], schedule: `0 ${closes % 24} * * ${closingDay}`, duration: `${HOURS_OF_A_WEEK - hours}h` },
  ];
}
