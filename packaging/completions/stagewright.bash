# bash completion for stagewright(1)                                     -*- shell-script -*-

# The options of a command; "=" behind those that take a value.
_stagewright_options()
{
    case $1 in
        history) echo '--format= --no-trunc --help' ;;
        images) echo '--help' ;;
        open) echo '--help' ;;
        sizes) echo '--format= --help' ;;
        verify) echo '--help' ;;
    esac
}

# The names of the stages in the Dockerfile that the command line is about.
_stagewright_stages()
{
    local i file='' context=.
    for ((i = 2; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            -f | --file) file=${COMP_WORDS[i + 1]} ;;
            -*) ;;
            *) [[ -d ${COMP_WORDS[i]} ]] && context=${COMP_WORDS[i]} ;;
        esac
    done
    [[ $file == = ]] && file=
    sed -nE 's/^[[:space:]]*FROM[[:space:]].*[[:space:]]AS[[:space:]]+([^[:space:]]+).*/\1/Ip' \
        "${file:-$context/Dockerfile}" 2>/dev/null
}

# The values of an option of a command.
_stagewright_values()
{
    case $1:$2 in
        build:--progress) echo 'plain rawjson' ;;
        build:--target) _stagewright_stages ;;
        history:--format) echo 'table json' ;;
        sizes:--format) echo 'text json' ;;
    esac
}

# The own store's images.
_stagewright_images()
{
    stagewright images 2>/dev/null | sed -n '2,$s/[[:space:]].*//p'
}

_stagewright()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} options
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W 'history images open sizes verify --help --version' -- "$word")
        return
    fi

    # bash splits --option=value at the '='.
    if [[ $word == = ]]; then
        word=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    options=$(_stagewright_options "$command")
    if [[ $previous == -* && " $options " == *[[:space:]]"$previous="[[:space:]]* ]]; then
        local values
        values=$(_stagewright_values "$command" "$previous")
        if [[ $values ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "${options//=/}" -- "$word")
    else
        case $command in
            build) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
            history | sizes)
                mapfile -t COMPREPLY < <(compgen -W "$(_stagewright_images)" -- "$word")
                ;;
            *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
        esac
    fi
}

complete -o filenames -F _stagewright stagewright
