package org.areogan.program.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
    @TempDir
    Path folder;

    private Object[] prove(Path data, Path test, Path output) {
        return new Object[] {
            "prove",
            "--model",
            Landscapes.model(),
            data,
            "--test",
            test,
            "-o",
            output,
            "--seeds",
            "1",
            "--count",
            "4",
            "--share",
            "0.08",
            "--rows",
            "real,oversampled,paste",
            "--set",
            "objective.lambda_adv=0",
            "--threads",
            "1"
        };
    }

    @Test
    void everyRowIsTrainedScoredAndToldAndASecondCallDoesNothingMore() throws IOException {
        Path data = Landscapes.archive(folder, 12, 32, 64);
        Path test = Landscapes.archive(folder, 5, 32, 64);
        Path proof = folder.resolve("proof");
        Cli first = Cli.succeed(prove(data, test, proof));

        assertThat(first.out()).contains("real pairs only", "repeated", "pasted");
        assertThat(proof.resolve("report.html")).content().contains("real pairs only", "Fréchet");
        assertThat(proof.resolve("proof.md")).content().isEqualTo(first.out());
        JsonNode real = new ObjectMapper().readTree(Files.readString(proof.resolve("scores/real-1.json")));
        Cli evaluated = Cli.succeed(
                "evaluate", "--model", proof.resolve("runs/real-1/model.areogan"), test, "--json", "--threads", "1");
        assertThat(real.path("confusion"))
                .isEqualTo(new ObjectMapper().readTree(evaluated.out()).path("confusion"));

        FileTime trained = Files.getLastModifiedTime(proof.resolve("runs/paste-1/model.areogan"));
        Cli second = Cli.succeed(prove(data, test, proof));
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(Files.getLastModifiedTime(proof.resolve("runs/paste-1/model.areogan")))
                .isEqualTo(trained);
    }

    @Test
    void theTestFramesMustBeReal() {
        Path data = Landscapes.archive(folder, 12, 32, 64);
        assertThat(Cli.mistake(prove(data, Landscapes.enriched(folder), folder.resolve("proof"))))
                .contains("synthetic");
    }
}
