// Programs and schemas by others judge what comes out: checkov, kubectl-validate with Karpenter's CRDs, an API server of
// Kubernetes, actionlint.
//   npm run judges [checkov] [kubernetes] [api] [workflows]
// They are installed into ~/.cache/cdktf-eks-auto-mode/judges when they are missing; where one cannot be had, its part is
// skipped and says why.
import { judgeWithApiServer } from './judges/api.mjs';
import { judgeWithCheckov } from './judges/checkov.mjs';
import { judgeWorkflows } from './judges/actionlint.mjs';
import { judgeObjects } from './judges/kubernetes.mjs';
import { Unavailable } from './judges/tools.mjs';

const judges = { workflows: judgeWorkflows, kubernetes: judgeObjects, api: judgeWithApiServer, checkov: judgeWithCheckov };
const asked = process.argv.slice(2).filter((name) => name in judges);

const counts = { passed: 0, failed: 0, skipped: 0 };

/** One thing that was judged, with what is wrong about it. */
function report(what, problems) {
  counts[problems.length === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${problems.length === 0 ? 'ok   ' : 'FAIL '} ${what}`);
  for (const problem of problems) console.log(`      ${problem.replaceAll('\n', '\n      ')}`);
}

for (const [name, judge] of Object.entries(judges)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  try {
    await judge(report);
  } catch (error) {
    if (error instanceof Unavailable) {
      counts.skipped += 1;
      console.log(`skip  ${name}: ${error.message}`);
    } else {
      report(name, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
    }
  }
}

const { passed, failed, skipped } = counts;
console.log(`Tests: ${failed} failed, ${skipped} skipped, ${passed} passed, ${passed + failed + skipped} total`);
process.exitCode = failed === 0 ? 0 : 1;
