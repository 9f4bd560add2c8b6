package org.areogan.torch;

import java.util.Locale;
import java.util.Optional;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.device.Gpu;
import org.areogan.engine.device.Gpus;
import org.areogan.files.EngineException;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/**
 * Where LibTorch computes and how exactly. It is chosen from facts, before anything native is loaded.
 *
 * @param gpu the first one, or empty for the processor
 */
record TorchDevice(Optional<Gpu> gpu, Precision precision) {
    /** LibTorch's binary has code for Turing and above. */
    static final Gpus.Needs NEEDS = new Gpus.Needs(
            "LibTorch's CUDA build",
            gpu -> gpu.isAtLeast(7, 5),
            "7.5 (Turing) and above",
            "Use the CPU build (unset AREOGAN_PROFILE, or build without -Ptorch-cuda)");

    /** @throws EngineException if the device has no such precision */
    TorchDevice {
        if (precision == Precision.TF32 && gpu.isEmpty()) {
            throw new EngineException("TF32 is a mode of NVIDIA GPUs; on a processor leave it out or use bfloat16");
        }
        if (precision != Precision.FLOAT32 && gpu.isPresent() && !gpu.get().isAtLeast(8, 0)) {
            throw new EngineException("the precision " + spelled(precision)
                    + " needs compute capability 8.0 (Ampere) or above, and this is " + gpu.get()
                    + "; leave the precision out");
        }
    }

    /** The first GPU for the GPU build, the processor for the other. @throws EngineException where there is no such GPU */
    static TorchDevice choose(boolean gpuBuild, Precision precision) {
        return new TorchDevice(gpuBuild ? Optional.of(Gpus.first(NEEDS)) : Optional.empty(), precision);
    }

    DeviceType type() {
        return gpu.isPresent() ? DeviceType.CUDA : DeviceType.CPU;
    }

    /**
     * The device for tensors, with the precision set. Call it once LibTorch is loaded.
     *
     * @throws EngineException if the driver does not let LibTorch have the GPU
     */
    Device open() {
        if (gpu.isEmpty()) {
            return new Device(DeviceType.CPU);
        }
        if (!torch.cuda_is_available()) {
            throw new EngineException("LibTorch cannot use " + gpu.get()
                    + ": its driver is missing or older than CUDA 13 asks for (580). Update the driver, or use the CPU build"
                    + " (unset AREOGAN_PROFILE, or build without -Ptorch-cuda)");
        }
        Context context = torch.globalContext();
        boolean tensorFloats = precision == Precision.TF32;
        context.setAllowTF32CuDNN(tensorFloats);
        context.setAllowTF32CuBLAS(tensorFloats);
        // The same seed shall give the same bits: cuDNN tries out no algorithms and uses none that adds up in any
        // order.
        context.setBenchmarkCuDNN(false);
        context.setDeterministicCuDNN(true);
        return new Device(DeviceType.CUDA, (byte) 0);
    }

    /**
     * One line for people.
     *
     * @param version of LibTorch
     * @param processor with its threads, e.g. {@code AMD EPYC, 8 threads}
     */
    String description(String version, String processor) {
        String place = gpu.map(each -> "GPU, " + each + ", beside ").orElse("CPU, ");
        return "LibTorch " + version + " on " + place + processor + ", " + spelled(precision);
    }

    private static String spelled(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
