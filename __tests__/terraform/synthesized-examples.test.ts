import { examples, judgeProjects } from './synthesized-stacks';

judgeProjects(examples.filter((_, index) => index % 2 === 0));
