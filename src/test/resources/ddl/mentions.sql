article_id STRING NOT NULL
mention_id STRING NOT NULL
sentence_index INT NOT NULL
char_start INT NOT NULL
char_end INT NOT NULL
sentence STRING NOT NULL
trigger STRING NOT NULL
trigger_start INT NOT NULL
trigger_end INT NOT NULL
defector_text STRING
defector_start INT
defector_end INT
entity_id STRING
name STRING
count_min INT
count_max INT
role STRING
role_category STRING NOT NULL
from_text STRING
to_text STRING
place_text STRING
date_text STRING
date_start DATE
date_end DATE
date_precision STRING NOT NULL
factuality STRING NOT NULL
not_counted_reason STRING
attributed_to STRING
confidence DOUBLE NOT NULL
rule_id STRING NOT NULL
defection_id STRING
