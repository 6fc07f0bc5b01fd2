"""What every command says and how: words, streams, exit codes, refusals."""
