package org.areogan.trainer.game;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.torch.Parity;
import org.areogan.trainer.loss.AdversarialKind;
import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLosses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** All losses, by their value and by what they tell the logits. */
class LossParityTest {
    private static final int BATCH = 2;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 5;
    private static final int CLASSES = 4;

    /** Adds the loss to a graph that holds the logits, a truth and pixel weights. */
    private interface Loss {
        SDVariable of(SameDiff graph, SDVariable logits, SDVariable truth, SDVariable weights);
    }

    private static Stream<Arguments> losses() {
        LossOptions usual = LossOptions.USUAL;
        LossOptions others = new LossOptions(0.1, 1, 0.25, 0.6, 0.2, 2, 3);
        Stream<Arguments> reconstructions = ReconstructionLosses.names().stream()
                .flatMap(name -> Stream.of(
                        reconstruction(name, usual, "usual numbers"), reconstruction(name, others, "other numbers")));
        Stream<Arguments> adversarial = Stream.of(AdversarialKind.values())
                .flatMap(kind -> Stream.of(generator(kind), discriminator(kind, 1), discriminator(kind, 0.9)));
        return Stream.concat(reconstructions, adversarial)
                .flatMap(loss -> Stream.of(DataType.FLOAT, DataType.DOUBLE)
                        .map(type -> Arguments.argumentSet(loss.get()[0] + " " + type, loss.get()[1], type)));
    }

    private static Arguments reconstruction(String name, LossOptions options, String words) {
        Loss loss = (graph, logits, truth, weights) -> ReconstructionLosses.create(name, options, false)
                .of(graph, graph.nn.softmax(logits, 3), truth, weights, CLASSES);
        return Arguments.of(name + " with " + words, loss);
    }

    private static Arguments generator(AdversarialKind kind) {
        Loss loss = (graph, logits, truth, weights) -> kind.loss(1).ofGenerator(graph, logits);
        return Arguments.of(kind + " of the generator", loss);
    }

    private static Arguments discriminator(AdversarialKind kind, double realTarget) {
        Loss loss = (graph, logits, truth, weights) -> kind.loss(realTarget)
                .ofDiscriminator(graph, logits, logits.mul(-0.6).add(0.2));
        return Arguments.of(kind + " of the discriminator, real " + realTarget, loss);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void bothEnginesAgree(Loss loss, DataType type) {
        Parity.assertSame(() -> problem(loss, type), Parity.tolerance(type));
    }

    private static Parity.Problem problem(Loss loss, DataType type) {
        SameDiff graph = SameDiff.create();
        Parameters parameters = new Parameters(type);
        parameters.add(
                "logits",
                Parity.random(type, 1, BATCH, HEIGHT, WIDTH, CLASSES).subi(0.5).muli(4),
                true);
        SDVariable logits = graph.var("logits", parameters.get("logits"));
        SDVariable truth = graph.placeHolder("truth", type, BATCH, HEIGHT, WIDTH, CLASSES);
        SDVariable weights = graph.placeHolder("weights", type, BATCH, HEIGHT, WIDTH, 1);
        loss.of(graph, logits, truth, weights).mul("loss", 3);
        Objective objective = new Objective(
                "problem", graph, "loss", List.of("logits"), List.of(), List.of(), List.of(), Parity.FORGETFUL, 0);
        INDArray oneHot = Nd4j.zeros(type, BATCH, HEIGHT, WIDTH, CLASSES);
        for (int pixel = 0; pixel < BATCH * HEIGHT * WIDTH; pixel++) {
            oneHot.putScalar(pixel * CLASSES + pixel % CLASSES, 1);
        }
        Map<String, INDArray> all = Map.of("truth", oneHot, "weights", Parity.random(type, 2, BATCH, HEIGHT, WIDTH, 1));
        return new Parity.Problem(objective, parameters, all);
    }
}
