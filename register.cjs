'use strict';
module.exports = require('./lib/register.cjs');
