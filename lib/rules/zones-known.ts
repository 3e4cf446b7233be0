import { usualZonesSource, zonesKnownOf } from '../aws/usual-zones';
import { parseZone } from '../model/zone';
import type { Problem } from './rule';

/** What is wrong with an availability zone of the region beyond those that are known; what is no zone is told by other rules. */
export function zoneBeyondKnown(
  text: string,
  region: string | undefined,
  notation: 'id' | 'name',
): Omit<Problem, 'path'> | undefined {
  const known = region === undefined ? undefined : zonesKnownOf(region);
  if (region === undefined || known === undefined) return undefined;
  const parsed = parseZone(text, region);
  if (!parsed.valid || parsed.zone.notation !== notation || parsed.zone.naturalSlot === undefined) return undefined;
  if (parsed.zone.naturalSlot <= known) return undefined;
  return {
    received: `'${text}'`,
    message: `AWS lists ${known} zones of ${region} (${usualZonesSource.date})`,
    fix: `look for it with \`aws ec2 describe-availability-zones --region ${region}\`; where it is there, acknowledge this`,
  };
}
