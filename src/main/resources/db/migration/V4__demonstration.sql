-- Which initiatives of the demonstration have been made, so that a first start that was cut off is finished by the next.
create table demonstration (
  tale  int  primary key
);
