/**
 * Where a resource lives. Everything that an ARN or a service principal needs, decided from the region that the
 * environment file names; nothing is asked of AWS.
 */
export interface Location {
  /** Twelve digits. Undefined only when a construct is used alone in a stack that does not say. */
  readonly account: string | undefined;
  /** For example `ap-northeast-1`. Undefined only when a construct is used alone in a stack that does not say. */
  readonly region: string | undefined;
  /** `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`, `aws-iso`, … */
  readonly partition: string;
  /** `amazonaws.com`, `amazonaws.com.cn`, … */
  readonly dnsSuffix: string;
}
