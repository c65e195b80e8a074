#!/bin/bash
# completions.sh SHELL: the completions are correct scripts of their shell.
. "$(dirname "$0")/common.sh"
need "$1" "$1"

cd "$packaging/completions"
case $1 in
    bash)
        for file in *.bash; do bash -n "$file" || complain "$file"; done
        ;;
    zsh)
        zsh -n _stagewright || complain _stagewright
        ;;
    fish)
        for file in *.fish; do fish --no-execute "$file" || complain "$file"; done
        # What fish itself makes of them.
        HOME=$scratch fish --no-config -c '
            source stagewright.fish
            complete -C "stagewright "' >"$scratch/commands"
        grep -q '^open' "$scratch/commands" || complain "fish does not offer 'open'"
        HOME=$scratch fish --no-config -c '
            source stagewright.fish
            complete -C "stagewright open --"' >"$scratch/options"
        grep -q '^--help' "$scratch/options" || complain "fish does not offer --help to 'open'"
        grep -q '^--version' "$scratch/options" && complain "fish offers --version to 'open'"
        ;;
esac
finish
