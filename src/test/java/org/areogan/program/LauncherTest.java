package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code areogan}, with a Java that tells how it was called, and with this one. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final String SMALL_HEAP = "-XX:+UseSerialGC";
    private static final String FIRST_HEAP = "-Xms48m";

    /** Where Java, or the script, looks for options. */
    private static final List<String> OPTIONS =
            List.of("AREOGAN_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final String LATER = "-XX:Tier4InvocationThreshold";

    /** Answers {@code -version} and the wish for an archive; otherwise prints its arguments, a line each. */
    private static final String TELLING_JAVA = """
        #!/bin/sh
        folder=$(dirname "$0")
        [ "$1" != -version ] || { cat "$folder/version" >&2; exit; }
        echo "${LC_ALL:-}" >"$folder/locale"
        echo "${SPARK_LOCAL_IP:-}" >"$folder/address"
        for argument; do
            case $argument in
                -XX:ArchiveClassesAtExit=*)
                    echo asked >>"$folder/asked"
                    [ -f "$folder/unable" ] || echo classes >"${argument#*=}"
                    echo noise
                    exit;;
            esac
        done
        printf '%s\\n' "$@"
        """;

    /** A program that says what it is asked for. */
    static final class Saying {
        private Saying() {}

        public static void main(String[] arguments) {
            System.out.println(String.join(" ", arguments));
        }
    }

    private record Run(String out, String err) {}

    @TempDir
    private Path folder;

    private Path home;
    private Path jdk;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("install of it/src/target/cpu"));
        Files.createDirectories(root().resolve("src/main"));
        Files.createDirectories(root().resolve("module/src"));
        Files.writeString(root().resolve("pom.xml"), "");
        Files.writeString(root().resolve("module/pom.xml"), "");
        Files.copy(Path.of("..", "areogan"), root().resolve("areogan"));
        jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(jdk.resolve("java"), TELLING_JAVA);
        Files.setPosixFilePermissions(jdk.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("version"), "openjdk version \"17.0.1\"\n");
        build();
    }

    private Path root() {
        return folder.resolve("install of it");
    }

    /** As Maven leaves it: newer than all sources. */
    private void build() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Saying.class.getName());
        String entry = Saying.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(home.resolve("areogan.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(Saying.class.getClassLoader().getResourceAsStream(entry).readAllBytes());
        }
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", root().resolve("areogan").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("AREOGAN_") || name.startsWith("JAVA_"));
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "SPARK_LOCAL_IP"));
        builder.environment().put("JAVA_HOME", jdk.getParent().toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return new Run(out, Files.readString(err));
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

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

    @Test
    void sparkIsAProgramOfItsOwnThatOnlyItsUsersBuild() throws Exception {
        Path target = Files.createDirectories(root().resolve("spark/target"));
        Path asked = folder.resolve("asked of Maven");
        Path maven = Files.writeString(
                root().resolve("mvnw"),
                "#!/bin/sh\necho \"$@\" >>'" + asked + "'\ntouch '" + target.resolve("areogan-spark.jar") + "' '"
                        + home.resolve("areogan.jar") + "'\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("javac"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(jdk.resolve("javac"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(target.resolve("class-path.txt"), "/a/spark.jar:/b/areogan.jar");

        List<String> words = run("spark", "segment", "a b", "out").out().lines().toList();
        assertThat(asked).hasContent("-B -q -DskipTests package");
        assertThat(words)
                .startsWith("@" + root().resolve("spark/jvm.options"))
                .containsSubsequence(
                        "-cp",
                        target.resolve("areogan-spark.jar") + ":/a/spark.jar:/b/areogan.jar",
                        "org.areogan.spark.AreoganSpark",
                        "segment",
                        "a b",
                        "out")
                .doesNotContain("spark", "-jar");

        Files.delete(asked);
        Files.setLastModifiedTime(home.resolve("areogan.jar"), FileTime.from(Instant.EPOCH));
        run("train");
        assertThat(asked).hasContent("-B -q -DskipTests -Dspark=false package");
    }

    @Test
    void withoutAMasterSparkHasTheAddressOfThisMachineAlone() throws Exception {
        Path target = Files.createDirectories(root().resolve("spark/target"));
        Files.writeString(target.resolve("areogan-spark.jar"), "");
        Files.writeString(target.resolve("class-path.txt"), "/a/spark.jar");
        Path address = jdk.resolve("address");
        for (String master : List.of("--master=yarn", "--conf=spark.master=yarn")) {
            run("spark", "segment", "in", "out", master);
            assertThat(address).content().isBlank();
        }
        for (String master : List.of("--master", "--conf")) {
            run("spark", "segment", "in", "out", master, "spark.master=yarn");
            assertThat(address).content().isBlank();
        }
        run("spark", "segment", "in", "out", "--conf", "spark.executor.memory=1g");
        assertThat(address).content().isEqualToIgnoringWhitespace("127.0.0.1");
    }

    @Test
    void whereThereIsNoSparkModuleItIsTold() throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder("sh", root().resolve("areogan").toString(), "spark", "segment", "in", "out");
        builder.environment().put("JAVA_HOME", jdk.getParent().toString());
        builder.environment().remove("AREOGAN_PROFILE");
        assertThat(builder.redirectError(err.toFile()).start().waitFor()).isEqualTo(1);
        assertThat(err).content().contains("this build has no Spark module");
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
    void segmentHasAHeapThatStaysSmallAndAnyCollectorThatTheUserNames() throws Exception {
        assertThat(run("train").out()).doesNotContain(SMALL_HEAP);
        assertThat(run("segment").out().lines()).contains(SMALL_HEAP);
        assertThat(run(Map.of("AREOGAN_JAVA_OPTS", "-Xmx1g -XX:+UseG1GC"), "segment")
                        .out()
                        .lines())
                .contains("-XX:+UseG1GC")
                .doesNotContain(SMALL_HEAP);
    }

    @Test
    void aCollectorIsTheUsersWhereverJavaFindsItNamed() throws Exception {
        for (String variable : OPTIONS) {
            for (String users :
                    List.of("-XX:+UseG1GC", "-Da=b -XX:+UseParallelGC", "@/etc/java.options", "-Da=b\t@file")) {
                assertThat(run(Map.of(variable, users), "segment").out())
                        .as("%s=%s", variable, users)
                        .doesNotContain(SMALL_HEAP, FIRST_HEAP);
            }
            assertThat(run(Map.of(variable, "-Dmail=me@mars"), "segment").out().lines())
                    .contains(SMALL_HEAP, FIRST_HEAP);
        }
    }

    @Test
    void aHeapBeginsNoLargerThanTheUserLetsItGrow() throws Exception {
        for (String variable : OPTIONS) {
            for (String users : List.of("-Xmx40m", "-Da=b -XX:MaxHeapSize=40m")) {
                assertThat(run(Map.of(variable, users), "segment").out().lines())
                        .contains(SMALL_HEAP)
                        .doesNotContain(FIRST_HEAP);
            }
        }
    }

    /** It says which options it picked up, and would refuse to start with two collectors or a heap that begins too large. */
    @Test
    void javaTakesTheOptionsOfTheHeapBesideThoseOfVariables() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
        for (Map.Entry<String, String> users : Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:+UseG1GC",
                        "JDK_JAVA_OPTIONS",
                        "-XX:+UseParallelGC",
                        "_JAVA_OPTIONS",
                        "-Xmx40m")
                .entrySet()) {
            Map<String, String> both = new HashMap<>(environment);
            both.put(users.getKey(), users.getValue());
            assertThat(run(both, "segment", "x").out()).as("%s", users).isEqualTo("segment x\n");
        }
    }

    @Test
    void javaTakesTheOptionsOfTheHeapBesideTheUsers() throws Exception {
        Map<String, String> thisJava = Map.of("JAVA_HOME", System.getProperty("java.home"));
        run(thisJava, "segment", "x");
        for (String users : List.of("", "-Xmx300m", "-Xmx40m", "-XX:+UseParallelGC")) {
            Map<String, String> both = new HashMap<>(thisJava);
            both.put("AREOGAN_JAVA_OPTS", users);
            assertThat(run(both, "segment", "x")).isEqualTo(new Run("segment x\n", ""));
        }
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
