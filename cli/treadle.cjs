#!/usr/bin/env node
/** The `treadle` command. It goes through the same door as all others, so that it is compiled before it runs. */
'use strict';

const path = require('path');

process.argv.splice(2, 0, 'treadle');
require(path.join(__dirname, '..', 'infra', 'bootstrap.cjs'));
