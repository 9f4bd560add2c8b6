package org.areogan.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads tables back. */
final class Tables {
    private Tables() {}

    /** All rows by their frames' names. */
    static List<Row> rows(Path output) {
        return rows(output, "frames.parquet", "name");
    }

    /** All rows in the order of a column. */
    static List<Row> rows(Path output, String table, String order) {
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .getOrCreate()) {
            return spark.read()
                    .parquet(output.resolve(table).toString())
                    .orderBy(order)
                    .collectAsList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
