package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RareClassChangesTest {
    @TempDir
    private Path folder;

    /** Soil with one rock of this side in each frame, or none. */
    private TrainingData data(RunConfiguration configuration, int side, int ground) {
        for (int index = 0; index < 8; index++) {
            byte[] ids = new byte[16 * 32];
            float[] grey = new float[ids.length];
            for (int pixel = 0; pixel < ids.length; pixel++) {
                boolean rock = pixel / 32 < 4 + side && pixel / 32 >= 4 && pixel % 32 >= 8 && pixel % 32 < 8 + side;
                ids[pixel] = (byte) (rock ? 4 : ground);
                grey[pixel] = (pixel * 7 + index) % 50 / 100f + 0.2f;
            }
            String name = index + ".png";
            PictureFiles.writePng(folder.resolve("images").resolve(name), Drawing.grey(new Frame(16, 32, grey)));
            PictureFiles.writeMask(folder.resolve("masks").resolve(name), new Mask(16, 32, ids));
        }
        return TrainingData.open(DataSource.of(folder), configuration);
    }

    private static RunConfiguration with(String setting) {
        return ConfigurationReader.over("a test", TinyConfiguration.plain(), List.of(setting, "objective.left_out=[]"))
                .configuration();
    }

    @Test
    void piecesTooSmallToCutAreToldWithWhatTrainingHas() {
        RunConfiguration pasting = with("augmentation.paste=0.5");
        TrainingData data = data(pasting, 5, 1);
        assertThatThrownBy(() -> RareClassChanges.paster(data, pasting))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("big-rock", "--add", "augmentation.paste")
                .hasMessageNotContainingAny("--pieces", "--class");
    }

    @Test
    void piecesOfNoSizeAreToldWithWhatTrainingHas() {
        RunConfiguration pasting = with("augmentation.paste=0.5");
        TrainingData data = data(pasting, 2, 1);
        assertThatThrownBy(() -> RareClassChanges.paster(data, pasting))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("big-rock", "set augmentation.paste to 0")
                .hasMessageNotContainingAny("--pieces", "--class");
    }

    @Test
    void withoutAScoredClassThereIsNothingToEnlarge() {
        RunConfiguration enlarging = with("augmentation.target=0.5");
        TrainingData data = data(enlarging, 0, 0);
        assertThatThrownBy(() -> RareClassChanges.augmenter(data, enlarging))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("augmentation.target", "set it to 0");
        assertThat(RareClassChanges.paster(data, enlarging)).isEmpty();
    }
}
