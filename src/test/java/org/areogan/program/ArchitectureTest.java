package org.areogan.program;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the arrows between the rooms, which ARCHITECTURE.md draws, and what every room promises. */
class ArchitectureTest {
    /** What modules lend to each other's tests lies in jars. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** What each package uses of Areogan's others, a line each; ARCHITECTURE.md has the same and says what they hold. */
    private static final String ARROWS = """
            files:
            files.npy: files
            terrain: files
            terrain.data: files terrain terrain.data.archive terrain.labelling terrain.partial terrain.picture terrain.pixels
            terrain.data.archive: files files.npy terrain
            terrain.partial: files terrain
            terrain.labelling: files terrain terrain.labelling.shape terrain.picture terrain.pixels
            terrain.labelling.shape: files terrain terrain.pixels
            terrain.picture: files terrain terrain.planetary terrain.tiff
            terrain.tiff: files terrain
            terrain.mosaic: files terrain.planetary terrain.tiff
            terrain.planetary: files terrain
            terrain.check: files terrain terrain.pixels
            terrain.split: files terrain
            terrain.augment: terrain terrain.pixels
            terrain.score: terrain
            terrain.pixels: files terrain
            terrain.paste: files terrain terrain.pixels
            terrain.mars: terrain
            terrain.craters: terrain terrain.mars
            engine: engine.device files files.npy
            engine.layers: engine
            engine.graph: engine
            engine.nd4j: engine engine.device engine.graph files
            engine.device: files
            torch: engine engine.device engine.graph files torch.graph torch.graph.kernel
            torch.graph: engine engine.graph files torch.graph.convolution torch.graph.kernel
            torch.graph.convolution: engine.graph torch.graph.kernel
            torch.graph.kernel: engine.graph
            onnx: engine engine.device engine.graph files files.npy onnx.graph
            onnx.graph: engine.graph
            generator: engine files generator.model generator.network generator.tiling terrain terrain.picture terrain.pixels
            generator.tiling: engine generator.network terrain
            generator.refine: files generator terrain terrain.pixels
            generator.network: engine engine.layers generator.network.block generator.network.skip
            generator.network.block: engine.layers
            generator.network.skip: engine.layers generator.network.block
            generator.model: engine files generator.network terrain
            models: engine files generator generator.model
            discriminator: engine engine.layers
            trainer: discriminator engine files generator.network terrain terrain.augment terrain.score trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.data trainer.events trainer.game trainer.loop trainer.report trainer.task
            trainer.loop: discriminator engine engine.graph files generator.network terrain terrain.score trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.data trainer.events trainer.game trainer.loss trainer.task trainer.teacher trainer.validation
            trainer.configuration: discriminator engine files generator.network terrain terrain.augment terrain.check terrain.data terrain.partial trainer.loss
            trainer.configuration.yaml: files trainer.configuration
            trainer.loss:
            trainer.loss.pixel: trainer.loss
            trainer.loss.region: engine.graph trainer.loss
            trainer.task: engine files generator generator.model generator.network terrain trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.data trainer.game.objective trainer.validation
            trainer.data: files generator generator.network terrain terrain.augment terrain.check terrain.data terrain.paste terrain.pixels terrain.split trainer.configuration
            trainer.game: engine engine.graph trainer.configuration trainer.data trainer.events trainer.game.objective
            trainer.game.objective: discriminator engine engine.layers generator.network terrain.pixels trainer.configuration trainer.data trainer.loss
            trainer.teacher: discriminator engine engine.graph engine.layers generator.network terrain terrain.augment trainer.configuration trainer.data
            trainer.events: terrain terrain.score
            trainer.validation: discriminator engine files generator generator.model generator.network generator.tiling terrain terrain.score trainer.configuration trainer.configuration.yaml trainer.data trainer.events trainer.loss
            trainer.checkpoint: engine files terrain trainer.events
            trainer.report: files terrain terrain.picture terrain.score trainer.checkpoint trainer.events trainer.report.page
            trainer.report.page: files
            trainer.crossvalidation: engine files generator terrain terrain.check terrain.score terrain.split trainer trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.crossvalidation.scores trainer.events trainer.report trainer.report.page
            trainer.crossvalidation.scores: files files.npy generator terrain terrain.score trainer.report.page trainer.validation
            trainer.tuning: engine files trainer.configuration trainer.configuration.yaml trainer.crossvalidation trainer.events trainer.report.page trainer.tuning.space trainer.tuning.strategy
            trainer.tuning.bayes:
            trainer.tuning.space: files trainer.configuration trainer.configuration.yaml
            trainer.tuning.strategy: files trainer.tuning.bayes trainer.tuning.space
            trainer.bench: engine engine.graph engine.layers files generator.network terrain trainer.configuration trainer.configuration.yaml trainer.data trainer.events trainer.game trainer.game.objective
            clean: clean.autoencoder clean.detect clean.stamp files terrain terrain.check
            clean.detect: terrain terrain.check terrain.pixels
            clean.stamp: clean.detect files terrain terrain.picture terrain.pixels
            clean.autoencoder: clean.detect engine terrain terrain.pixels
            clean.output: clean.detect files terrain terrain.data terrain.picture trainer.report.page
            synth: engine files generator generator.model synth.export synth.judge synth.paint synth.proposal synth.spool terrain terrain.check terrain.data terrain.paste terrain.pixels terrain.split trainer.configuration trainer.configuration.yaml trainer.validation
            synth.proposal: files generator terrain terrain.paste terrain.pixels
            synth.paint: files generator synth.proposal terrain terrain.paste terrain.pixels
            synth.judge: files generator synth.proposal terrain terrain.pixels
            synth.spool: files synth.proposal terrain terrain.pixels
            synth.export: files files.npy synth.paint synth.proposal synth.spool terrain terrain.data terrain.picture terrain.pixels trainer.report.page
            synth.quality: engine files generator synth.quality.features terrain terrain.data terrain.pixels trainer.report.page
            synth.series: files synth synth.export synth.spool terrain
            synth.quality.features:
            synth.proof: engine files generator generator.model synth synth.export synth.judge synth.proposal synth.quality synth.spool terrain terrain.check terrain.data terrain.pixels terrain.score terrain.split trainer trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.events trainer.report trainer.report.page trainer.validation
            program: engine files generator generator.model program.bench program.clean program.inspect program.options program.segment program.segment.formats program.segment.frames program.segment.job program.serve program.shell program.synth program.train program.tune program.validate synth synth.export terrain terrain.craters terrain.data terrain.mars terrain.score trainer trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.events trainer.validation
            program.shell: files
            program.options: engine files generator generator.refine terrain terrain.check trainer.configuration trainer.configuration.yaml
            program.train: engine program.options program.shell terrain.score trainer trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.crossvalidation trainer.events trainer.report
            program.validate: program.options program.shell program.train trainer.configuration.yaml trainer.crossvalidation
            program.tune: engine.device files program.options program.shell program.train trainer.configuration.yaml trainer.crossvalidation trainer.report.page trainer.tuning trainer.tuning.space trainer.tuning.strategy
            program.segment: engine files generator generator.model generator.network models onnx program.options program.segment.formats program.segment.frames program.segment.job program.segment.mosaic program.shell terrain terrain.check terrain.data terrain.planetary terrain.score trainer.configuration trainer.crossvalidation.scores trainer.report.page trainer.validation
            program.segment.frames: files terrain terrain.data terrain.picture
            program.segment.formats: files files.npy generator program.segment.frames terrain terrain.labelling terrain.picture terrain.tiff
            program.segment.job: files files.npy generator program.segment.formats program.segment.frames terrain terrain.data terrain.picture
            program.segment.mosaic: files generator program.segment.formats terrain terrain.mosaic terrain.picture terrain.tiff
            program.serve: engine files generator models program.options program.serve.batching program.serve.http program.serve.meters program.serve.v1 program.serve.v2 program.shell
            program.serve.batching: generator terrain
            program.serve.http: files generator program.serve.batching terrain
            program.serve.v1: files files.npy generator program.segment.formats program.serve.batching program.serve.http terrain terrain.data terrain.mars terrain.picture
            program.serve.v2: generator program.serve.batching program.serve.http terrain
            program.serve.meters: program.serve.batching
            program.clean: clean clean.detect clean.output files program.options program.shell terrain terrain.data
            program.inspect: files program.bench program.options program.shell terrain terrain.check terrain.data terrain.partial terrain.picture trainer.configuration
            program.synth: engine files generator program.options program.shell program.train synth synth.export synth.judge synth.proof synth.proposal synth.quality synth.series terrain terrain.data trainer.configuration trainer.events
            program.bench: engine engine.device files program.options program.shell trainer.bench trainer.configuration trainer.configuration.yaml trainer.report.page
            spark: program.shell spark.segment spark.session spark.store spark.synth spark.train spark.trial
            spark.segment: files generator generator.refine models program.options program.segment program.segment.formats program.segment.frames program.segment.job program.segment.mosaic program.shell spark.frames spark.job spark.metrics spark.mosaic spark.session spark.store terrain terrain.picture
            spark.mosaic: files generator program.segment.formats program.segment.mosaic spark.frames spark.job spark.metrics spark.store terrain.mosaic terrain.tiff
            spark.frames: engine files generator models program.segment.formats spark.job spark.session spark.store terrain
            spark.session: engine engine.device files program.options spark.metrics
            spark.job: files program.shell spark.store
            spark.metrics: engine program.shell
            spark.synth: engine files generator program.shell program.synth spark.job spark.metrics spark.session spark.store synth synth.export synth.series terrain.partial trainer.configuration
            spark.ring: engine
            spark.train: engine files program.options program.shell program.train spark.job spark.metrics spark.ring spark.session trainer trainer.checkpoint trainer.configuration trainer.configuration.yaml trainer.events trainer.report
            spark.store: files
            spark.trial: engine files program.options program.shell program.synth program.train program.tune program.validate spark.job spark.metrics spark.session spark.store synth synth.proof trainer.configuration trainer.configuration.yaml trainer.crossvalidation trainer.report.page trainer.tuning trainer.tuning.strategy
            """;

    /** Packages that only their own room may use. */
    private static final Set<String> INSIDES = Set.of(
            "terrain.data.archive",
            "terrain.labelling.shape",
            "engine.nd4j",
            "torch.graph",
            "torch.graph.convolution",
            "torch.graph.kernel",
            "onnx.graph",
            "trainer.data",
            "trainer.game",
            "trainer.game.objective",
            "trainer.teacher",
            "trainer.task",
            "synth.paint",
            "synth.spool",
            "synth.quality.features");

    private static final String ROOT = "org.areogan.";

    /** A build may leave them out; spark, which uses this module, looks after itself. */
    private static final Set<String> OPTIONAL = Set.of("torch", "spark");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new WithoutTestJars())
            .importPackages("org.areogan");

    @Test
    void noCyclesBetweenPackages() {
        slices().matching("org.areogan.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheProgramWritesToStandardStreams() {
        CodingRules.LIBRARIES_ARE_SILENT.check(CLASSES);
    }

    @Test
    void chanceIsAlwaysSeeded() {
        CodingRules.CHANCE_IS_SEEDED.check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesWhatItsArrowsSayAndNothingElse(String name) {
        Set<String> used = CLASSES.stream()
                .filter(each -> within(each.getPackageName()).equals(name))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(target -> target.startsWith(ROOT))
                .map(ArchitectureTest::within)
                .filter(target -> !target.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(arrows().get(name));
    }

    @Test
    void everyPackageHasArrowsAndIsNullMarked() {
        List<JavaPackage> packages =
                CLASSES.stream().map(each -> each.getPackage()).distinct().toList();
        assertThat(packages).allSatisfy(each -> {
            assertThat(arrows()).containsKey(within(each.getName()));
            assertThat(each.isAnnotatedWith(NullMarked.class))
                    .as(each.getName())
                    .isTrue();
        });
        assertThat(packages).hasSameSizeAs(packages().toList());
    }

    @Test
    void arrowsLeadFromRoomToRoomAsTheDesignHasThem() {
        arrows().forEach((name, used) -> assertThat(used)
                .as(name)
                .allSatisfy(each -> assertThat(Rooms.reachable(Rooms.of(name))).contains(Rooms.of(each))));
    }

    @Test
    void insidesAreUsedByTheirOwnRoomOnly() {
        assertThat(arrows()).containsKeys(INSIDES.toArray(String[]::new));
        arrows().forEach((name, used) -> assertThat(used)
                .as(name)
                .filteredOn(INSIDES::contains)
                .allSatisfy(each -> assertThat(Rooms.of(each)).isEqualTo(Rooms.of(name))));
    }

    @Test
    void theMapInTheDocumentHasTheSameArrows() throws IOException {
        Pattern row = Pattern.compile("\\| `([a-z0-9.]+)` \\|.*\\| ([a-z0-9., ]*)\\|");
        Map<String, Set<String>> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../ARCHITECTURE.md"))) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                documented.put(matcher.group(1), words(matcher.group(2).replace(",", " ")));
            }
        }
        assertThat(documented).isEqualTo(arrows());
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        ARROWS.lines().forEach(line -> {
            int colon = line.indexOf(':');
            arrows.put(line.substring(0, colon), words(line.substring(colon + 1)));
        });
        return arrows;
    }

    private static Set<String> words(String text) {
        return Stream.of(text.trim().split(" +"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of this build. */
    private static Stream<String> packages() {
        return arrows().keySet().stream()
                .filter(name -> !OPTIONAL.contains(Rooms.of(name)) || CLASSES.containPackage(ROOT + Rooms.of(name)));
    }

    private static String within(String packageName) {
        return packageName.substring(ROOT.length());
    }
}
