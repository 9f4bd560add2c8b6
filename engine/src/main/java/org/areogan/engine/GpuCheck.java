package org.areogan.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells before ND4J loads whether its CUDA build can run here. It holds machine code for compute capability 3.7 to 8.6
 * and nothing that a driver could compile for newer GPUs; on those, and where there is no GPU, it crashes.
 */
final class GpuCheck {
    private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
    private static final String CPU_BUILD = "Use the CPU build (build without -Pcuda)";

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

    /** The GPU that ND4J will use. @throws EngineException if there is none that it has code for */
    static Gpu check() {
        return firstOf(describeGpus());
    }

    /**
     * The first GPU, which is the one that ND4J uses.
     *
     * @param description lines like {@code NVIDIA A100-SXM4-40GB, 8.0}
     */
    static Gpu firstOf(List<String> description) {
        Gpu gpu = description.stream()
                .filter(line -> line.matches(".+,\\s*\\d+\\.\\d+\\s*"))
                .findFirst()
                .map(GpuCheck::parse)
                .orElseThrow(() -> new EngineException("This build runs on an NVIDIA GPU, but nvidia-smi lists none"
                        + (description.isEmpty() ? "" : " (it says: " + description.get(0) + ")") + ". " + CPU_BUILD
                        + ", or install a GPU and its driver."));
        if (!gpu.isSupported()) {
            throw new EngineException("ND4J's CUDA build has no code for " + gpu.name() + ", compute capability "
                    + gpu.capability() + ": it runs on 3.7 (Kepler) to 8.9 (Ada). " + CPU_BUILD
                    + ", or a GPU of that range.");
        }
        return gpu;
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
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.lines().toList();
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
