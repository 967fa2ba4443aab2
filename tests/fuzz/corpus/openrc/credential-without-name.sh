export OS_AUTH_TYPE=v3applicationcredential OS_AUTH_URL=http://h OS_USERNAME=u
