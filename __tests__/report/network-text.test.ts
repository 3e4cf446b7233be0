import { resolve } from '../../lib/config/resolve';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { Environment } from '../../lib/model/environment';
import { networkText } from '../../lib/report/network-text';
import { plainStyle } from '../../lib/report/terminal';
import { validInput } from '../support/inputs';

function decided(input: EnvironmentInput): Environment {
  const { environment } = resolve(input, { today: '2026-11-21' });
  if (environment === undefined) throw new Error('not valid');
  return environment;
}

describe('networkText', () => {
  test('prints the address plan of an own network, and what is free', () => {
    const text = networkText(decided(validInput()), plainStyle);
    expect(text).toMatch(/^platform-dev · 10\.10\.0\.0\/16$/m);
    // A /20 has 4,096 addresses, of which AWS keeps five.
    expect(text).toMatch(/^10\.10\.0\.0\/20 +4091 +node +apne1-az1 +1 +aws_subnet\.private_apne1-az1$/m);
    expect(text).toMatch(/^10\.10\.129\.0\/24 +251 +public +apne1-az2 +2 +aws_subnet\.public_apne1-az2$/m);
    expect(text).toMatch(/^free: .*10\.10\.192\.0\/18$/m);
  });

  test('prints the tags that the subnets of an existing network need', () => {
    const zones = { 'apne1-az1': 'subnet-0a1b2c3d4e5f60711', 'apne1-az2': 'subnet-0a1b2c3d4e5f60712' };
    const text = networkText(
      decided({ ...validInput(), network: { vpcId: 'vpc-0a1b2c3d4e5f60718', cidrs: ['10.0.0.0/16'], nodeSubnets: zones } }),
      plainStyle,
    );
    expect(text).toContain(
      'aws ec2 create-tags --region ap-northeast-1 --resources subnet-0a1b2c3d4e5f60711 subnet-0a1b2c3d4e5f60712',
    );
    expect(text).toContain("'Key=eks-auto/platform-dev,Value=node'");
  });
});
