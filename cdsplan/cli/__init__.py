"""The command line: arguments in, one call, one echo, exit code out. One module a command."""
