import { judgeCombinations } from './combinations';

judgeCombinations(0);
