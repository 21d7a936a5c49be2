article_id STRING NOT NULL
defection_id STRING NOT NULL
entity_id STRING
counted BOOLEAN NOT NULL
cumulative BOOLEAN NOT NULL
name STRING
aliases ARRAY<STRING> NOT NULL
count_min INT NOT NULL
count_max INT
role STRING
role_category STRING NOT NULL
from_country STRING
from STRING
to STRING
kind STRING
place STRING
date_start DATE
date_end DATE
date_precision STRING NOT NULL
date_inferred BOOLEAN NOT NULL
factuality STRING NOT NULL
attributed_to STRING
evidence STRING NOT NULL
confidence DOUBLE NOT NULL
source STRING
published TIMESTAMP
url STRING
title STRING
duplicate_of STRING
