OS_USERNAME=$(echo $(id) OS_PASSWORD=no "a) b" ') c') OS_AUTH_URL=${A:-${B:-http://h}}
X="$(echo "$(id)")" Y=`echo \`id\``
