package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.engine.Engine;
import org.areogan.engine.InputsContract;
import org.areogan.engine.JointStepContract;
import org.areogan.engine.Regression;
import org.areogan.engine.Session;
import org.areogan.engine.TrainingContract;
import org.areogan.engine.WorkersContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TorchSessionTest {
    @Nested
    class Training extends TrainingContract {
        @Override
        protected Engine engine() {
            return Parity.TORCH;
        }
    }

    @Nested
    class Inputs extends InputsContract {
        @Override
        protected Engine engine() {
            return Parity.TORCH;
        }
    }

    @Nested
    class JointStep extends JointStepContract {
        @Override
        protected Engine engine() {
            return Parity.TORCH;
        }
    }

    @Nested
    class SeveralWorkers extends WorkersContract {
        @Override
        protected Engine engine() {
            return Parity.TORCH;
        }
    }

    @Test
    void theParametersStandStillUntilTheyAreSynchronized() {
        try (Regression regression = new Regression();
                Session session = regression.open(Parity.TORCH)) {
            regression.loss(session, 1, 2);
            assertThat(regression.parameters.get("weight").getFloat(0)).isEqualTo(1f);

            session.synchronize();
            assertThat(regression.parameters.get("weight").getFloat(0)).isNotEqualTo(1f);
        }
    }
}
