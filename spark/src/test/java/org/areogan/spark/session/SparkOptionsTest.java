package org.areogan.spark.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SparkOptionsTest {
    @Command
    private static final class Some {
        @Mixin
        private SparkOptions options = new SparkOptions();
    }

    private static SparkConf conf(String... words) {
        Some some = new Some();
        new CommandLine(some).parseArgs(words);
        return some.options.conf("a job");
    }

    @Test
    void withoutAWordAllProcessorsOfThisMachineAreTakenAndATaskHasOneThread() {
        SparkConf conf = conf();
        assertThat(conf.get("spark.master")).isEqualTo("local[*]");
        assertThat(conf.get("spark.app.name")).isEqualTo("a job");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
        assertThat(SparkOptions.threads(conf)).isEqualTo(1);
    }

    @Test
    void threadsAreTheProcessorsOfATaskHoweverTheyAreAskedFor() {
        assertThat(conf("--threads", "3", "--master", "local[3]").get("spark.task.cpus"))
                .isEqualTo("3");
        assertThat(SparkOptions.threads(conf("--conf", "spark.task.cpus=2", "--master", "local[2]")))
                .isEqualTo(2);
        assertThatThrownBy(() -> conf("--threads", "0")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> conf("--threads", "4", "--master", "local[3]"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--threads is 4")
                .hasMessageContaining("local[3]");
    }

    @Test
    void settingsThatAreNoNumbersAreToldWithTheirKey() {
        assertThatThrownBy(() -> conf("--conf", "spark.task.cpus=two"))
                .isInstanceOf(UserException.class)
                .hasMessage("spark.task.cpus is two; it must be a whole number, such as 1");
        SparkConf all = conf(
                "--master", "spark://host:7077", "--conf", "spark.jars=a.jar", "--conf", "spark.executor.cores=all");
        assertThatThrownBy(() -> MasterOptions.requireATaskEach(all))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("spark.executor.cores is all");
    }

    @Test
    void mastersOnThisMachineHaveSoManyProcessors() {
        assertThat(MasterOptions.localProcessors(conf("--master", "local"))).hasValue(1);
        assertThat(MasterOptions.localProcessors(conf("--master", "local[3,2]")))
                .hasValue(3);
        assertThat(MasterOptions.localProcessors(conf("--master", "local[*,2]")))
                .hasValue(Runtime.getRuntime().availableProcessors());
        assertThat(MasterOptions.localProcessors(conf("--master", "local[99999999999]")))
                .as("what Spark refuses")
                .isEmpty();
    }

    @Test
    void executorsElsewhereMustBeSentTheProgram() {
        assertThatThrownBy(() -> conf("--master", "spark://host:7077"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("spark-submit");
        assertThat(conf("--master", "spark://host:7077", "--conf", "spark.jars=a.jar")
                        .get("spark.master"))
                .isEqualTo("spark://host:7077");
    }
}
