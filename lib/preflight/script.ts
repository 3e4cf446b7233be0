import type { Environment } from '../model/environment';
import { accountQuestions } from './account-questions';
import { clusterQuestions } from './cluster-questions';
import { keyQuestions } from './key-questions';
import { networkQuestions } from './network-questions';
import { quoted, type Question } from './question';
import { quotaQuestions } from './quota-questions';
import { roleQuestions } from './role-questions';
import { stateQuestions } from './state-questions';

/** Everything that only AWS can tell about an environment before it is applied. */
export function preflightQuestions(environment: Environment): readonly Question[] {
  return [
    ...accountQuestions(environment),
    ...stateQuestions(environment),
    ...roleQuestions(environment),
    ...networkQuestions(environment),
    ...clusterQuestions(environment),
    ...keyQuestions(environment),
    ...quotaQuestions(environment),
  ];
}

/** The questions as a script that changes nothing, for bash 3.2 (macOS) and newer. */
export function preflightScript(environment: Environment): string {
  const { name, location } = environment;
  const questions = preflightQuestions(environment);
  const parts = questions.map(({ failureMode, meaning, script }, index) => {
    const said = questions[index - 1]?.meaning === meaning;
    return [...(said ? [] : [`# ${failureMode}: ${meaning}`]), ...script].join('\n');
  });
  return `${[opening(name, location), ...parts, 'finish'].join('\n\n')}\n`;
}

const opening = (name: string, { account, region }: Environment['location']): string => `#!/usr/bin/env bash
# What only AWS can tell about '${name}' before Terraform applies it. Made by: eks-auto preflight ${name} --print
# Every question is read-only. OK: nothing to do. LOOK: read the line below it, which says what to do.
# Exit code: 0 when all is OK, 1 when something is to be looked at.
# Answers are split into words on purpose (globbing is off), and queries hold quotes and backticks of JMESPath:
# shellcheck disable=SC2086,SC2016
set -uf

account=${quoted(account)}
region=${quoted(region)}
looks=0
# "yes" where there is no cluster of this name yet.
new=no
answer=
quota=0
usual=

# Version 1 of the AWS command does not know --no-cli-pager.
export AWS_PAGER=

command -v aws >/dev/null || { echo 'the AWS command is needed: https://aws.amazon.com/cli/' >&2; exit 1; }
errors=$(mktemp) || exit 1
trap 'rm -f "$errors"' EXIT

ok() { printf 'OK    %-4s %s\\n' "$1" "$2"; }

look() {
  printf 'LOOK  %-4s %s\\n           %s\\n' "$1" "$2" "$3"
  looks=$((looks + 1))
}

finish() {
  if [ "$looks" -eq 0 ]; then
    echo 'nothing to look at'
    exit 0
  fi
  echo "$looks to look at"
  exit 1
}

# ask <failure mode> <title> <words of the command>: the answer is in $answer.
# 1: there is no such thing. 2: there is no answer, and it has been said.
ask() {
  local mode=$1 title=$2
  shift 2
  if answer=$(aws --region "$region" --output text "$@" 2>"$errors"); then return 0; fi
  if grep -qE 'NoSuch|NotFound|Not Found|does not exist|Unable to locate credentials' "$errors"; then return 1; fi
  look "$mode" "$title" "no answer: $(tail -n 1 "$errors")"
  return 2
}

# Only numbers can be compared; where AWS has nothing to say, the answer is empty or None.
number() { case $1 in '' | *[!0-9]*) return 1 ;; esac; }

# The quota as it is for this account; the usual one where it cannot be read, which $usual says.
quota() {
  usual=
  quota=$(aws --region "$region" --output text service-quotas get-service-quota --service-code "$1" --quota-code "$2" --query Quota.Value 2>/dev/null) || quota=
  quota=\${quota%.*}
  number "$quota" || { quota=$3 usual=' (usual; that of this account cannot be read)'; }
}

# Answers are words between spaces, tabs and line breaks.
list() { local IFS=$' \\t\\n'; set -- $answer; IFS=' '; printf '%s' "$*"; }
has() { case " $(list) " in *" $1 "*) return 0 ;; esac; return 1; }
contains() { case $answer in *"$1"*) return 0 ;; esac; return 1; }`;
