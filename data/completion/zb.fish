# SPDX-License-Identifier: Apache-2.0
# Completion of zb for fish. The candidates come from zb itself: its command list, and the codes in the database.
function __zb_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c zb -f -a '(__zb_complete)'
