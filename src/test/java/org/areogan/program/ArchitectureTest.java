package org.areogan.program;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the arrows between the rooms, which ARCHITECTURE.md draws, and what every room promises. */
@AnalyzeClasses(packages = "org.areogan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** What each room may use, and with it all that those may use. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "terrain", Set.of(),
            "engine", Set.of(),
            "generator", Set.of("terrain", "engine"),
            "discriminator", Set.of("engine"),
            "torch", Set.of("engine"),
            "trainer", Set.of("generator", "discriminator"),
            "synth", Set.of("trainer"),
            "program", Set.of("synth"));

    /** A build may leave it out. */
    private static final String OPTIONAL = "torch";

    @ArchTest
    static final ArchRule noCyclesBetweenPackages =
            slices().matching("org.areogan.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheProgramWritesToStandardStreams = noClasses()
            .that(not(resideInAPackage("org.areogan.program..")).and(not(simpleName("Quiet"))))
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library must not speak; Quiet is what silences others");

    @ArchTest
    static final ArchRule chanceIsAlwaysSeeded = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault")
            .orShould()
            .callMethod(RandomGenerator.class, "of", String.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .orShould()
            .callMethodWhere(target(owner(name("org.nd4j.linalg.factory.Nd4j"))).and(target(nameMatching("rand.*"))))
            .because("a run must be repeatable: use java.util.random generators made from a seed");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.areogan");

    @ParameterizedTest
    @MethodSource("rooms")
    void roomsUseOnlyWhatTheirArrowsAllow(String room) {
        String[] allowed = Stream.concat(Stream.of(room), reachable(room))
                .map(each -> "org.areogan." + each + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("org.areogan." + room + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.areogan..")).or(resideInAnyPackage(allowed)))
                .check(CLASSES);
    }

    @Test
    void everyPackageBelongsToARoomAndIsNullMarked() {
        List<JavaPackage> packages =
                CLASSES.stream().map(each -> each.getPackage()).distinct().toList();
        assertThat(packages).allSatisfy(each -> {
            assertThat(rooms())
                    .as(each.getName())
                    .anyMatch(room -> (each.getName() + ".").startsWith("org.areogan." + room + "."));
            assertThat(each.isAnnotatedWith(NullMarked.class))
                    .as(each.getName())
                    .isTrue();
        });
        assertThat(packages).hasSizeGreaterThanOrEqualTo((int) rooms().count());
    }

    private static Stream<String> rooms() {
        return ARROWS.keySet().stream()
                .filter(room -> !room.equals(OPTIONAL) || CLASSES.containPackage("org.areogan." + room))
                .sorted();
    }

    private static Stream<String> reachable(String room) {
        return ARROWS.get(room).stream()
                .flatMap(each -> Stream.concat(Stream.of(each), reachable(each)))
                .distinct();
    }
}
