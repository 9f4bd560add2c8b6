package org.areogan.trainer.tuning;

import static org.areogan.trainer.tuning.SmallSearch.FRAMES;
import static org.areogan.trainer.tuning.SmallSearch.SPACE;
import static org.areogan.trainer.tuning.SmallSearch.request;
import static org.areogan.trainer.tuning.SmallSearch.run;
import static org.areogan.trainer.tuning.SmallSearch.tiny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search's folder holds: tables of earlier versions are gone on with, damaged ones told. */
class SearchFolderTest {
    @TempDir
    Path folder;

    @Test
    void aDamagedTableIsToldByFileAndLine() throws IOException {
        Path search = folder.resolve("a");
        run(Tuning.open(search, request(Strategy.RANDOM, 2)), SmallSearch::quick);
        Path table = search.resolve("trials.csv");
        String text = Files.readString(table);
        for (String[] change : new String[][] {
            {"\n2,", "\n3,", "line 3: the trial must be 2, got 3"},
            {",scored,", ",lost,", "line 2: "},
            {",scored,", ",running,", "line 2: a trial that has not ended has no row"},
            {",scored,0.", ",scored,zero.", "line 2: "},
            {"trial,", "number,", "line 1: it must name the columns trial, generator_optimizer.learning_rate"},
            {"1,0.", "1,7.", "which the space does not have"},
            {",scored,", ",", "line 2: it has 5 cells instead of 6"}
        }) {
            Files.writeString(table, text.replace(change[0], change[1]));
            assertThatThrownBy(() -> Tuning.open(search, request(Strategy.RANDOM, 2)))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith(table.toString())
                    .hasMessageContaining(change[2]);
        }
    }

    /** As they were written before trials could run side by side and be stopped. */
    @Test
    void anOlderSearchIsGoneOnWith() throws IOException {
        Path search = folder.resolve("a");
        TuningRequest request =
                new TuningRequest(tiny(9), FRAMES, SPACE, Strategy.RANDOM, OptionalInt.of(3), 3, 11, 2, 1);
        run(Tuning.open(search, request), SmallSearch::quick);
        Path table = search.resolve("trials.csv");
        Path identity = search.resolve("tuning.json");
        String whole = Files.readString(table);
        String[] lines = whole.split("\n", -1);
        Files.writeString(table, withoutLastCell(lines[0]) + "\n" + withoutLastCell(lines[1]) + "\n");
        Files.writeString(
                identity,
                Files.readString(identity).replaceAll("(?s),\\s*\"parallel\" : 1,\\s*\"stop\" : \"none\"", ""));
        assertThat(identity).content().doesNotContain("parallel", "stop");
        assertThat(run(Tuning.open(search, request), SmallSearch::quick)).isTrue();
        assertThat(table).hasContent(whole.replace(lines[1], withoutLastCell(lines[1]) + ","));
    }

    /** Programs of that format knew no plateau but that of the mean IoU, which means nothing where no rate looks at it. */
    @Test
    void aSearchOfFormatSixIsGoneOnWith() throws IOException {
        Path search = folder.resolve("a");
        run(Tuning.open(search, request(Strategy.RANDOM, 2)), SmallSearch::quick);
        Path configuration = search.resolve("configuration.yaml");
        String older = Files.readString(configuration)
                .replaceFirst("format: 7", "format: 6")
                .replaceFirst("(?m)^ *plateau_by: .*\\R", "");
        assertThat(older).contains("format: 6").doesNotContain("plateau_by");
        Files.writeString(configuration, older);
        assertThat(run(Tuning.open(search, request(Strategy.RANDOM, 3)), SmallSearch::quick))
                .isTrue();
    }

    private static String withoutLastCell(String line) {
        return line.substring(0, line.lastIndexOf(','));
    }
}
