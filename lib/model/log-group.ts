import type { Key } from './key';
import type { Tags } from './tags';

/** A CloudWatch log group made before the service that writes to it, so that retention and key are ours. */
export interface LogGroup {
  readonly name: string;
  /** One of the values that CloudWatch accepts; 0 keeps for ever. */
  readonly retentionDays: number;
  readonly key: Key;
  /** Keep the group (and the logs) when the environment is destroyed. */
  readonly keepOnDestroy: boolean;
  readonly tags: Tags;
}
