export OS_AUTH_URL=$(touch opened)
OS_USERNAME=`touch opened`
. ./other.sh; source other.sh; eval "touch opened"
export OS_PASSWORD="$(cat <(touch opened))" OS_TOKEN=$((1 + $(touch opened)))
touch opened > opened && exec touch opened
<<EOF cat
$(touch opened)
EOF
