package org.areogan.engine.device;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the user's into which JavaCPP unpacks native libraries, once for all processes. JavaCPP keeps two processes
 * from unpacking one library at a time, but not from loading a library while another that this one needs is still being
 * unpacked: the system's loader then meets half a file and the process dies. So the first process alone loads, and the
 * others wait for it.
 */
public final class NativeCache {
    static final String LOCK = "areogan.lock";

    private static final Logger log = LoggerFactory.getLogger(NativeCache.class);

    private NativeCache() {}

    /**
     * Loads libraries, alone among all processes unless they have been loaded from the folder before.
     *
     * @param libraries a name for them with all that decides which they are, such as versions; part of a file's name
     */
    public static void load(String libraries, Runnable loading) {
        Path folder;
        try {
            folder = Loader.getCacheDir().toPath();
        } catch (IOException none) {
            log.debug("There is no folder for native libraries", none);
            loading.run();
            return;
        }
        load(folder, libraries, loading);
    }

    static synchronized void load(Path folder, String libraries, Runnable loading) {
        Path unpacked = folder.resolve("areogan-" + libraries + ".unpacked");
        if (Files.exists(unpacked) && holdsLibraries(folder)) {
            loading.run();
            return;
        }
        try (FileChannel lock = lock(folder)) {
            loading.run();
            if (lock != null) {
                Files.write(unpacked, new byte[0]);
            }
        } catch (IOException unmarked) {
            log.debug("Cannot note that {} are unpacked", libraries, unmarked);
        }
    }

    /** JavaCPP unpacks into folders; somebody may have deleted them and left what lies beside them. */
    private static boolean holdsLibraries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.anyMatch(Files::isDirectory);
        } catch (IOException unlisted) {
            log.debug("{} cannot be listed", folder, unlisted);
            return false;
        }
    }

    /** Waits for the lock; closing gives it back. Null where there can be none, as in some networks' folders. */
    private static @Nullable FileChannel lock(Path folder) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException refusal) {
            log.debug("Native libraries are loaded without a lock", refusal);
            if (channel != null) {
                channel.close();
            }
            return null;
        }
    }
}
