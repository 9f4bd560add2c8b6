package org.areogan.torch;

import java.io.IOException;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineException;
import org.areogan.engine.EngineProvider;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/** Starts the engine on LibTorch, where there is a binary of it for this machine. */
public final class TorchProvider implements EngineProvider {
    private static final int ABOVE_ND4J = 10;

    @Override
    public String name() {
        return TorchEngine.NAME;
    }

    @Override
    public int rank() {
        return ABOVE_ND4J;
    }

    @Override
    public Engine start(EngineSettings settings) {
        // ND4J's arrays are the host's memory of either engine, and its settings must stand before LibTorch loads.
        String host = Engines.nd4j(settings.threads()).description();
        load();
        torch.set_num_threads(settings.threads());
        Device device = new Device(DeviceType.CPU);
        if (settings.precision() == Precision.TF32) {
            throw new EngineException("TF32 is a mode of NVIDIA GPUs; on a processor leave it out or use bfloat16");
        }
        return new TorchEngine(
                "LibTorch " + version() + " on CPU, " + host.replaceFirst(".* on CPU, (binary \\S+, )?", ""),
                device,
                Autocast.of(DeviceType.CPU, settings.precision()),
                new RandomBits(device));
    }

    private static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch").replaceFirst("-.*", "");
        } catch (IOException e) {
            return "of unknown version";
        }
    }

    private static void load() {
        try {
            HostMemory.keepFreedMemory();
            Loader.load(torch.class);
        } catch (LinkageError e) {
            throw new EngineException("LibTorch does not load here (" + e.getMessage() + "); use --engine nd4j", e);
        }
    }
}
