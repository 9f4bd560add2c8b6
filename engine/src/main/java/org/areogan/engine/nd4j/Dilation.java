package org.areogan.engine.nd4j;

import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps dilated convolutions away from oneDNN: ND4J tells it a padding that leaves the dilation out, and single precision
 * fails. ND4J's own code is right, and slower.
 */
final class Dilation {
    private static final int DOWN = 6;
    private static final int RIGHT = 7;

    private Dilation() {}

    /** Executes any operation. */
    static void exec(CustomOp operation, OpContext context) {
        if (!isDilated(operation)) {
            Nd4j.getExecutioner().exec(operation, context);
            return;
        }
        Environment environment = Nd4j.getEnvironment();
        boolean allowed = environment.helpersAllowed();
        environment.allowHelpers(false);
        try {
            Nd4j.getExecutioner().exec(operation, context);
        } finally {
            environment.allowHelpers(allowed);
        }
    }

    private static boolean isDilated(CustomOp operation) {
        boolean convolves =
                operation.opName().equals("conv2d") || operation.opName().equals("conv2d_bp");
        return convolves && (operation.iArgs()[DOWN] > 1 || operation.iArgs()[RIGHT] > 1);
    }
}
