"""Find shared text on many machines with Apache Spark; the same bytes as on one."""

from dateline.spark.find import find_copies_on_spark
from dateline.spark.outputs import is_folder, write_folder
from dateline.spark.values import SparkOptions

__all__ = ["SparkOptions", "find_copies_on_spark", "is_folder", "write_folder"]
