package org.areogan.torch.graph.kernel;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A library beside LibTorch, which has loaded it: asked for by the name that LibTorch asked by, it is the same one. */
public final class LoadedLibrary {
    private static final Logger log = LoggerFactory.getLogger(LoadedLibrary.class);

    private LoadedLibrary() {}

    /** @return null on other systems than Linux, or where there is none */
    public static @Nullable Function function(String library, String name) {
        if (!Platform.isLinux()) {
            return null;
        }
        try {
            return NativeLibrary.getInstance(library).getFunction(name);
        } catch (LinkageError e) {
            log.debug("No {} of {}; small frames and batch norm of few channels may be slower", name, library, e);
            return null;
        }
    }
}
