# bash completion for stagewright-gui(1)                                 -*- shell-script -*-

_stagewright_gui()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    if [[ $previous == --theme ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'light dark system' -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--new --theme --select --screenshot --size
            -h --help --help-all -v --version' -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}

complete -o filenames -F _stagewright_gui stagewright-gui
