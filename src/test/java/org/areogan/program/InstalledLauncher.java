package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code areogan} beside a program that is built, with a Java that tells how it was called. */
abstract class InstalledLauncher {
    /** Answers {@code -version} and the wish for an archive; otherwise prints its arguments, a line each. */
    private static final String TELLING_JAVA = """
        #!/bin/sh
        folder=$(dirname "$0")
        [ "$1" != -version ] || { cat "$folder/version" >&2; exit; }
        echo "${LC_ALL:-}" >"$folder/locale"
        echo "${SPARK_LOCAL_IP:-}" >"$folder/address"
        echo "${MALLOC_ARENA_MAX:-}" >"$folder/arenas"
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

    record Run(String out, String err) {}

    @TempDir
    Path folder;

    Path home = Path.of("");
    Path jdk = Path.of("");

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

    Path root() {
        return folder.resolve("install of it");
    }

    /** As Maven leaves it: newer than all sources. */
    void build() throws IOException {
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

    Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", root().resolve("areogan").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("AREOGAN_") || name.startsWith("JAVA_"));
        builder.environment()
                .keySet()
                .removeAll(List.of("JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "SPARK_LOCAL_IP", "MALLOC_ARENA_MAX"));
        builder.environment().put("JAVA_HOME", jdk.getParent().toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return new Run(out, Files.readString(err));
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }
}
