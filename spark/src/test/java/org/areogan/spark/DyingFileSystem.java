package org.areogan.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The disk as a file system of its own, {@code dying:}, which refuses to rename over a file, as HDFS does, and has two faults:
 * the process that first brings so many masks to their places is killed in the midst of it, and writing fails after so many
 * renames.
 */
public final class DyingFileSystem extends RawLocalFileSystem {
    /** Of Hadoop: the file to leave when a process is killed; without it none is. */
    static final String MARKER = "fs.dying.marker";

    private static final int MASKS_BEFORE_DEATH = 20;
    private static final AtomicInteger MASKS = new AtomicInteger();

    private static final Map<String, Integer> OPENINGS = new ConcurrentHashMap<>();

    /**
     * Of Hadoop: how many renames of a job this process does before its disk is full, and stays so for what the job has still
     * under way when it has failed. For one job of a process; jobs without it have room.
     */
    static final String ROOM = "fs.dying.room";

    /** By how much room there was, as tests of one process have different ones. */
    private static final Map<Integer, AtomicInteger> RENAMES = new ConcurrentHashMap<>();

    /** Settings of Spark by which it is found; and it compiles no code for tables of a few rows, which takes seconds. */
    public static String[] settings() {
        return new String[] {
            "--conf",
            "spark.hadoop.fs.dying.impl=" + DyingFileSystem.class.getName(),
            "--conf",
            "spark.hadoop.fs.dying.impl.disable.cache=true",
            "--conf",
            "spark.sql.codegen.wholeStage=false",
            "--conf",
            "spark.sql.codegen.factoryMode=NO_CODEGEN"
        };
    }

    /** How often this process has opened a file. */
    public static int openings(Path file) {
        return OPENINGS.getOrDefault(file.toString(), 0);
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize) throws IOException {
        OPENINGS.merge(file.toUri().getPath(), 1, Integer::sum);
        return super.open(file, bufferSize);
    }

    @Override
    public URI getUri() {
        return URI.create("dying:///");
    }

    @Override
    public String getScheme() {
        return "dying";
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) throws IOException {
        int room = getConf().getInt(ROOM, Integer.MAX_VALUE);
        if (room < Integer.MAX_VALUE
                && RENAMES.computeIfAbsent(room, ignored -> new AtomicInteger()).incrementAndGet() > room) {
            throw new IOException("No space left on device");
        }
        if (Files.isRegularFile(Path.of(to.toUri().getPath()))) {
            return false;
        }
        boolean renamed = super.rename(from, to);
        String marker = getConf().get(MARKER);
        if (marker != null && to.toString().endsWith(".png") && MASKS.incrementAndGet() == MASKS_BEFORE_DEATH) {
            dieOnce(Path.of(marker));
        }
        return renamed;
    }

    private static void dieOnce(Path marker) throws IOException {
        String own = Long.toString(ProcessHandle.current().pid());
        try {
            Files.createFile(marker);
        } catch (FileAlreadyExistsException anotherDied) {
            return;
        }
        Files.writeString(marker, own);
        try {
            new ProcessBuilder("kill", "-KILL", own).start().waitFor();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
