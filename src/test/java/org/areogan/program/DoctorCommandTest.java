package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void theMachineIsDescribed() {
        assertThat(Cli.succeed("doctor").out())
                .contains("java", "system", "processors", "engine", "memory", "free disk");
    }

    @Test
    void theSameIsToldToPrograms() throws JsonProcessingException {
        JsonNode facts =
                new ObjectMapper().readTree(Cli.succeed("doctor", "--json").out());
        assertThat(facts.path("java").asText()).startsWith(Runtime.version().toString());
        assertThat(facts.path("processors").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(facts.path("engine").asText()).contains("ND4J");
    }
}
