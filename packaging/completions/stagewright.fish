# fish completion for stagewright(1)

function __stagewright_needs_command
    test (count (commandline -opc)) -eq 1
end

# Whether the command on the line is one of the given.
function __stagewright_runs
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end

# The stages of ./Dockerfile, or of the file after -f.
function __stagewright_stages
    set -l words (commandline -opc)
    set -l file Dockerfile
    for i in (seq 2 (count $words))
        switch $words[$i]
            case -f --file
                set file $words[(math $i + 1)]
            case '--file=*'
                set file (string replace -- --file= '' $words[$i])
            case '-*'
            case '*'
                test -f $words[$i]/Dockerfile; and set file $words[$i]/Dockerfile
        end
    end
    string match -ri '^\s*FROM\s.*\sAS\s+(\S+)' <$file 2>/dev/null | awk 'NR % 2 == 0'
end

function __stagewright_images
    stagewright images 2>/dev/null | tail -n +2 | string replace -r '\s.*' ''
end

complete -c stagewright -f
complete -c stagewright -n __stagewright_needs_command -l help -d 'List the commands'
complete -c stagewright -n __stagewright_needs_command -l version -d 'Print the version'

complete -c stagewright -n __stagewright_needs_command -a history -d 'Show the steps that made an image'
complete -c stagewright -n __stagewright_needs_command -a images -d 'List the images of the store'
complete -c stagewright -n __stagewright_needs_command -a open -d 'Open a Dockerfile in the window'
complete -c stagewright -n __stagewright_needs_command -a sizes -d 'Show what each stage of a build weighs'
complete -c stagewright -n __stagewright_needs_command -a verify -d 'Check every byte of the store'

complete -c stagewright -n 'not __stagewright_needs_command' -l help -d 'Explain the command'

complete -c stagewright -n '__stagewright_runs history sizes' -a '(__stagewright_images)' -d Image
complete -c stagewright -n '__stagewright_runs history' -l format -x -a 'table json' -d 'Form of the output'
complete -c stagewright -n '__stagewright_runs history' -l no-trunc -d 'Whole ids and commands'

complete -c stagewright -n '__stagewright_runs sizes' -l format -x -a 'text json' -d 'Form of the output'

complete -c stagewright -n '__stagewright_runs open' -F
