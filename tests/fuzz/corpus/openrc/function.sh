f() { export OS_USERNAME=no; }
declare -x OS_USERNAME=u OS_AUTH_URL=http://h OS_=1 =2 9=3
export OS_INSECURE=TRUE #x
