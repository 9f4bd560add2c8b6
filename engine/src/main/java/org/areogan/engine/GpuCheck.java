package org.areogan.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells before ND4J loads whether its CUDA build can run here. It holds machine code for compute capability 3.7 to 8.6
 * and nothing that a driver could compile for newer GPUs; on those, and where there is no GPU, it crashes.
 */
final class GpuCheck {
    private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
    private static final String VISIBLE_DEVICES = "CUDA_VISIBLE_DEVICES";
    private static final String CPU_BUILD = "Use the CPU build (unset AREOGAN_PROFILE, or build without -Pcuda)";
    private static final int SECONDS_TO_ANSWER = 10;

    /** A GPU as {@code nvidia-smi} describes it. */
    record Gpu(String name, int major, int minor) {
        String capability() {
            return major + "." + minor;
        }

        @Override
        public String toString() {
            return name + ", compute capability " + capability();
        }

        /** 8.9 (Ada) runs code for 8.6; 9.0 (Hopper) and above run none of it. */
        boolean isSupported() {
            boolean notTooOld = major > 3 || (major == 3 && minor >= 7);
            return notTooOld && major < 9;
        }
    }

    private GpuCheck() {}

    /** Whether this is the CUDA build. */
    static boolean isCudaBuild() {
        return GpuCheck.class.getClassLoader().getResource(CUDA_BACKEND) != null;
    }

    /** The GPU that ND4J will use first. @throws EngineException if it will meet none, or one that it has no code for */
    static Gpu check() {
        return firstOf(describeGpus(), System.getenv(VISIBLE_DEVICES));
    }

    /**
     * The first GPU that ND4J sees. It prepares every one that it sees, so all must be supported.
     *
     * @param description lines like {@code NVIDIA A100-SXM4-40GB, 8.0}
     * @param visible the value of {@code CUDA_VISIBLE_DEVICES}, which hides GPUs; only indices are understood, anything
     *     else counts as hiding none
     */
    static Gpu firstOf(List<String> description, @Nullable String visible) {
        List<Gpu> installed = description.stream()
                .filter(line -> line.matches(".+,\\s*\\d+\\.\\d+\\s*"))
                .map(GpuCheck::parse)
                .toList();
        if (installed.isEmpty()) {
            throw new EngineException("This build runs on an NVIDIA GPU, but nvidia-smi lists none"
                    + (description.isEmpty() ? "" : " (it says: " + description.get(0) + ")") + ". " + CPU_BUILD
                    + ", or install a GPU and its driver.");
        }
        List<Gpu> seen = visible(installed, visible);
        if (seen.isEmpty()) {
            throw new EngineException("This build runs on an NVIDIA GPU, but " + VISIBLE_DEVICES + "='" + visible
                    + "' hides all " + installed.size() + " of this machine. " + CPU_BUILD + ", or set "
                    + VISIBLE_DEVICES + " to the index of a GPU.");
        }
        seen.stream().filter(gpu -> !gpu.isSupported()).findFirst().ifPresent(gpu -> refuse(gpu, installed));
        return seen.get(0);
    }

    private static void refuse(Gpu gpu, List<Gpu> installed) {
        String other = IntStream.range(0, installed.size())
                .filter(index -> installed.get(index).isSupported())
                .mapToObj(index -> ", or set CUDA_DEVICE_ORDER=PCI_BUS_ID and " + VISIBLE_DEVICES + "=" + index
                        + " to show it only " + installed.get(index) + ".")
                .findFirst()
                .orElse(", or a GPU of that range.");
        throw new EngineException("ND4J's CUDA build has no code for " + gpu + ": it runs on 3.7 (Kepler) to 8.9 (Ada)"
                + " and fails where it sees any other GPU. " + CPU_BUILD + other);
    }

    /** As CUDA does it: in the order of the indices, up to the first that no GPU has. */
    private static List<Gpu> visible(List<Gpu> installed, @Nullable String indices) {
        if (indices == null || !indices.matches("[-\\d,\\s]*")) {
            return installed;
        }
        return Arrays.stream(indices.split(",", -1))
                .map(String::trim)
                .takeWhile(index -> index.matches("\\d{1,4}") && Integer.parseInt(index) < installed.size())
                .map(index -> installed.get(Integer.parseInt(index)))
                .toList();
    }

    private static Gpu parse(String line) {
        int comma = line.lastIndexOf(',');
        String[] capability = line.substring(comma + 1).trim().split("\\.", -1);
        return new Gpu(
                line.substring(0, comma).trim(), Integer.parseInt(capability[0]), Integer.parseInt(capability[1]));
    }

    private static List<String> describeGpus() {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
            // A few lines fit into the pipe, so it can be read once the program has ended.
            if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EngineException("nvidia-smi has not answered within " + SECONDS_TO_ANSWER
                        + " s, so the GPU's driver hangs. " + CPU_BUILD + ", or restart the machine.");
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new EngineException(
                    "This build runs on an NVIDIA GPU, but nvidia-smi cannot be run here. " + CPU_BUILD
                            + ", or install the NVIDIA driver.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while asking nvidia-smi for the GPU", e);
        }
    }
}
