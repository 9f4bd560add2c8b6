package org.areogan.torch.graph.kernel;

import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.ScalarOp;

/** What an operation of a graph was made with. */
public final class Attributes {
    private Attributes() {}

    /** The whole numbers of the operation, whose meaning its own documentation gives. */
    public static long[] whole(SameDiffOp operation) {
        if (operation.getOp() instanceof DynamicCustomOp custom) {
            return custom.iArgs();
        }
        throw unsupported(
                operation, "of the class " + operation.getOp().getClass().getSimpleName());
    }

    public static long whole(SameDiffOp operation, int index, long otherwise) {
        long[] numbers = whole(operation);
        return index < numbers.length ? numbers[index] : otherwise;
    }

    /** The number that an operation combines every value with. */
    public static double number(SameDiffOp operation) {
        if (operation.getOp() instanceof ScalarOp scalar && scalar.scalar() != null) {
            return scalar.scalar().getDouble(0);
        }
        throw unsupported(operation, "without its number");
    }

    public static IllegalArgumentException unsupported(SameDiffOp operation, String detail) {
        return new IllegalArgumentException("the engine torch cannot run the operation " + operation.getName() + " ("
                + operation.getOp().opName() + ") " + detail + "; use --engine nd4j");
    }
}
