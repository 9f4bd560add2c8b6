package org.areogan.engine.nd4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.graph.HostOperation;
import org.areogan.engine.graph.OperationBinding;
import org.areogan.engine.graph.Operations;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BaseReduceOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.transforms.same.Identity;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph's operations in order, with every operation bound once and for all to the buffers that it reads and writes.
 * It holds for one set of input shapes. An array's buffer is used again after the last operation that reads it.
 *
 * <p>This takes the place of SameDiff's own session, which works out order, shapes and life times anew at each call and
 * takes fresh native memory for each result. Control flow, lists and views of variables are not supported.
 */
final class Plan implements AutoCloseable {
    private record Bound(SameDiffOp operation, OpContext context) {}

    private final SameDiff graph;
    private final BufferPool.Lease lease;
    private final Map<String, INDArray> values = new HashMap<>();
    private final Map<String, BufferPool.Slot> slots = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, INDArray> inputs = new LinkedHashMap<>();
    private final Map<String, INDArray> outputs = new LinkedHashMap<>();
    private final List<Bound> steps = new ArrayList<>();

    /** Works out the plan and, since the shapes of results are known only then, runs it once. */
    Plan(SameDiff graph, Operations operations, Map<String, INDArray> given, BufferPool pool, long seed) {
        this.graph = graph;
        this.lease = pool.lease();
        given.forEach((name, array) -> {
            INDArray input = lease.take(array.dataType(), array.shape()).array();
            inputs.put(name, input);
            values.put(name, input);
        });
        copyIn(given);
        SplittableRandom states = reseed(seed);
        for (int i = 0; i < operations.size(); i++) {
            bind(operations.get(i), states);
            operations.lastUsedAt(i).forEach(this::release);
        }
        operations.outputs().forEach(name -> outputs.put(name, valueOf(name)));
        values.clear();
        slots.clear();
    }

    /** The outputs, which hold until the next run of any plan in the same pool. */
    Map<String, INDArray> run(Map<String, INDArray> given, long seed) {
        copyIn(given);
        SplittableRandom states = reseed(seed);
        for (Bound step : steps) {
            execute(step, states);
        }
        return outputs;
    }

    /** What the planning run computed. */
    Map<String, INDArray> outputs() {
        return outputs;
    }

    @Override
    public void close() {
        steps.forEach(step -> step.context().purge());
        steps.clear();
    }

    private void copyIn(Map<String, INDArray> given) {
        given.forEach((name, array) -> {
            INDArray input = inputs.get(name);
            if (input != null) {
                input.assign(array);
            }
        });
    }

    /** Of ND4J's two kinds of random operations one reads this generator, the other the states in its context. */
    private static SplittableRandom reseed(long seed) {
        SplittableRandom states = new SplittableRandom(seed);
        Nd4j.getRandom().setSeed(state(states));
        return states;
    }

    /** Never 0, which ND4J takes for a wish to be seeded from the clock. */
    private static long state(SplittableRandom states) {
        return states.nextLong() | 1;
    }

    private void bind(SameDiffOp operation, SplittableRandom states) {
        List<String> names = operation.getOutputsOfOp();
        if (operation.getOp() instanceof Identity) {
            aliases.put(names.get(0), root(operation.getInputsToOp().get(0)));
            return;
        }
        OpContext context = Nd4j.getExecutioner().buildContext();
        List<LongShapeDescriptor> shapes = OperationBinding.inputs(operation, context, this::valueOf);
        for (int i = 0; i < names.size(); i++) {
            context.setOutputArray(i, output(names.get(i), shapes.get(i)));
        }
        Bound step = new Bound(operation, context);
        steps.add(step);
        execute(step, states);
    }

    private INDArray output(String name, LongShapeDescriptor descriptor) {
        if (descriptor.isEmpty()) {
            INDArray empty = Nd4j.create(descriptor);
            values.put(name, empty);
            return empty;
        }
        BufferPool.Slot slot = lease.take(graph.getVariable(name).dataType(), descriptor.getShape());
        slots.put(name, slot);
        values.put(name, slot.array());
        return slot.array();
    }

    private static void execute(Bound step, SplittableRandom states) {
        if (step.operation().getOp() instanceof HostOperation host) {
            run(host, step.context());
        } else if (step.operation().getOp() instanceof CustomOp custom) {
            step.context().setRngStates(state(states), state(states));
            Dilation.exec(custom, step.context());
        } else if (step.operation().getOp() instanceof BaseReduceOp reduction && reducesNothing(step.context())) {
            copy(reduction, step.context().getInputArray(0), step.context().getOutputArray(0));
        } else {
            Nd4j.getExecutioner().exec((Op) step.operation().getOp(), step.context());
        }
    }

    private static void run(HostOperation operation, OpContext context) {
        List<float[]> inputs = context.getInputArrays().stream()
                .map(input -> input.reshape(-1).toFloatVector())
                .toList();
        INDArray output = context.getOutputArray(0);
        try (INDArray values = Nd4j.create(operation.run(inputs), output.shape(), 'c')) {
            output.assign(values);
        }
    }

    private static boolean reducesNothing(OpContext context) {
        INDArray input = context.getInputArray(0);
        return input.isVector() && input.length() == context.getOutputArray(0).length();
    }

    /** Of a vector that keeps its length ND4J's executioner forgets the context and looks for the input in the op. */
    private static void copy(BaseReduceOp reduction, INDArray input, INDArray output) {
        reduction.setX(input);
        try (INDArray same = reduction.noOp()) {
            output.assign(same.reshape(output.shape()));
        } finally {
            reduction.clearArrays();
        }
    }

    private void release(String name) {
        BufferPool.Slot slot = slots.remove(name);
        if (slot != null) {
            lease.give(slot);
        }
    }

    private String root(String name) {
        return aliases.getOrDefault(name, name);
    }

    private INDArray valueOf(String name) {
        INDArray value = values.get(root(name));
        if (value == null) {
            value = graph.getVariable(root(name)).getArr();
        }
        if (value == null) {
            throw new IllegalStateException("no value for " + name);
        }
        return value;
    }
}
