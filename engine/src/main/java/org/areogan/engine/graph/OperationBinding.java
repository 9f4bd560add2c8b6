package org.areogan.engine.graph;

import java.util.List;
import java.util.function.Function;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BaseOp;
import org.nd4j.linalg.api.ops.BaseReduceOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.custom.Invoke;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.BaseCompatOp;
import org.nd4j.linalg.api.ops.impl.layers.ExternalErrorsFunction;
import org.nd4j.linalg.api.ops.impl.shape.CreateView;
import org.nd4j.linalg.api.ops.impl.shape.tensorops.BaseTensorOp;
import org.nd4j.linalg.api.ops.impl.transforms.Assert;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Assign;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.GradientBackwardsMarker;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.api.shape.Shape;

/** How an operation of either of ND4J's two kinds is given its inputs and tells the shapes of its results. */
public final class OperationBinding {
    private OperationBinding() {}

    static boolean supports(DifferentialFunction function) {
        boolean special = function instanceof BaseCompatOp
                || function instanceof BaseTensorOp
                || function instanceof Invoke
                || function instanceof CreateView
                || function instanceof Assign
                || function instanceof Assert
                || function instanceof GradientBackwardsMarker
                || function instanceof ExternalErrorsFunction;
        return !special && (function instanceof DynamicCustomOp || function instanceof BaseOp);
    }

    /** Sets inputs and arguments of the context and tells the shapes that the results will have. */
    public static List<LongShapeDescriptor> inputs(
            SameDiffOp operation, OpContext context, Function<String, INDArray> valueOf) {
        List<String> names = operation.getInputsToOp() == null ? List.of() : operation.getInputsToOp();
        INDArray[] inputs = names.stream().map(valueOf).toArray(INDArray[]::new);
        DifferentialFunction function = operation.getOp();
        return function instanceof CustomOp
                ? customInputs((DynamicCustomOp) function, context, inputs)
                : legacyInputs((BaseOp) function, context, inputs);
    }

    private static List<LongShapeDescriptor> customInputs(DynamicCustomOp op, OpContext context, INDArray[] inputs) {
        context.setArgs(inputs, op.iArgs(), op.dArgs(), op.tArgs(), op.bArgs());
        return op.calculateOutputShape(context);
    }

    private static List<LongShapeDescriptor> legacyInputs(BaseOp op, OpContext context, INDArray[] inputs) {
        boolean axisIsInput =
                op instanceof ReduceOp reduce && reduce.getOpType() != Op.Type.REDUCE3 && inputs.length == 2;
        if (axisIsInput) {
            setAxis((BaseReduceOp) op, inputs[0], inputs[1]);
        } else if (op instanceof ScalarOp scalar && inputs.length == 2) {
            scalar.setScalar(inputs[1]);
        }
        if (inputs.length > 0) {
            context.setInputArray(0, inputs[0]);
        }
        if (inputs.length == 2 && !axisIsInput) {
            context.setInputArray(1, inputs[1]);
        }
        return op.calculateOutputShape(context);
    }

    private static void setAxis(BaseReduceOp op, INDArray input, INDArray axis) {
        if (axis.isEmpty()) {
            throw new IllegalArgumentException("operation " + op.getOwnName() + " reduces over an empty list of axes");
        }
        op.setEmptyReduce(false);
        op.setDimensions(Shape.normalizeAxis(input.rank(), axis.toIntVector()));
    }
}
