#!/usr/bin/env bash
# Stops the server that mongo-up.sh started. Its packages, its build and its data stay for the next time.
exec "$(dirname "$0")/mongo-up.sh" --stop
