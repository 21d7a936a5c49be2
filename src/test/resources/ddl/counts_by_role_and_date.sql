period STRING NOT NULL
period_start DATE
role_category STRING NOT NULL
role STRING
from_country STRING
kind STRING
defections BIGINT NOT NULL
people_min BIGINT NOT NULL
people_max BIGINT
mentions BIGINT NOT NULL
articles BIGINT NOT NULL
