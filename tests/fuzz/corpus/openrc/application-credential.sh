export OS_AUTH_TYPE=v3applicationcredential
export OS_AUTH_URL=https://h/identity
export OS_APPLICATION_CREDENTIAL_ID=177e
export OS_APPLICATION_CREDENTIAL_SECRET='s$3'
