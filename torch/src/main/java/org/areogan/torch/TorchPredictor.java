package org.areogan.torch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.areogan.engine.Predictor;
import org.areogan.engine.graph.Placeholders;
import org.areogan.torch.graph.TorchGraph;
import org.areogan.torch.graph.kernel.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forward passes that read the graph's variables where they lie. */
final class TorchPredictor implements Predictor {
    private static final long SEED = 0;

    /** Pixels of a portion: the features of as many stay in a processor's caches from one layer to the next. */
    private static final long PIXELS_AT_ONCE = 1 << 16;

    /** With two threads, a frame of no more pixels takes one thread no longer than both, if the network is narrow. */
    private static final long SMALL = 1 << 13;

    /** A network with no more weights is narrow. */
    private static final long WEIGHTS_OF_A_NARROW_NETWORK = 1 << 21;

    private final SameDiff definition;
    private final TorchEngine engine;
    private final TorchGraph graph;
    private final Placeholders placeholders;
    private final boolean cutsBatches;
    private final long weights;

    /**
     * @param graph what runs, closed with this
     * @param cutsBatches whether a batch may be run in portions
     */
    TorchPredictor(SameDiff definition, TorchGraph graph, boolean cutsBatches, TorchEngine engine) {
        this.definition = definition;
        this.engine = engine;
        this.graph = graph;
        this.cutsBatches = cutsBatches;
        this.weights = definition.variables().stream()
                .filter(each -> each.getVariableType() == VariableType.VARIABLE || each.isConstant())
                .mapToLong(variable -> variable.getArr().length())
                .sum();
        this.placeholders = new Placeholders(definition, graph.needed());
    }

    @Override
    public Map<String, INDArray> predict(Map<String, INDArray> inputs) {
        placeholders.check(inputs);
        HostMemory.suit(
                inputs.values().stream().mapToLong(INDArray::length).max().orElse(0));
        try (PointerScope temporaries = new PointerScope()) {
            Map<String, Tensor> given = new HashMap<>();
            for (String name : graph.needed()) {
                given.put(name, onDevice(array(name, inputs)));
            }
            Map<String, INDArray> results = new LinkedHashMap<>();
            try {
                run(given, results);
            } catch (RuntimeException | Error failure) {
                results.values().forEach(INDArray::close);
                throw failure;
            }
            return results;
        }
    }

    @Override
    public void close() {
        graph.close();
    }

    private void run(Map<String, Tensor> given, Map<String, INDArray> results) {
        if (!cutsBatches) {
            onAllThreads(() -> {
                engine.bits().seed(SEED);
                forward(given).forEach((name, tensor) -> {
                    results.put(name, Tensors.toArray(tensor));
                    tensor.close();
                });
            });
            return;
        }
        Tensor first = Objects.requireNonNull(given.get(placeholders.needed().get(0)));
        long frames = first.size(0);
        long pixels = Math.max(1, first.size(1) * first.size(2));
        long portion = Math.max(1, PIXELS_AT_ONCE / pixels);
        SharedThreads threads = engine.shared();
        if (threads.canDivide() && isOneThreadsWork(frames, pixels)) {
            long share = Math.min(portion, divideUp(frames, threads.ofAPass()));
            threads.sideBySide(
                    Math.toIntExact(divideUp(frames, share)),
                    part -> runPortion(given, part * share, share, frames, results));
        } else {
            onAllThreads(() -> {
                for (long from = 0; from < frames; from += portion) {
                    runPortion(given, from, portion, frames, results);
                }
            });
        }
    }

    /**
     * A frame that is small for its network, or one of so many that each thread has some, if a frame's features stay in a
     * processor's caches. Decided by the frames alone, not by how busy the threads are: some operations round
     * otherwise by another number of threads.
     */
    private boolean isOneThreadsWork(long frames, long pixels) {
        boolean isSmall = pixels <= SMALL && weights <= WEIGHTS_OF_A_NARROW_NETWORK;
        return isSmall || (pixels <= PIXELS_AT_ONCE && frames >= engine.shared().ofAPass());
    }

    private void onAllThreads(Runnable pass) {
        if (engine.device().is_cpu()) {
            engine.shared().together(pass);
        } else {
            pass.run();
        }
    }

    /** @param most of so many frames; the last portion has what is left */
    private void runPortion(
            Map<String, Tensor> given, long from, long most, long frames, Map<String, INDArray> results) {
        long count = Math.min(most, frames - from);
        try (PointerScope temporaries = new PointerScope()) {
            Map<String, Tensor> part = new HashMap<>(given);
            placeholders
                    .needed()
                    .forEach(name -> part.computeIfPresent(name, (same, whole) -> whole.narrow(0, from, count)));
            forward(part).forEach((name, tensor) -> {
                Tensors.sharing(room(name, tensor, frames, results))
                        .narrow(0, from, count)
                        .copy_(tensor);
                tensor.close();
            });
        }
    }

    private static long divideUp(long number, long by) {
        return (number + by - 1) / by;
    }

    private static INDArray room(String name, Tensor some, long frames, Map<String, INDArray> results) {
        synchronized (results) {
            return results.computeIfAbsent(name, unseen -> Tensors.room(some, frames));
        }
    }

    /** Whatever LibTorch keeps for each thread is set by the thread that computes. */
    private Map<String, Tensor> forward(Map<String, Tensor> given) {
        try (NoGradGuard frozen = new NoGradGuard()) {
            engine.autocast().enter();
            try {
                return graph.run(given);
            } finally {
                engine.autocast().leave();
            }
        }
    }

    private Tensor onDevice(INDArray array) {
        boolean isThere = engine.device().is_cpu() && Tensors.isWhole(array);
        return isThere ? Tensors.sharing(array) : Tensors.upload(array, engine.device());
    }

    private INDArray array(String name, Map<String, INDArray> inputs) {
        INDArray input = inputs.get(name);
        return input == null ? definition.getVariable(name).getArr() : input;
    }
}
