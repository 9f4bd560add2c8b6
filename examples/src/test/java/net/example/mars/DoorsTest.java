package net.example.mars;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples need only what the library shows as its doors, and README has the first of them word by word. */
class DoorsTest {
    /** For training, scoring and segmenting. */
    private static final Set<String> USUAL_WAY = Set.of(
            "Training",
            "TrainingResult",
            "TrainingListener",
            "EpochRecord",
            "Losses",
            "DataSet",
            "Segmenter",
            "Mask",
            "Evaluation",
            "Scores");

    private static final JavaClasses EXAMPLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("net.example.mars");

    @Test
    void theUsualWayNeedsTenTypes() {
        assertThat(USUAL_WAY).hasSizeLessThanOrEqualTo(10);
        assertThat(typesOf("TrainOnFramesInMemory", "WatchATraining", "PlugInALoss"))
                .filteredOn(name -> !Set.of("ProceduralMars", "ConfusionMatrix").contains(name))
                .isSubsetOf(USUAL_WAY);
    }

    @Test
    void noExampleNeedsAnInside() {
        List<String> insides = List.of(
                "org.areogan.engine.nd4j",
                "org.areogan.trainer.data",
                "org.areogan.trainer.game",
                "org.areogan.trainer.task",
                "org.areogan.terrain.pixels",
                "org.areogan.synth.spool");
        assertThat(EXAMPLES.stream()
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName()))
                .doesNotContainAnyElementsOf(insides);
    }

    private static Set<String> typesOf(String... examples) {
        Set<String> names = Set.of(examples);
        return EXAMPLES.stream()
                .filter(each -> names.stream().anyMatch(name -> each.getName().contains("." + name)))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .filter(target -> target.getPackageName().startsWith("org.areogan"))
                .map(target -> target.getName().replaceAll(".*\\.|\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void readmeShowsTheShortestExampleAsItIs() throws IOException {
        String source = Files.readString(Path.of("src/main/java/net/example/mars/TrainOnFramesInMemory.java"));
        String shown = source.substring(
                        source.indexOf("// README begins\n") + "// README begins\n".length(),
                        source.indexOf("// README ends"))
                .stripIndent()
                .replace("arguments[0]", "\"run\"")
                .replace("count", "200")
                .strip();
        assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + shown + "\n```");
    }
}
