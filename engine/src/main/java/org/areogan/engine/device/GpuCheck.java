package org.areogan.engine.device;

/**
 * Tells before ND4J loads whether its CUDA build can run here. It holds machine code for compute capability 3.7 to 8.6
 * and nothing that a driver could compile for newer GPUs; on those, and where there is no GPU, it crashes.
 */
public final class GpuCheck {
    private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    /** 8.9 (Ada) runs code for 8.6; 9.0 (Hopper) and above run none of it. ND4J prepares every GPU that it sees. */
    static final Gpus.Needs NEEDS = new Gpus.Needs(
            "ND4J's CUDA build",
            gpu -> gpu.isAtLeast(3, 7) && !gpu.isAtLeast(9, 0),
            "3.7 (Kepler) to 8.9 (Ada) and fails where it sees any other GPU",
            "Use the CPU build (unset AREOGAN_PROFILE, or build without -Pcuda)");

    private GpuCheck() {}

    /** Whether this is the CUDA build. */
    public static boolean isCudaBuild() {
        return GpuCheck.class.getClassLoader().getResource(CUDA_BACKEND) != null;
    }

    /** The GPU that ND4J will use first. @throws EngineException if it will meet none, or one that it has no code for */
    public static Gpu check() {
        return Gpus.first(NEEDS);
    }
}
