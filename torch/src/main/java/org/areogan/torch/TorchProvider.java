package org.areogan.torch;

import org.areogan.engine.Engine;
import org.areogan.engine.EngineProvider;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.engine.device.Bfloat16;
import org.areogan.torch.graph.kernel.RandomBits;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

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
        TorchDevice place = TorchDevice.choose(TorchNatives.isGpuBuild(), settings.precision());
        if (place.gpu().isEmpty() && settings.precision() == Precision.BFLOAT16) {
            Bfloat16.warnIfSlow();
        }
        // ND4J's arrays are the host's memory of either engine, and its settings must stand before LibTorch loads.
        String host = Engines.nd4j(settings.threads()).description();
        TorchNatives.load();
        torch.set_num_threads(settings.threads());
        // It computes nothing here that others do not, and complains on processors that it does not know.
        torch.globalContext().setUserEnabledNNPACK(false);
        Device device = place.open();
        return new TorchEngine(
                place.description(
                        TorchNatives.version().replaceFirst("-.*", ""),
                        host.replaceFirst(".* on CPU, (binary \\S+, )?", "")),
                new SharedThreads(settings.threads()),
                device,
                Autocast.of(place.type(), settings.precision()),
                new RandomBits(device));
    }
}
