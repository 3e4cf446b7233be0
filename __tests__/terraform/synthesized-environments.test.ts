import { environments, judgeProjects } from './synthesized-stacks';

judgeProjects([environments]);
