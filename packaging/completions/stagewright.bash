# bash completion for stagewright(1)                                     -*- shell-script -*-

# The options of a command; "=" behind those that take a value.
_stagewright_options()
{
    case $1 in
        build)
            echo '-f= --file= -t= --tag= --target= --build-arg= --build-context= --secret=
                --platform= --no-cache --progress= -q --quiet --cancel-on-stdin-end --store= --help'
            ;;
        check)
            echo '--format= --fix --suggestions --dry-run --diff --error-level= --skip= --only= --config= --built --target= --build-arg= --platform= -j= --jobs=
                --list-rules --explain= --help'
            ;;
        doctor) echo '--format= --help' ;;
        facts) echo '--format= --help' ;;
        format) echo '--check --diff --indent= --shell -j= --jobs= --help' ;;
        graph)
            echo '--format= --target= --only-needed --build-arg= --platform= --theme= --help'
            ;;
        history) echo '--format= --no-trunc --help' ;;
        images) echo '--help' ;;
        logs) echo '--help' ;;
        open) echo '--help' ;;
        parse) echo '--json --target= --build-arg= --platform= --help' ;;
        sizes) echo '--format= --help' ;;
        verify) echo '--help' ;;
    esac
}

# The names of the stages in the Dockerfile that the command line is about.
_stagewright_stages()
{
    local word file='' context=.
    for word in "${COMP_WORDS[@]:2:COMP_CWORD-2}"; do
        if [[ -f $word ]]; then
            file=$word
        elif [[ -d $word ]]; then
            context=$word
        fi
    done
    sed -nE 's/^[[:space:]]*FROM[[:space:]].*[[:space:]]AS[[:space:]]+([^[:space:]]+).*/\1/Ip' \
        "${file:-$context/Dockerfile}" 2>/dev/null
}

# The values of an option of a command.
_stagewright_values()
{
    case $1:$2 in
        history:--format) echo 'table json' ;;
        check:--format) echo 'text json sarif github' ;;
        check:--error-level) echo 'error warning info style none' ;;
        check:--explain | check:--only | check:--skip) _stagewright_rules ;;
        graph:--format) echo 'text json dot mermaid svg' ;;
        *:--format) echo 'text json' ;;
        build:--progress) echo 'plain rawjson quiet' ;;
        graph:--theme) echo 'light dark' ;;
        *:--target) _stagewright_stages ;;
    esac
}

# The names of the checks.
_stagewright_rules()
{
    stagewright check --list-rules 2>/dev/null | sed -n '2,$s/[[:space:]].*//p'
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
        mapfile -t COMPREPLY < <(compgen -W 'build check doctor facts format graph history images logs
            open parse sizes verify --help --version' -- "$word")
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
            doctor | images | verify) ;;
            history | logs | sizes)
                mapfile -t COMPREPLY < <(compgen -W "$(_stagewright_images)" -- "$word")
                ;;
            *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
        esac
    fi
}

complete -o filenames -F _stagewright stagewright
