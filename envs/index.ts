import dev from './dev';
import production from './production';
import staging from './staging';

/** The environments of this project, in the order in which they are reported. */
export default [dev, staging, production];
