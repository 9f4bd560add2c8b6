package org.areogan.torch.graph;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.areogan.torch.Parity;
import org.areogan.torch.graph.GraphRecipe.Kind;
import org.areogan.torch.graph.GraphRecipe.Layer;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers in any order on any small size, joined with any earlier one. */
class RandomGraphProperties {
    /**
     * Layers on layers add up their rounding, and a normalisation of nearly equal values magnifies it by up to the root
     * of 1 / 1e-5; a wrong operation is off by far more.
     */
    private static final double FLOAT_TOLERANCE = 1e-3;

    private static final double DOUBLE_TOLERANCE = 1e-9;

    @Property(tries = 40)
    void bothEnginesAgreeInDoublePrecision(@ForAll("recipes") GraphRecipe recipe) {
        Parity.assertSame(() -> recipe.problem(DataType.DOUBLE), DOUBLE_TOLERANCE);
    }

    @Property(tries = 40)
    void bothEnginesAgreeInSinglePrecision(@ForAll("recipes") GraphRecipe recipe) {
        Parity.assertSame(() -> recipe.problem(DataType.FLOAT), FLOAT_TOLERANCE);
    }

    @Provide
    Arbitrary<GraphRecipe> recipes() {
        Arbitrary<Integer> batch = Arbitraries.integers().between(1, 3);
        Arbitrary<Integer> side = Arbitraries.integers().between(1, 17);
        Arbitrary<Integer> channels = Arbitraries.integers().between(1, 6);
        Arbitrary<List<Layer>> layers = layer().list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(batch, side, side, channels, layers).as(GraphRecipe::new);
    }

    private static Arbitrary<Layer> layer() {
        Arbitrary<Kind> kind = Arbitraries.of(Kind.class);
        Arbitrary<Integer> filters = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> kernel = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> stride = Arbitraries.integers().between(1, 2);
        Arbitrary<Boolean> bias = Arbitraries.of(true, false);
        Arbitrary<Integer> joined = Arbitraries.integers().between(0, 7);
        return Combinators.combine(kind, filters, kernel, stride, bias, joined).as(Layer::new);
    }
}
