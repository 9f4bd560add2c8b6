package org.areogan.torch;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.graph.Operations;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * The parameters and statistics of a session on the device, by name, in the shapes of the graph. The weights of
 * convolutions lie in memory as [out, rows, columns, in], which LibTorch's convolutions prefer.
 */
final class TorchParameters implements AutoCloseable {
    private final Parameters parameters;
    private final Device device;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    TorchParameters(Parameters parameters, List<Objective> objectives, Device device) {
        this.parameters = parameters;
        this.device = device;
        Set<String> kernels = new HashSet<>();
        objectives.forEach(objective -> addConvolutionWeights(objective.graph(), kernels));
        try (PointerScope temporaries = new PointerScope();
                NoGradGuard frozen = new NoGradGuard()) {
            for (String name : parameters.names()) {
                Tensor copy = Tensors.copy(parameters.get(name), device);
                Tensor own = kernels.contains(name) ? asKernel(copy) : copy;
                tensors.put(name, own.retainReference());
            }
        }
    }

    Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no parameter named " + name);
        }
        return tensor;
    }

    boolean contains(String name) {
        return tensors.containsKey(name);
    }

    /** A tensor of the parameter's layout in memory. */
    Tensor zerosLike(String name) {
        try (PointerScope temporaries = new PointerScope()) {
            return torch.zeros_like(get(name)).retainReference();
        }
    }

    /** Brings the values into ND4J's arrays. */
    void writeBack() {
        try (PointerScope temporaries = new PointerScope();
                NoGradGuard frozen = new NoGradGuard()) {
            tensors.forEach(
                    (name, tensor) -> Tensors.sharing(parameters.get(name)).copy_(tensor));
        }
    }

    /** Takes the values of ND4J's arrays. */
    void readBack() {
        try (PointerScope temporaries = new PointerScope();
                NoGradGuard frozen = new NoGradGuard()) {
            tensors.forEach((name, tensor) -> tensor.copy_(Tensors.sharing(parameters.get(name))));
        }
    }

    Device device() {
        return device;
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }

    private static Tensor asKernel(Tensor weights) {
        return Tensors.fromOihw(Tensors.toOihw(weights).contiguous(torch.MemoryFormat.ChannelsLast));
    }

    private static void addConvolutionWeights(SameDiff graph, Set<String> names) {
        for (SameDiffOp operation : graph.getOps().values()) {
            String kind = operation.getOp().opName();
            if (kind.equals("conv2d") || kind.equals("deconv2d")) {
                names.add(Operations.inputsOf(operation).get(1));
            }
        }
    }
}
