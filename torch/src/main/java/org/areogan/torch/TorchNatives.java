package org.areogan.torch;

import java.io.IOException;
import java.net.URL;
import org.areogan.engine.device.NativeCache;
import org.areogan.engine.device.Natives;
import org.areogan.files.EngineException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Loads LibTorch's binary, which is built either for processors alone or for NVIDIA GPUs too. */
final class TorchNatives {
    private static final String GPU = "-gpu";
    private static final String FOLDER = "org/bytedeco/pytorch/";

    private TorchNatives() {}

    /** Whether the binary on the class path is the one for GPUs. */
    static boolean isGpuBuild() {
        return resource("jnitorch") != null;
    }

    /**
     * Loads it after ND4J, whose choice of a binary stands in JavaCPP's property at that time.
     *
     * @throws EngineException if it does not load; says why
     */
    static void load() {
        try {
            NativeCache.load("pytorch-" + version() + (isGpuBuild() ? GPU : ""), TorchNatives::loadUnlocked);
        } catch (LinkageError e) {
            throw new EngineException("LibTorch does not load here (" + reason(e) + "); use --engine nd4j", e);
        }
        if (isGpuBuild() && !Context.hasCUDART()) {
            throw new EngineException("LibTorch's code for GPUs does not load (" + whyNoCuda()
                    + "); it needs cuBLAS, cuSPARSE and cuSOLVER of CUDA 13.1, cuDNN 9 and NCCL 2 where the system"
                    + " finds its libraries, or use the CPU build");
        }
    }

    private static void loadUnlocked() {
        if (isGpuBuild()) {
            loadWithExtension(GPU);
        } else {
            HostMemory.prepare();
            Loader.load(torch.class);
        }
    }

    /** LibTorch's and JavaCPP's, such as {@code 2.10.0-1.5.13}. */
    static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            return "of unknown version";
        }
    }

    /** Only with its own extension does JavaCPP look for that binary and load CUDA's libraries before it. */
    private static synchronized void loadWithExtension(String extension) {
        String chosenForNd4j = System.getProperty(Natives.EXTENSION);
        try {
            System.setProperty(Natives.EXTENSION, extension);
            Loader.loadProperties(true);
            HostMemory.prepare();
            Loader.load(torch.class);
        } finally {
            if (chosenForNd4j == null) {
                System.clearProperty(Natives.EXTENSION);
            } else {
                System.setProperty(Natives.EXTENSION, chosenForNd4j);
            }
            Loader.loadProperties(true);
        }
    }

    /** JavaCPP goes on without a library that the system refused, so the system is asked once more. */
    private static String whyNoCuda() {
        try {
            URL library = resource("torch_cuda");
            if (library == null) {
                return "the class path has no torch_cuda";
            }
            System.load(Loader.cacheResource(library).getAbsolutePath());
            return "no reason given";
        } catch (IOException | LinkageError e) {
            return reason(e);
        }
    }

    private static @Nullable URL resource(String library) {
        String name = FOLDER + Loader.getPlatform() + GPU + "/" + System.mapLibraryName(library);
        return TorchNatives.class.getClassLoader().getResource(name);
    }

    /** What lies at the bottom of it, on one line. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
