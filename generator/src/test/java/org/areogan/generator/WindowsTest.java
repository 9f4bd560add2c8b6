package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mosaic.Window;
import org.areogan.terrain.mosaic.WindowGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    private static final int HEIGHT = 600;
    private static final int WIDTH = 501;

    /** Between any two windows and everywhere else: nothing is blended. */
    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void windowsOfAMosaicSayWhatTheWholeDoesSoThatThereAreNoSeams(boolean eachFrame, boolean flips) {
        UNet.Options options = Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
        Frame mosaic = Networks.frame(HEIGHT, WIDTH, 6);
        Normalization normalization = new Normalization(0.4, 0.25, eachFrame);
        Normalization own = normalization.of(mosaic.grey());
        try (Parameters parameters = Networks.parameters(options, 5, 1);
                Segmenter network =
                        new Segmenter(options, ClassSet.ROVER, normalization, parameters, new PlainEngine());
                Segmenter segmenter = network.with(SegmentOptions.STANDARD.withFlips(flips));
                Segmenter parts = segmenter.partsOf(own.mean(), own.deviation())) {
            assertThat(segmenter.normalizesEachFrame()).isEqualTo(eachFrame);
            Prediction whole = segmenter.predict(mosaic);
            float worst = 0;
            WindowGrid grid = new WindowGrid(HEIGHT, WIDTH, 128);
            for (int number = 0; number < grid.count(); number++) {
                Window core = grid.core(number);
                Window seen = grid.seen(number, parts.multiple(), parts.reach());
                assertThat(seen.pixels()).isLessThan(HEIGHT * WIDTH / 4);
                Prediction said = parts.predict(cut(mosaic, seen));
                for (int row = core.top(); row < core.bottom(); row++) {
                    for (int column = core.left(); column < core.right(); column++) {
                        for (int id = 0; id < 5; id++) {
                            float here = said.probability(row - seen.top(), column - seen.left(), id);
                            worst = Math.max(worst, Math.abs(here - whole.probability(row, column, id)));
                        }
                    }
                }
            }
            assertThat(worst).isLessThan(1e-5f);
        }
    }

    private static Frame cut(Frame frame, Window window) {
        float[] grey = new float[window.pixels()];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = frame.at(window.top() + pixel / window.width(), window.left() + pixel % window.width());
        }
        return new Frame(window.height(), window.width(), grey);
    }
}
