// checkov over every stack. It says "clean" about what it could not read, so what it read is counted.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exceptions } from './checkov-exceptions.mjs';
import { policyFiles } from './policies.mjs';
import { stacks } from './projects.mjs';
import { checkov, workFolder } from './tools.mjs';

/** Keys with which checkov takes a file for one without resources; its exit code is 0 then. */
const BLINDING = ['moved', 'import', 'removed'];

/** A check that answers for every resource of a type, so that its answers can be counted. */
const WITNESSES = {
  CKV_AWS_37: ['aws_eks_cluster'],
  CKV_AWS_130: ['aws_subnet'],
  CKV_AWS_66: ['aws_cloudwatch_log_group'],
  CKV2_AWS_56: ['aws_iam_role', 'aws_iam_role_policy_attachment'],
  CKV2_AWS_40: ['aws_iam_role_policy'],
  CKV_AWS_7: ['aws_kms_key'],
  CKV2_AWS_11: ['aws_vpc'],
  CKV2_AWS_44: ['aws_route', 'aws_route_table'],
  CKV2_AWS_19: ['aws_eip'],
  CKV_AWS_23: ['aws_security_group', 'aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
};

function judgedCopy(json) {
  const copy = JSON.parse(JSON.stringify(json));
  delete copy.terraform?.required_version;
  for (const key of BLINDING) delete copy[key];
  return copy;
}

/**
 * Runs checkov on files, by their paths; `[{ stack, check, title, resource, failed }]`.
 *
 * @param framework terraform_json or terraform, which is HCL
 */
function run(program, name, framework, files) {
  const folder = join(workFolder, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = ['--compact', '--skip-download', '--output', 'json', '--framework', framework, '--directory', folder];
  const { stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: 300_000,
    env: { ...process.env, LOG_LEVEL: 'ERROR' },
  });
  if (error !== undefined || !stdout.startsWith('{')) throw new Error(`checkov gave no JSON: ${error ?? stderr.slice(-2000)}`);
  const { results, summary, ...counts } = JSON.parse(stdout);
  const found = ['passed_checks', 'failed_checks'].flatMap((kind) =>
    (results?.[kind] ?? []).map((one) => ({
      stack: one.file_path.split('/').slice(1, 3).join('/'),
      check: one.check_id,
      title: one.check_name,
      resource: one.resource,
      failed: kind === 'failed_checks',
    })),
  );
  return { found, parsingErrors: (summary ?? counts).parsing_errors };
}

const count = (json, types) => types.reduce((sum, type) => sum + Object.keys(json.resource?.[type] ?? {}).length, 0);

const file = (stack) => [`${key(stack)}/cdk.tf.json`, JSON.stringify(stack.json, undefined, 2)];

const key = ({ project, name }) => `${project}/${name}`;

function applies({ where, resource = '' }, { profile, environment }, failure) {
  return (where === 'all' || where === profile || where === environment) && failure.resource.endsWith(resource);
}

/** A cluster that anybody reaches and anybody becomes: the judge has to say so. */
const WRONG = {
  project: 'wrong',
  name: 'open',
  json: {
    resource: {
      aws_eks_cluster: {
        open: {
          name: 'open',
          role_arn: 'arn:aws:iam::111122223333:role/open',
          vpc_config: { subnet_ids: [], endpoint_public_access: true },
        },
      },
      aws_subnet: { open: { vpc_id: 'vpc-0a1b2c3d4e5f60718', map_public_ip_on_launch: true } },
      aws_vpc_security_group_ingress_rule: {
        open: {
          security_group_id: 'sg-0a1b2c3d4e5f60718',
          cidr_ipv4: '0.0.0.0/0',
          ip_protocol: 'tcp',
          from_port: 22,
          to_port: 22,
        },
      },
    },
  },
};
const WRONG_CHECKS = ['CKV_AWS_38', 'CKV_AWS_39', 'CKV_AWS_58', 'CKV_AWS_130', 'CKV_AWS_24', 'CKV_AWS_23'];

export function judgeWithCheckov(report) {
  const documented = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'scanners.md'), 'utf8');
  report(
    'docs/scanners.md names every exception',
    exceptions.filter(({ rule }) => !documented.includes(rule)).map(({ rule }) => `${rule} is not in it`),
  );
  const program = checkov();

  const wrong = run(program, 'checkov-wrong', 'terraform_json', [file(WRONG)]);
  const failed = new Set(wrong.found.filter((one) => one.failed).map(({ check }) => check));
  report(
    'checkov finds what is wrong on purpose',
    WRONG_CHECKS.filter((check) => !failed.has(check)).map((check) => `${check} passed a cluster that is open to the world`),
  );

  const terraform = { required_version: '>= 1.10' };
  const blind = run(program, 'checkov-blind', 'terraform_json', [file({ ...WRONG, json: { terraform, ...WRONG.json } })]);
  report(
    'checkov is still blind to files with terraform.required_version',
    blind.parsingErrors > 0 && blind.found.length === 0
      ? []
      : ['it reads them now: judge the stacks themselves, and say so in docs/scanners.md'],
  );

  const all = stacks();
  const judged = all.map((stack) => file({ ...stack, json: judgedCopy(stack.json) }));
  const { found, parsingErrors } = run(program, 'checkov', 'terraform_json', judged);
  const uncounted = all.flatMap((stack) =>
    Object.entries(WITNESSES).flatMap(([check, types]) => {
      const answers = found.filter((one) => one.stack === key(stack) && one.check === check).length;
      const expected = count(stack.json, types);
      return answers === expected ? [] : [`${key(stack)}: ${check} answered for ${answers} of ${expected} ${types.join(', ')}`];
    }),
  );
  report(
    `checkov ${found.length} answers about ${all.length} stacks`,
    parsingErrors === 0 ? uncounted : [`${parsingErrors} files could not be read`, ...uncounted],
  );

  const written = policyFiles(all);
  const policies = run(
    program,
    'checkov-policies',
    'terraform',
    written.map(({ folder, text }) => [`${folder}/main.tf`, text]),
  );
  const answers = policies.found.filter(({ check }) => check === 'CKV_AWS_355').length;
  const expected = written.reduce((sum, one) => sum + one.count, 0);
  report(
    `checkov ${policies.found.length} answers about ${expected} policies`,
    answers === expected && policies.parsingErrors === 0 ? [] : [`CKV_AWS_355 answered for ${answers} of ${expected}`],
  );

  const failures = [...found, ...policies.found].filter((one) => one.failed);
  const used = new Set();
  const unexpected = failures.filter((failure) => {
    const stack = all.find((one) => key(one) === failure.stack) ?? { profile: 'catalogue' };
    const exception = exceptions.find((one) => one.rule === failure.check && applies(one, stack, failure));
    if (exception !== undefined) used.add(exception);
    return exception === undefined;
  });
  report(
    `checkov ${failures.length} failed checks, all of them exceptions with a reason`,
    unexpected.map(({ stack, check, resource, title }) => `${stack} ${resource}: ${check} ${title}`),
  );
  report(
    'checkov needs every exception',
    exceptions
      .filter((one) => !used.has(one))
      .map(({ rule, where }) => `${rule} fails nowhere in ${where}: remove the exception`),
  );
}
