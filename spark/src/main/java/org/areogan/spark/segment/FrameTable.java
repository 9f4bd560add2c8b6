package org.areogan.spark.segment;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of all frames, in Parquet, a row each: {@code name} (of its files, without ending), {@code path} (where it comes
 * from), {@code height} and {@code width} in pixels, {@code areas} (each class's share of all pixels), {@code unlabelled} (the
 * share without a label), {@code confidence} (mean probability of the most probable class where there is a label), {@code
 * sha256} (of its files, by their format), {@code model}, {@code milliseconds} (its share of the time that segmenting its batch
 * took) and {@code error} (why it could not be read; then all but name, path and model are null).
 */
final class FrameTable {
    /** A file of the table has so many rows at most. */
    private static final int ROWS_IN_A_FILE = 1_000_000;

    private static final StructType SCHEMA = new StructType()
            .add("name", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("height", DataTypes.IntegerType)
            .add("width", DataTypes.IntegerType)
            .add("areas", DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType))
            .add("unlabelled", DataTypes.DoubleType)
            .add("confidence", DataTypes.DoubleType)
            .add("sha256", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add("model", DataTypes.StringType)
            .add("milliseconds", DataTypes.DoubleType)
            .add("error", DataTypes.StringType);

    private FrameTable() {}

    /** Writes the table from the rows of all parts; Spark makes it whole or not at all. */
    static void write(SparkSession spark, Path rows, int frames, Path table) {
        spark.read()
                .schema(SCHEMA)
                .json(rows.toString())
                .coalesce(1 + (frames - 1) / ROWS_IN_A_FILE)
                .sortWithinPartitions("name")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(table.toString());
    }

    /** The rows of frames that could not be read. */
    static Dataset<Row> troubles(SparkSession spark, Path table) {
        return spark.read().parquet(table.toString()).where("error is not null").orderBy("name");
    }
}
