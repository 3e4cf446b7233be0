import { join } from 'node:path';
import { run } from '../../lib/cli/run';
import { plainStyle } from '../../lib/report/terminal';
import { TODAY } from '../support/environment';

const UPDATE = 'node bin/eks-auto.cjs export staging --to examples/exported-hcl';

// What people read in examples/exported-hcl is what they get.
test(`examples/exported-hcl is current; otherwise: ${UPDATE}`, async () => {
  let stdout = '';
  let stderr = '';
  const code = await run(
    ['export', 'staging', '--to', 'examples/exported-hcl', '--no-check', '--dry-run', '--json'],
    {
      cwd: join(__dirname, '..', '..'),
      today: TODAY,
      seconds: () => 0,
      stdout: (text) => (stdout += text),
      stderr: (text) => (stderr += text),
      style: plainStyle,
    },
    '1.2.3',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { changes, edited, foreign, beside } = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  expect({ changes, edited, foreign, beside }).toEqual({
    changes: { created: [], changed: [], removed: [], unchanged: expect.any(Number) as number },
    edited: [],
    foreign: [],
    beside: [],
  });
}, 60_000);
