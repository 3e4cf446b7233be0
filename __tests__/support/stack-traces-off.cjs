// cdktf captures an unlimited stack trace for every token, most of the time a test would spend. The file itself is
// tiny and pulls in nothing, so tests that never touch cdktf do not pay for this.
const stackTrace = require('cdktf/lib/tokens/private/stack-trace');
stackTrace.captureStackTrace = () => [];
