package org.areogan.torch.graph;

import java.util.Arrays;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.torch.Parity;
import org.areogan.torch.graph.GraphRecipe.Kind;
import org.areogan.torch.graph.GraphRecipe.Layer;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers in any order on any small size, joined with any earlier one. */
class RandomGraphLaws {
    /** Layers on layers add up their rounding; a wrong operation is off by far more. */
    private static final double FLOAT_TOLERANCE = 1e-3;

    /** A normalisation of nearly equal values magnifies the rounding of single precision without bounds. */
    private static final Kind[] STEADY = Arrays.stream(Kind.values())
            .filter(kind -> kind != Kind.BATCH_NORM && kind != Kind.INSTANCE_NORM)
            .toArray(Kind[]::new);

    private static final double DOUBLE_TOLERANCE = 1e-9;

    @Law(tries = 40)
    void bothEnginesAgreeInDoublePrecision(Draw any) {
        GraphRecipe recipe = any.whole(() -> recipe(any, Kind.values()));
        Parity.assertSame(() -> recipe.problem(DataType.DOUBLE), DOUBLE_TOLERANCE);
    }

    @Law(tries = 40)
    void bothEnginesAgreeInSinglePrecision(Draw any) {
        GraphRecipe recipe = any.whole(() -> recipe(any, STEADY));
        Parity.assertSame(() -> recipe.problem(DataType.FLOAT), FLOAT_TOLERANCE);
    }

    private static GraphRecipe recipe(Draw any, Kind[] kinds) {
        return new GraphRecipe(
                any.integer(1, 3),
                any.integer(1, 17),
                any.integer(1, 17),
                any.integer(1, 6),
                any.list(1, 6, () -> layer(any, kinds)));
    }

    private static Layer layer(Draw any, Kind[] kinds) {
        return new Layer(
                any.oneOf(kinds),
                any.integer(1, 6),
                any.integer(1, 5),
                any.integer(1, 2),
                any.either(),
                any.integer(0, 7));
    }
}
