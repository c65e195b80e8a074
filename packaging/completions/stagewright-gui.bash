# bash completion for stagewright-gui(1)                                 -*- shell-script -*-

_stagewright_gui()
{
    local word=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '-h --help --help-all -v --version --new' -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}

complete -o filenames -F _stagewright_gui stagewright-gui
