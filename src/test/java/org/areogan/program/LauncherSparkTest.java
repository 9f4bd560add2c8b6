package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How the script {@code areogan} starts what runs on Spark. */
@DisabledOnOs(OS.WINDOWS)
class LauncherSparkTest extends InstalledLauncher {
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
}
