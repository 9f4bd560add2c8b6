package org.areogan.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaProcessTest {
    /** Says its input backwards, or complains. */
    static final class Backwards {
        private Backwards() {}

        public static void main(String[] arguments) throws IOException {
            String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            System.out.println("noise");
            System.out.println(new StringBuilder(text).reverse() + arguments[0]);
            System.err.println("read " + text.length());
            System.exit(Integer.parseInt(arguments[1]));
        }
    }

    private static JavaProcess.Ended run(String code) throws InterruptedException {
        return JavaProcess.run(Backwards.class, List.of("!", code), "sram".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatAProcessAnswersIsItsLastLine() throws InterruptedException {
        JavaProcess.Ended ended = run("0");
        assertThat(ended.code()).isZero();
        assertThat(ended.answer()).isEqualTo("mars!");
    }

    @Test
    void whatAsksForAPortOrAFileIsNotPassedOn() {
        assertThat(JavaProcess.wanted(List.of(
                        "-Xmx1g",
                        "-Dcom.sun.management.jmxremote.port=9010",
                        "-Dcom.sun.management.jmxremote",
                        "-Xlog:gc*:file=gc.log",
                        "-Xlog:gc:gc.log",
                        "-Xlog:cds=off",
                        "-Xloggc:gc.log",
                        "-XX:StartFlightRecording=filename=a.jfr",
                        "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                        "-Xrunjdwp:transport=dt_socket",
                        "-javaagent:coverage.jar",
                        "-XX:ArchiveClassesAtExit=classes.jsa",
                        "-Djava.awt.headless=true",
                        "-XX:+UseG1GC")))
                .containsExactly("-Xmx1g", "-Xlog:cds=off", "-Djava.awt.headless=true", "-XX:+UseG1GC");
    }

    @Test
    void aFailureTellsTheCodeWhatItMeansAndTheLastComplaint() throws InterruptedException {
        assertThat(run("7").failure()).isEqualTo("its process ended with 7: read 4");
        assertThat(run("134").failure()).isEqualTo("its process ended with 134 (native code crashed): read 4");
    }
}
