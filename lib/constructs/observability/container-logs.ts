import { Construct } from 'constructs';
import type { ContainerLogGroup } from '../../model/observability';
import { LogGroup } from '../log-group';

export interface ContainerLogsProps {
  readonly logGroups: readonly ContainerLogGroup[];
  /** ARN of the key that the groups share; undefined where AWS owns it. */
  readonly keyArn: string | undefined;
}

/** Log groups of Container Insights. They come a state before the add-on, whose agents would make them without retention. */
export class ContainerLogs extends Construct {
  public constructor(scope: Construct, id: string, { logGroups, keyArn }: ContainerLogsProps) {
    super(scope, id);
    for (const group of logGroups) new LogGroup(this, group.id, group.logGroup, keyArn);
  }
}
