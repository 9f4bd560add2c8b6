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
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .getOrCreate()) {
            return spark.read()
                    .parquet(output.resolve("frames.parquet").toString())
                    .orderBy("name")
                    .collectAsList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
