package org.areogan.torch;

import org.areogan.engine.EngineSettings.Precision;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * LibTorch's choice of a shorter type for convolutions, on while a graph runs forward; autograd keeps to it on the way
 * back.
 *
 * @param device where the graph runs
 * @param on whether anything is done
 */
record Autocast(DeviceType device, boolean on) {
    static Autocast of(DeviceType device, Precision precision) {
        return new Autocast(device, precision == Precision.BFLOAT16);
    }

    void enter() {
        if (on) {
            torch.set_autocast_dtype(device, ScalarType.BFloat16);
            torch.set_autocast_enabled(device, true);
        }
    }

    void leave() {
        if (on) {
            torch.set_autocast_enabled(device, false);
            // Drops the shortened weights, which the step is about to change.
            torch.clear_cache();
        }
    }
}
