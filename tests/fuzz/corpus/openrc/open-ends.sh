export A="b
export C='d
export E=${F
G=`h
I=$(j
\