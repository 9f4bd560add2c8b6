package org.areogan.spark.synth;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.regexp_extract;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of all pairs, in Parquet, a row each: {@code index} among all, {@code series} (the number of its part), {@code id}
 * (of its pictures, without ending), {@code kind} of proposal, {@code attempt} in its series, {@code seed} that makes it again,
 * {@code areas} (each class's share of the labelled pixels), {@code scores} of the judge, {@code sources} and {@code scenes}
 * that it was made from, {@code sha256} of its pixels.
 */
final class PairTable {
    /** A file of the table has so many rows at most. */
    private static final int ROWS_IN_A_FILE = 1_000_000;

    /** Of the lines of a manifest. */
    private static final StructType MANIFEST = new StructType()
            .add("index", DataTypes.IntegerType)
            .add("id", DataTypes.StringType)
            .add("proposal", DataTypes.StringType)
            .add("attempt", DataTypes.LongType)
            .add("seed", DataTypes.LongType)
            .add("class_pixels", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType))
            .add("scores", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
            .add("sources", DataTypes.createArrayType(DataTypes.StringType))
            .add("scenes", DataTypes.createArrayType(DataTypes.StringType))
            .add("sha256", DataTypes.StringType);

    private PairTable() {}

    /** Writes the table from the manifests of all parts; Spark makes it whole or not at all. */
    static void write(SparkSession spark, Path output, int pairs, Path table) {
        spark.read()
                .schema(MANIFEST)
                .json(output + "/part-*/manifest.jsonl")
                .select(
                        col("index"),
                        regexp_extract(input_file_name(), "part-(\\d+)/", 1)
                                .cast(DataTypes.IntegerType)
                                .as("series"),
                        col("id"),
                        col("proposal").as("kind"),
                        col("attempt"),
                        col("seed"),
                        expr("transform_values(class_pixels, (name, pixels) ->"
                                        + " pixels / aggregate(map_values(class_pixels), 0L, (sum, each) -> sum + each))")
                                .as("areas"),
                        col("scores"),
                        col("sources"),
                        col("scenes"),
                        col("sha256"))
                .coalesce(1 + (pairs - 1) / ROWS_IN_A_FILE)
                .sortWithinPartitions("index")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(table.toString());
    }
}
