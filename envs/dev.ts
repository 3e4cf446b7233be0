import { defineEnvironment } from '../lib/environment';

/** For trying things out: one NAT gateway, short retention, an API that the office reaches. */
export default defineEnvironment({
  name: 'dev',
  profile: 'development',
  account: '111122223333',
  region: 'ap-northeast-1',
  state: { type: 'local' },
  network: { cidr: '10.10.0.0/16', zones: ['apne1-az1', 'apne1-az2'] },
  cluster: {
    version: '1.36',
    zones: ['apne1-az1', 'apne1-az2'],
    endpoint: { publicFrom: ['203.0.113.0/24'] },
  },
  access: {
    pipeline: { apply: 'arn:aws:iam::111122223333:role/terraform-apply' },
    admins: ['arn:aws:iam::111122223333:role/platform-admin'],
  },
  // The built-in node pools; storage and ingress classes by default.
  platform: { delivery: 'terraform' },
});
