/** What nodes behind a proxy have to reach directly. */
export interface NoProxySettings {
  /** `amazonaws.com`, `amazonaws.com.cn`, … */
  readonly dnsSuffix: string;
  readonly ipFamily: 'ipv4' | 'ipv6';
  /** All ranges of the VPC. */
  readonly vpcRanges: readonly string[];
  /** Further hosts, as they were written. */
  readonly further: readonly string[];
}

/**
 * Instance metadata, the Pod Identity agent, the cluster's own endpoint and everything inside the VPC; then what was
 * written. https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export function noProxy({ dnsSuffix, ipFamily, vpcRanges, further }: NoProxySettings): readonly string[] {
  return [
    ...new Set([
      'localhost',
      '127.0.0.1',
      '169.254.169.254',
      '169.254.170.23',
      ...(ipFamily === 'ipv6' ? ['::1', '[fd00:ec2::254]', '[fd00:ec2::23]'] : []),
      '.internal',
      `.eks.${dnsSuffix}`,
      ...vpcRanges,
      ...further,
    ]),
  ];
}
