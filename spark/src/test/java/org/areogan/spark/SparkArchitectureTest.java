package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Keeps the arrows that ARCHITECTURE.md draws for this room, of which {@code src}, that keeps all others, does not know. */
class SparkArchitectureTest {
    private static final String ROOT = "org.areogan.";
    private static final Pattern ROW = Pattern.compile("\\| `(spark[a-z0-9.]*)` \\|.*\\| ([a-z0-9., ]*)\\|");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.areogan.spark");

    @Test
    void packagesUseWhatTheirArrowsSayAndNothingElse() throws IOException {
        Map<String, Set<String>> used = new TreeMap<>();
        CLASSES.forEach(each -> {
            String name = within(each.getPackageName());
            Set<String> targets = used.computeIfAbsent(name, unused -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getBaseComponentType().getPackageName())
                    .filter(target -> target.startsWith(ROOT) && !within(target).equals(name))
                    .forEach(target -> targets.add(within(target)));
        });
        assertThat(used).isEqualTo(documented());
    }

    @Test
    void packagesAreNullMarked() {
        assertThat(CLASSES.stream().map(each -> each.getPackage()).distinct())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../ARCHITECTURE.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> targets = new TreeSet<>();
                Stream.of(row.group(2).split("[, ]+"))
                        .filter(word -> !word.isEmpty())
                        .forEach(targets::add);
                arrows.put(row.group(1), targets);
            }
        }
        return arrows;
    }

    private static String within(String packageName) {
        return packageName.substring(ROOT.length());
    }
}
