import type { Finding } from '../rules/finding';
import { formatPath } from '../rules/input-path';
import { exitCodeOf, type Report, type ReportContext } from './report';

/** The result for a program. The form is part of the public surface: members are added, never changed. */
export function jsonReport(report: Report, { seconds }: ReportContext): string {
  const { environments, packages, accepted, written, findings } = report;
  return `${JSON.stringify(
    {
      version: 1,
      ok: exitCodeOf(report) === 0,
      written: written ?? null,
      seconds: Math.round(seconds * 100) / 100,
      packages,
      environments,
      findings: findings.map(findingJson),
      acknowledged: accepted.map(({ finding, reason }) => ({ ...findingJson(finding), reason })),
    },
    undefined,
    2,
  )}\n`;
}

const findingJson = ({ path, place, ...finding }: Finding): Record<string, unknown> => ({
  ...finding,
  path: formatPath(path),
  ...place,
});
