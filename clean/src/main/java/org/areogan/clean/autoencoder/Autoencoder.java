package org.areogan.clean.autoencoder;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network that squeezes patches through few numbers and draws them again: what it has hardly ever seen it draws badly.
 * Fully connected layers, pixels-64-12-64-pixels, with hyperbolic tangents but for the last; mean squared error; Adam.
 */
final class Autoencoder implements AutoCloseable {
    private static final int HIDDEN = 64;
    private static final int CODE = 12;
    private static final int BATCH = 128;
    private static final int STEPS = 400;
    private static final double RATE = 2e-3;

    private final int pixels;
    private final MultiLayerNetwork network;

    private Autoencoder(int pixels, long seed) {
        this.pixels = pixels;
        // It would leave a report in the folder where the program was started, and says nothing that the error does
        // not.
        CrashReportingUtil.crashDumpsEnabled(false);
        this.network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(RATE))
                .weightInit(WeightInit.XAVIER)
                .activation(Activation.TANH)
                .list()
                .layer(new DenseLayer.Builder().nIn(pixels).nOut(HIDDEN).build())
                .layer(new DenseLayer.Builder().nIn(HIDDEN).nOut(CODE).build())
                .layer(new DenseLayer.Builder().nIn(CODE).nOut(HIDDEN).build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(HIDDEN)
                        .nOut(pixels)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
    }

    /**
     * Learns for 400 steps of 128 patches, each drawn from all of them.
     *
     * @param patches [patches][pixels], all of one length
     * @param seed of the first weights and of the choice of patches; the same on the same processor gives the same bits
     */
    static Autoencoder trained(float[][] patches, long seed) {
        Autoencoder autoencoder = new Autoencoder(patches[0].length, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            float[][] chosen = new float[BATCH][];
            for (int place = 0; place < BATCH; place++) {
                chosen[place] = patches[random.nextInt(patches.length)];
            }
            try (INDArray batch = Nd4j.create(chosen)) {
                autoencoder.network.fit(batch, batch);
            }
        }
        return autoencoder;
    }

    /** The mean squared difference between each patch and what is drawn of it: [patches]. */
    double[] errors(float[][] patches) {
        double[] errors = new double[patches.length];
        try (INDArray batch = Nd4j.create(patches);
                INDArray output = network.output(batch, false);
                INDArray drawn = output.dup('c')) {
            float[] values = drawn.data().asFloat();
            for (int patch = 0; patch < patches.length; patch++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    double difference = values[patch * pixels + pixel] - patches[patch][pixel];
                    errors[patch] += difference * difference / pixels;
                }
            }
        }
        return errors;
    }

    @Override
    public void close() {
        network.close();
    }
}
