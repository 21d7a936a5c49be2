article_id STRING NOT NULL
entity_id STRING NOT NULL
type STRING NOT NULL
text STRING NOT NULL
name STRING NOT NULL
char_start INT NOT NULL
char_end INT NOT NULL
sentence_index INT NOT NULL
role STRING
role_category STRING
country STRING
person_id STRING
