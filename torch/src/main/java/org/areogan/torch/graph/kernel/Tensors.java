package org.areogan.torch.graph.kernel;

import java.util.Arrays;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Between ND4J's arrays and LibTorch's tensors. */
public final class Tensors {
    /** From [batch, height, width, channels] to LibTorch's order of dimensions. A view, as all that follow. */
    private static final long[] TO_NCHW = {0, 3, 1, 2};

    private static final long[] TO_NHWC = {0, 2, 3, 1};

    /** From [rows, columns, in, out] to [out, in, rows, columns] and back. */
    private static final long[] REVERSED = {3, 2, 0, 1};

    private static final long[] REVERSED_BACK = {2, 3, 1, 0};

    private Tensors() {}

    public static ScalarType type(DataType type) {
        return switch (type) {
            case FLOAT -> ScalarType.Float;
            case DOUBLE -> ScalarType.Double;
            default -> throw new IllegalArgumentException("the engine torch computes FLOAT and DOUBLE, not " + type);
        };
    }

    static TensorOptions options(DataType type, Device device) {
        return new TensorOptions().dtype(new ScalarTypeOptional(type(type))).device(new DeviceOptional(device));
    }

    public static DataType type(Tensor tensor) {
        return tensor.scalar_type().intern() == ScalarType.Double ? DataType.DOUBLE : DataType.FLOAT;
    }

    /** The array's own memory as a tensor; the array must outlive it, be in C order and whole. */
    public static Tensor sharing(INDArray array) {
        requireWhole(array);
        TensorOptions options = new TensorOptions(type(array.dataType()));
        return torch.from_blob(array.data().addressPointer(), array.shape(), options);
    }

    /** A copy on the device. */
    public static Tensor copy(INDArray array, Device device) {
        Tensor source = sharing(array);
        return device.is_cpu() ? source.clone() : source.to(device, type(array.dataType()));
    }

    /** A copy on the device, to which a GPU helps itself while the host goes on. */
    public static Tensor upload(INDArray array, Device device) {
        if (!isWhole(array)) {
            try (INDArray whole = array.dup('c')) {
                return copy(whole, device);
            }
        }
        if (device.is_cpu()) {
            return copy(array, device);
        }
        // Only from pinned memory does a GPU copy by itself; LibTorch keeps that memory until the copy is made.
        Tensor pinned = sharing(array).pin_memory();
        return pinned.to(device, type(array.dataType()), true, false, new MemoryFormatOptional());
    }

    /** A copy in the host's memory; the caller closes it. */
    public static INDArray toArray(Tensor tensor) {
        DataType type = type(tensor);
        INDArray array = Nd4j.createUninitialized(type, tensor.sizes().vec().get(), 'c');
        sharing(array).copy_(tensor);
        return array;
    }

    /** Uninitialised room for several results of this kind behind one another; the caller closes it. */
    public static INDArray room(Tensor some, long frames) {
        long[] shape = some.sizes().vec().get();
        shape[0] = frames;
        return Nd4j.createUninitialized(type(some), shape, 'c');
    }

    public static Tensor toNchw(Tensor nhwc) {
        return nhwc.permute(TO_NCHW);
    }

    public static Tensor toNhwc(Tensor nchw) {
        return nchw.permute(TO_NHWC);
    }

    /** Weights [rows, columns, in, out] as [out, in, rows, columns]. */
    public static Tensor toOihw(Tensor weights) {
        return weights.permute(REVERSED);
    }

    /** Weights [out, in, rows, columns] as [rows, columns, in, out]. */
    public static Tensor fromOihw(Tensor weights) {
        return weights.permute(REVERSED_BACK);
    }

    /** Whether the array is all of its memory, row by row; ND4J calls the order of permuted arrays {@code c} too. */
    public static boolean isWhole(INDArray array) {
        long expected = 1;
        for (int dimension = array.rank() - 1; dimension >= 0; dimension--) {
            if (array.size(dimension) != 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= array.size(dimension);
        }
        return !array.isView();
    }

    private static void requireWhole(INDArray array) {
        if (!isWhole(array)) {
            throw new IllegalArgumentException("an array " + Arrays.toString(array.shape()) + " with strides "
                    + Arrays.toString(array.stride()) + " cannot be shared");
        }
    }
}
