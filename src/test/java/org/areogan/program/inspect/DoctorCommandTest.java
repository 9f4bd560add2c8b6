package org.areogan.program.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.program.Areogan;
import org.areogan.program.Cli;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void theMachineIsDescribed() {
        assertThat(Cli.succeed("doctor").out())
                .contains("java", "system", "processors", "engine", "engine nd4j", "memory", "free disk");
    }

    @Test
    void withoutNd4jsBinaryItSaysWhyAndEndsWithTwo() throws IOException, InterruptedException {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("nd4j-(native|cuda).*"))
                .collect(Collectors.joining(File.pathSeparator));
        Process doctor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        without,
                        Areogan.class.getName(),
                        "doctor")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(doctor.waitFor()).isEqualTo(2);
        assertThat(out)
                .containsPattern("engine +none starts")
                .containsPattern("engine nd4j +does not start: ")
                .contains("java", "free disk")
                .doesNotContain("\tat ");
    }

    @Test
    void theSameIsToldToPrograms() throws JsonProcessingException {
        JsonNode facts =
                new ObjectMapper().readTree(Cli.succeed("doctor", "--json").out());
        assertThat(facts.path("java").asText()).startsWith(Runtime.version().toString());
        assertThat(facts.path("processors").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(facts.path("engine_nd4j").asText()).contains("ND4J");
    }

    @Test
    void everyEngineOfTheBuildIsToldOfAndThePreferredOneThatStartsIsTaken() throws JsonProcessingException {
        JsonNode facts =
                new ObjectMapper().readTree(Cli.succeed("doctor", "--json").out());
        assertThat(Engines.names())
                .allSatisfy(name ->
                        assertThat(facts.path("engine_" + name).asText()).isNotEmpty());
        String taken = Engines.choose(EngineSettings.standard()).engine().name();
        assertThat(facts.path("engine").asText()).startsWith(taken + " ");
    }
}
