package org.areogan.torch.graph.kernel;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Everything random in a step. On a processor LibTorch draws on one thread, a value at a time, which took 60 ms of an
 * 800 ms step; here one 64-bit number of Java's generator decides four values.
 */
public final class RandomBits {
    private static final int VALUES_A_NUMBER = 4;
    private static final int LEVELS = 1 << 16;

    private final Device device;
    private SplittableRandom random = new SplittableRandom(0);

    public RandomBits(Device device) {
        this.device = device;
    }

    /** The same seed gives the same values. */
    public void seed(long seed) {
        random = new SplittableRandom(seed);
        torch.manual_seed(seed);
    }

    /** 1 with this probability, rounded to multiples of 2 to the -16, otherwise 0. */
    public Tensor bernoulli(double probability, long[] shape, ScalarType type) {
        if (!device.is_cpu()) {
            Tensor values = empty(shape, type);
            values.bernoulli_(probability, new GeneratorOptional());
            return values;
        }
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        Scalar bound = new Scalar((double) (Math.round(probability * LEVELS) - LEVELS / 2));
        return shorts(length).lt(bound).to(type).view(shape);
    }

    /** Normally distributed values. */
    public Tensor gaussian(double mean, double deviation, long[] shape, ScalarType type) {
        Tensor values = empty(shape, type);
        values.normal_(mean, deviation, new GeneratorOptional());
        return values;
    }

    /** Evenly distributed 16-bit numbers. */
    private Tensor shorts(long length) {
        int numbers = Math.toIntExact((length + VALUES_A_NUMBER - 1) / VALUES_A_NUMBER);
        long[] drawn = new long[numbers];
        for (int i = 0; i < numbers; i++) {
            drawn[i] = random.nextLong();
        }
        Tensor bits = torch.from_blob(new LongPointer(drawn), new long[] {numbers}, new TensorOptions(ScalarType.Long));
        return bits.view(ScalarType.Short).narrow(0, 0, length);
    }

    private Tensor empty(long[] shape, ScalarType type) {
        TensorOptions options =
                new TensorOptions().dtype(new ScalarTypeOptional(type)).device(new DeviceOptional(device));
        return torch.empty(shape, options, new MemoryFormatOptional());
    }
}
