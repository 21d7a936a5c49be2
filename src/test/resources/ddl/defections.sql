defection_id STRING NOT NULL
defection_id_aliases ARRAY<STRING> NOT NULL
person_id STRING
name STRING
aliases ARRAY<STRING> NOT NULL
count_min INT NOT NULL
count_max INT
role STRING
role_category STRING NOT NULL
sector STRING NOT NULL
from_country STRING
from STRING
to STRING
kind STRING
place STRING
date_start DATE
date_end DATE
date_precision STRING NOT NULL
cumulative BOOLEAN NOT NULL
status STRING NOT NULL
first_reported DATE
last_reported DATE
articles INT NOT NULL
independent_sources INT NOT NULL
article_ids ARRAY<STRING> NOT NULL
conflicts ARRAY<STRING> NOT NULL
confidence DOUBLE NOT NULL
