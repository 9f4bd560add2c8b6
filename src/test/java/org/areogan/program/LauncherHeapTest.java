package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which heap the script {@code areogan} has Java begin with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherHeapTest extends InstalledLauncher {
    private static final String SMALL_HEAP = "-XX:+UseSerialGC";

    /** With how much it begins, by the command. */
    private static final Map<String, String> FIRST_HEAP = Map.of("segment", "-Xms48m", "serve", "-Xms128m");

    /** Where Java, or the script, looks for options. */
    private static final List<String> OPTIONS =
            List.of("AREOGAN_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    @ParameterizedTest
    @ValueSource(strings = {"segment", "serve"})
    void whatAnswersHasAHeapThatStaysSmallAndAnyCollectorThatTheUserNames(String command) throws Exception {
        assertThat(run("train").out()).doesNotContain(SMALL_HEAP);
        assertThat(run(command).out().lines()).contains(SMALL_HEAP, FIRST_HEAP.get(command));
        assertThat(run(Map.of("AREOGAN_JAVA_OPTS", "-Xmx1g -XX:+UseG1GC"), command)
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
                        .doesNotContain(SMALL_HEAP, FIRST_HEAP.get("segment"));
            }
            assertThat(run(Map.of(variable, "-Dmail=me@mars"), "segment").out().lines())
                    .contains(SMALL_HEAP, FIRST_HEAP.get("segment"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "serve"})
    void aHeapBeginsNoLargerThanTheUserLetsItGrow(String command) throws Exception {
        for (String variable : OPTIONS) {
            for (String users : List.of("-Xmx40m", "-Da=b -XX:MaxHeapSize=40m")) {
                assertThat(run(Map.of(variable, users), command).out().lines())
                        .contains(SMALL_HEAP)
                        .doesNotContain(FIRST_HEAP.get(command));
            }
        }
    }

    @Test
    void onlyAServerWhoseLimitsBoundItIsNotWatchedForAllOfItsMemory() throws Exception {
        String watch = "-Dorg.bytedeco.javacpp.maxPhysicalBytes=";
        assertThat(run("serve").out().lines()).contains(watch + "0");
        assertThat(run("train").out().lines()).contains(watch + "300%");
        assertThat(run("segment").out().lines()).contains(watch + "300%");
    }

    @Test
    void allThreadsShareOneHeapOfTheCLibraryUnlessTheUserSaysOtherwise() throws Exception {
        run("train");
        assertThat(jdk.resolve("arenas")).hasContent("1");
        run(Map.of("MALLOC_ARENA_MAX", "4"), "train");
        assertThat(jdk.resolve("arenas")).hasContent("4");
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
            assertThat(run(both, "serve", "x").out()).as("%s", users).isEqualTo("serve x\n");
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
            assertThat(run(both, "serve", "x")).isEqualTo(new Run("serve x\n", ""));
        }
    }
}
