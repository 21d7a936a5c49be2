"""The night as an Airflow DAG (Airflow 2.9 or later, provider apache-airflow-providers-apache-spark).

The run id is made of the DAG's own date, so that a task that is tried again finishes its run or finds it published.
"""
from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

HOME = "/opt/defection-ledger"

with DAG(
    dag_id="defection_ledger",
    schedule="0 2 * * *",
    start_date=datetime(2026, 11, 24),
    catchup=False,
    max_active_runs=1,  # the lease would refuse the second anyway
    default_args={"retries": 2, "retry_delay": timedelta(minutes=15)},
) as dag:
    SparkSubmitOperator(
        task_id="run",
        conn_id="spark_default",
        application=f"{HOME}/target/defection-ledger.jar",
        java_class="org.defectionledger.job.Main",
        jars=f"{HOME}/target/defection-ledger-corenlp-4.5.10.jar",
        properties_file=f"{HOME}/jobs/yarn/spark.properties",
        files=f"{HOME}/jobs/nightly/application.properties",
        application_args=[
            "run",
            "--settings", "application.properties",
            "--run-date", "{{ ds }}",
            "--run-id", "{{ ds }}",
            "--input", "hdfs:///dumps/news",
            "--output", "hdfs:///ledger/tables",
        ],
    )
