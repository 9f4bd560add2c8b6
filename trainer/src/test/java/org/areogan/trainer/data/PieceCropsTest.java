package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class PieceCropsTest {
    private static final int ROCK = 4;

    /** A frame of 40x60 whose grey tells its pixels apart, with a square rock of this side from this place. */
    private static Sample scene(int top, int left, int side) {
        float[] grey = new float[40 * 60];
        byte[] ids = new byte[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = pixel / 2400f;
            int row = pixel / 60;
            int column = pixel % 60;
            boolean rock = row >= top && row < top + side && column >= left && column < left + side;
            ids[pixel] = (byte) (rock ? ROCK : 1);
        }
        return new Sample(new Frame(40, 60, grey), new Mask(40, 60, ids));
    }

    private static DataSet data(Sample... samples) {
        return new MemoryDataSet(
                "scenes",
                ClassSet.ROVER,
                List.of(samples),
                IntStream.range(0, samples.length).mapToObj(String::valueOf).toList());
    }

    @Test
    void aSquareIsThePartOfTheFrameAroundItsPiece() {
        PieceCrops crops = PieceCrops.of(data(scene(10, 20, 8), scene(0, 0, 3)), List.of(), ROCK, 24, 0.5);

        assertThat(crops.size()).as("the second piece is too small").isEqualTo(1);
        Sample square = crops.sample(0);
        assertThat(square.frame().height()).isEqualTo(30);
        assertThat(square.frame().width()).isEqualTo(30);
        // The piece's middle is row 14, column 24; above there is not room enough.
        assertThat(square.frame().at(0, 0)).isEqualTo((0 * 60 + 9) / 2400f);
        assertThat(square.mask().at(10, 11)).isEqualTo(ROCK);
        assertThat(square.mask().counts()[ROCK]).isEqualTo(64);
    }

    @Test
    void otherDataGivesItsShareOfTheSquares() {
        DataSet own = data(scene(10, 20, 8), scene(12, 5, 9));
        DataSet other = data(scene(10, 20, 10), scene(5, 5, 11), scene(20, 40, 12));

        PieceCrops crops = PieceCrops.of(own, List.of(other), ROCK, 24, 0.8);

        long theirs = IntStream.range(0, crops.size())
                .filter(index -> crops.place(index) >= own.size())
                .count();
        assertThat(crops.size()).isEqualTo(5);
        assertThat(theirs).isEqualTo(4);
    }

    @Test
    void aSquareLargerThanAFrameIsRefusedWithTheFrame() {
        assertThatThrownBy(() -> PieceCrops.of(data(scene(10, 20, 8)), List.of(), ROCK, 48, 0.5))
                .isInstanceOf(UserException.class)
                .hasMessage("inpainting.crop is 48, but frame 0 of scenes has 40x60 pixels; make the crop smaller, or"
                        + " leave smaller frames out");
    }

    @Test
    void whereNoPieceFitsThatIsTold() {
        assertThatThrownBy(() -> PieceCrops.of(data(scene(10, 20, 30)), List.of(), ROCK, 24, 0.5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no frame of scenes shows a piece of big-rock with 40 pixels");
    }
}
