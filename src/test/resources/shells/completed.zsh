# zsh -f completed.zsh FOLDER TYPED: types that and a tab into a zsh that has FOLDER/_polyfeed, and
# prints what polyfeed is then started with.
zmodload zsh/zpty
zpty shell 'TERM=dumb zsh -f -i'
zpty -w shell "PS1='READ''Y> '; fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D; setopt no_beep; unset zle_bracketed_paste; polyfeed() { print -r -- \"BE\"\"GIN\${(j.:.)@}E\"\"ND\" }; cd ${(q)1}"
zpty -r shell said '*READY> '
zpty -n -w shell "$2"$'\t\n'
zpty -r shell said '*BEGIN*END*'
print -r -- ${${said##*BEGIN}%%END*}
zpty -d shell
