#!/usr/bin/env node
import { EXIT_STATUS } from './cli/exit-status.ts';
import { runCli } from './cli/run-cli.ts';
import { createCliDependencies } from './wire/cli-dependencies.ts';

const { argv, env, stdin, stdout, stderr } = process;
const interruption = new AbortController();
// Once only: the second Ctrl-C ends the process as if nobody listened.
process.once('SIGINT', () => interruption.abort());

const status = await runCli(
  argv.slice(2),
  { stdin, stdout, stderr, env, interrupted: interruption.signal },
  createCliDependencies(),
);
// What was interrupted may still be waiting for AWS; nobody else is.
if (status === EXIT_STATUS.interrupted) process.exit(status);
process.exitCode = status;
