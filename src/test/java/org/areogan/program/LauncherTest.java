package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The script {@code areogan}: when it builds, and how it has the program start fast. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest extends InstalledLauncher {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final String LATER = "-XX:Tier4InvocationThreshold";

    private List<Path> archives() {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> !file.endsWith("areogan.jar")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A change of the sources, and a Maven that only says that it built. */
    private Path toBeBuilt() throws IOException {
        Path built = folder.resolve("built");
        Path maven = Files.writeString(
                root().resolve("mvnw"),
                "#!/bin/sh\necho built >>'" + built + "'\ntouch '" + home.resolve("areogan.jar") + "'\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("javac"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(jdk.resolve("javac"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(home.resolve("areogan.jar"), FileTime.from(Instant.EPOCH));
        return built;
    }

    private Path lock() throws IOException {
        return Files.createDirectories(root().resolve("target")).resolve("launcher.pid");
    }

    private static long deadProcess() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        return dead.pid();
    }

    @Test
    void aLockWhoseHolderIsGoneIsTakenOver() throws Exception {
        Path built = toBeBuilt();
        Files.createSymbolicLink(lock(), Path.of(Long.toString(deadProcess())));
        assertThat(run("train").out()).contains("train");
        assertThat(built).hasContent("built");
        assertThat(Files.isSymbolicLink(lock())).isFalse();
    }

    @Test
    void ofManyThatFindALockWhoseHolderIsGoneOneBuilds() throws Exception {
        Path built = toBeBuilt();
        Files.createSymbolicLink(lock(), Path.of(Long.toString(deadProcess())));
        List<Process> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ProcessBuilder builder =
                    new ProcessBuilder("sh", root().resolve("areogan").toString(), "train");
            builder.environment().put("JAVA_HOME", jdk.getParent().toString());
            many.add(builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said-" + i).toFile())
                    .start());
        }
        for (Process one : many) {
            assertThat(one.waitFor()).isZero();
        }
        assertThat(built).hasContent("built");
        assertThat(Files.isSymbolicLink(lock())).isFalse();
    }

    /** In a locale of ASCII alone Java could not name files with other letters. */
    @Test
    void aLocaleOfAsciiAloneBecomesOneThatKnowsAllLetters() throws Exception {
        run(Map.of("LC_ALL", "C"), "--help");
        String chosen = Files.readString(jdk.resolve("locale")).strip();
        assumeThat(chosen).describedAs("a system without a UTF-8 locale").isNotEqualTo("C");
        assertThat(chosen).endsWith(".UTF-8");
        run(Map.of("LC_ALL", chosen), "--help");
        assertThat(jdk.resolve("locale")).hasContent(chosen);
    }

    @Test
    void theFirstSegmentMakesTheArchiveAndSaysSoOnStandardError() throws Exception {
        Run first = run("segment", "a b.png");
        assertThat(first.err()).contains("preparing faster starts").hasLineCount(1);
        assertThat(archives()).hasSize(1);
        assertThat(first.out().lines())
                .contains(ARCHIVE + archives().get(0), "-Xlog:cds=off", "a b.png")
                .doesNotContain("noise");
        Run second = run("segment", "a b.png");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(jdk.resolve("asked")).hasContent("asked");
    }

    @Test
    void onlySegmentMakesAnArchiveAndHasItsCodeOptimizedLater() throws Exception {
        assertThat(run("train").out()).doesNotContain(ARCHIVE, LATER);
        assertThat(run().err()).isEmpty();
        assertThat(archives()).isEmpty();
        assertThat(run("segment").out()).contains(ARCHIVE, LATER);
        assertThat(run("train").out()).contains(ARCHIVE).doesNotContain(LATER);
        assertThat(run().out()).contains(ARCHIVE);
    }

    @Test
    void theUsersOptionsComeAfterThoseOfTheScript() throws Exception {
        List<String> words = run(Map.of("AREOGAN_JAVA_OPTS", "-Xshare:off -Xmx1g"), "segment")
                .out()
                .lines()
                .toList();
        assertThat(words).containsSubsequence("-Xshare:auto", "-Xshare:off", "-Xmx1g", "-jar", "segment");
    }

    @Test
    void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
        String first = run("segment").out();
        Files.writeString(jdk.resolve("version"), "openjdk version \"21.0.2\"\n");
        assertThat(run("segment").out()).contains(ARCHIVE).isNotEqualTo(first);
        assertThat(archives()).hasSize(2);
    }

    @Test
    void aNewBuildHasANewArchiveInsteadOfTheOld() throws Exception {
        run("segment");
        Files.setLastModifiedTime(archives().get(0), FileTime.from(Instant.EPOCH));
        Files.writeString(home.resolve("classes-1.jsa"), "of another Java");
        Files.setLastModifiedTime(home.resolve("classes-1.jsa"), FileTime.from(Instant.EPOCH));
        assertThat(run("segment").err()).contains("preparing");
        assertThat(archives()).hasSize(1);
        assertThat(run("segment").err()).isEmpty();
    }

    @Test
    void aJavaThatMakesNoArchiveIsNotAskedAgain() throws Exception {
        Files.writeString(jdk.resolve("unable"), "");
        assertThat(run("segment").out()).doesNotContain(ARCHIVE, "-Xshare");
        assertThat(run("segment").err()).isEmpty();
        assertThat(jdk.resolve("asked")).hasContent("asked");
    }

    @Test
    void whereTheProgramCannotBeWrittenToItRunsWithoutAnArchive() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(home)).as("a superuser may write anywhere").isFalse();
        Run run = run("segment");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("segment").doesNotContain(ARCHIVE);
    }

    @Test
    void javaLeavesAnArchiveAsideThatDoesNotFitAndSaysNothing() throws Exception {
        Map<String, String> thisJava = Map.of("JAVA_HOME", System.getProperty("java.home"));
        assertThat(run(thisJava, "segment", "x").out()).isEqualTo("segment x\n");
        Path archive = archives().get(0);
        assertThat(archive).isNotEmptyFile();
        assertThat(run(thisJava, "segment", "x")).isEqualTo(new Run("segment x\n", ""));

        // The jar is another one than the archive was made of, though its age does not show it.
        build();
        Files.setLastModifiedTime(
                home.resolve("areogan.jar"), FileTime.from(Instant.now().minusSeconds(3600)));
        touchSources(Instant.now().minusSeconds(7200));
        assertThat(run(thisJava, "segment", "x")).isEqualTo(new Run("segment x\n", ""));

        // Half an archive.
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertThat(run(thisJava, "segment", "x")).isEqualTo(new Run("segment x\n", ""));
    }

    private void touchSources(Instant time) throws IOException {
        for (String source : List.of("pom.xml", "module/pom.xml", "module/src", "src/main")) {
            Files.setLastModifiedTime(root().resolve(source), FileTime.from(time));
        }
    }
}
