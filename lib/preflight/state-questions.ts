import type { Environment } from '../model/environment';
import type { S3State } from '../model/state';
import { either, look, ok, question, quoted, type Question } from './question';

/** The bucket of the states, when they are in one. */
export function stateQuestions({ state }: Environment): readonly Question[] {
  return state.type === 's3' ? [reached(state), versioned(state)] : [];
}

function reached({ bucket, region }: S3State): Question {
  const title = `state bucket ${bucket}`;
  return question(
    { failureMode: 'D09', title, meaning: 'terraform init needs it, in the region that is written.' },
    ['s3api', 'get-bucket-location', '--bucket', bucket, '--query', 'LocationConstraint'],
    {
      found: [
        // What S3 says for its oldest region, and for the oldest buckets of its second.
        '[ "$answer" = None ] && answer=us-east-1',
        '[ "$answer" = EU ] && answer=eu-west-1',
        ...either(
          `[ "$answer" = ${quoted(region)} ]`,
          ok('D09', title),
          `look D09 ${quoted(title)} "it is in $answer: write state.region"`,
        ),
      ],
      missing: 'it does not exist; docs/state-and-deployment.md of cdktf-eks-auto-mode has the commands that make it',
    },
  );
}

function versioned({ bucket }: S3State): Question {
  const title = `versions of state bucket ${bucket}`;
  return question(
    { failureMode: 'D09', title, meaning: 'Without versions, a state that was overwritten or deleted is gone.' },
    ['s3api', 'get-bucket-versioning', '--bucket', bucket, '--query', 'Status'],
    {
      found: either(
        '[ "$answer" = Enabled ]',
        ok('D09', title),
        look('D09', title, 'they are not kept: aws s3api put-bucket-versioning'),
      ),
      missing: 'the bucket does not exist',
    },
  );
}
