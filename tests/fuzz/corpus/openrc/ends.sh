export OS_AUTH_URL=http://h
export OS_USERNAME=u\
1;unset OS_USERNAME;fi;fi;if;{ OS_X=1; }
$A${A:-$A}$:$