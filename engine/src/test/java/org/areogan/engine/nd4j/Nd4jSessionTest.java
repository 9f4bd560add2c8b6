package org.areogan.engine.nd4j;

import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.InputsContract;
import org.areogan.engine.JointStepContract;
import org.areogan.engine.TrainingContract;
import org.areogan.engine.WorkersContract;
import org.junit.jupiter.api.Nested;

class Nd4jSessionTest {
    @Nested
    class Training extends TrainingContract {
        @Override
        protected Engine engine() {
            return Engines.nd4j(1);
        }
    }

    @Nested
    class Inputs extends InputsContract {
        @Override
        protected Engine engine() {
            return Engines.nd4j(1);
        }
    }

    @Nested
    class JointStep extends JointStepContract {
        @Override
        protected Engine engine() {
            return Engines.nd4j(1);
        }
    }

    @Nested
    class SeveralWorkers extends WorkersContract {
        @Override
        protected Engine engine() {
            return Engines.nd4j(1);
        }
    }
}
