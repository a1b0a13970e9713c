/** Stages of generators on the partitions of Apache Spark: {@link weft.spark.FailuresPerHour} is a job of them. */
package weft.spark;
