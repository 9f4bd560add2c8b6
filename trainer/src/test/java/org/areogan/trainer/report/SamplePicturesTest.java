package org.areogan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePicturesTest {
    @TempDir
    Path folder;

    private final Losses losses = SampleRecords.losses(1, 1, 1, 1);

    @Test
    void anEpochWithSamplesLeavesAPicture() throws IOException {
        new SamplePictures(folder)
                .epochEnded(SampleRecords.epoch(
                        7, true, losses, List.of(SampleRecords.sample("a"), SampleRecords.sample("b"))));
        BufferedImage sheet = ImageIO.read(folder.resolve("epoch-0007.png").toFile());
        assertThat(sheet.getWidth()).isGreaterThan(3 * 256).isLessThan(3 * 256 + 40);
        assertThat(sheet.getHeight()).isGreaterThan(2 * 128);
        // The truth runs through the classes from left to right, the prediction from top to bottom.
        assertThat(colour(sheet, 256 + 20, 60)).isEqualTo(0x00274d);
        assertThat(colour(sheet, 2 * 256 - 20, 60)).isEqualTo(0x8e0152);
        assertThat(colour(sheet, 3 * 256 - 20, 20)).isEqualTo(0x00274d);
        assertThat(colour(sheet, 2 * 256 + 40, 132)).isEqualTo(0x8e0152);
    }

    @Test
    void anEpochWithoutSamplesLeavesNone() throws IOException {
        new SamplePictures(folder).epochEnded(SampleRecords.epoch(7, true, losses, List.of()));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void picturesOfLaterEpochsAndOtherFilesAreNotListed() throws IOException {
        for (String name : List.of("epoch-0010.png", "epoch-0002.png", "epoch-0030.png", "notes.txt")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(SamplePictures.epochs(folder, 12)).containsExactly(2, 10);
        assertThat(SamplePictures.epochs(folder.resolve("none"), 12)).isEmpty();
    }

    private static int colour(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }
}
