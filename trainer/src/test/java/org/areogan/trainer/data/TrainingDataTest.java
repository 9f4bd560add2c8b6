package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.TinyRun;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {
    private static final RunConfiguration CONFIGURATION = TinyConfiguration.plain();

    @TempDir
    private Path folder;

    @Test
    void syntheticFramesAreTrainedOnUnlessMadeFromValidationFrames() throws IOException {
        DataSource source = TinyRun.scenes(folder);
        TrainingData real = TrainingData.open(source, CONFIGURATION);
        String seen = real.training().id(0);
        String hidden = real.validation().id(0);
        Files.writeString(
                folder.resolve("manifest.jsonl"),
                line("synthetic-paste-0", "paste", seen)
                        + line("synthetic-paste-1", "paste", hidden)
                        + line("synthetic-paste-2", "paste", seen)
                        + line("synthetic-label-3", "label", seen));
        for (String name : List.of("paste-0", "paste-1", "paste-2", "label-3")) {
            copy(seen, "synthetic-" + name);
        }

        TrainingData enriched = TrainingData.open(source, CONFIGURATION);

        assertThat(ids(enriched.validation())).isEqualTo(ids(real.validation()));
        assertThat(ids(enriched.training()))
                .containsAll(ids(real.training()))
                .contains("synthetic-paste-0", "synthetic-paste-2", "synthetic-label-3")
                .hasSize(real.training().size() + 3);
        assertThat(ids(enriched.leftOut())).containsExactly("synthetic-paste-1");
        assertThat(enriched.syntheticNote())
                .contains("3 of 15 training frames are synthetic (paste 2, label 1); 1 left out since they were made"
                        + " from validation scenes");
        assertThat(real.syntheticNote()).isEmpty();
        assertThat(pixels(enriched)).isEqualTo(15 * 16 * 32);
        assertThatThrownBy(() -> TrainingData.open(
                        DataSource.of(folder)
                                .without(IntStream.range(0, 16).boxed().toList()),
                        CONFIGURATION))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(folder.toString(), "add the real frames");
    }

    @Test
    void runsOfDifferentSeedsValidateOnTheSameFramesWhereTheSplitHasASeed() {
        DataSource source = TinyRun.scenes(folder);
        String yaml = TinyRun.yaml(CONFIGURATION);
        String ours = yaml.replace("  seed: 0", "  seed: 11");
        List<String> first = validation(source, ours);

        assertThat(validation(source, ours.replace("seed: 7\n", "seed: 8\n"))).isEqualTo(first);
        assertThat(validation(source, yaml.replace("seed: 7\n", "seed: 11\n"))).isEqualTo(first);
        assertThat(validation(source, yaml)).isNotEqualTo(first);
    }

    private static List<String> validation(DataSource source, String yaml) {
        return ids(TrainingData.open(source, ConfigurationReader.parse(yaml, "test"))
                .validation());
    }

    private static long pixels(TrainingData data) {
        return IntStream.range(0, data.classPixels().length)
                .mapToLong(id -> data.classPixels()[id])
                .sum();
    }

    private static String line(String id, String kind, String source) {
        return "{\"id\": \"" + id + "\", \"proposal\": \"" + kind + "\", \"scenes\": [\"" + source + "\"]}\n";
    }

    private void copy(String from, String to) throws IOException {
        for (String part : List.of("images", "masks")) {
            Files.copy(
                    folder.resolve(part).resolve(from + ".png"),
                    folder.resolve(part).resolve(to + ".png"));
        }
    }

    private static List<String> ids(DataSet data) {
        return IntStream.range(0, data.size()).mapToObj(data::id).toList();
    }

    @Test
    void everyFrameIsReadOnceBeforeTheFirstStep() {
        DataSet scenes = new ProceduralMars().dataSet(12, 16, 32, 5);
        List<Integer> frames = new ArrayList<>();
        List<Integer> masks = new ArrayList<>();
        DataSet counting = (DataSet) Proxy.newProxyInstance(
                DataSet.class.getClassLoader(), new Class<?>[] {DataSet.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("frame")) {
                        frames.add((Integer) arguments[0]);
                    } else if (method.getName().equals("mask")) {
                        masks.add((Integer) arguments[0]);
                    }
                    return method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : method.invoke(scenes, arguments);
                });

        TrainingData data = TrainingData.open(DataSource.of(counting).without(List.of(3)), CONFIGURATION);

        assertThat(data.batchShape(CONFIGURATION).height()).isEqualTo(16);
        assertThat(frames).containsExactly(0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(masks).isEqualTo(frames);
        assertThat(data.fingerprint()).isEqualTo(DataSets.fingerprint(scenes.without(List.of(3))));
    }
}
