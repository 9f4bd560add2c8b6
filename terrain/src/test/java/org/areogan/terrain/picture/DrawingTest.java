package org.areogan.terrain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.ListDataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final ClassSet CLASSES = ClassSet.ROVER;
    private static final Frame FRAME = new Frame(1, 3, new float[] {0, 0.2f, 1});
    private static final Mask MASK = new Mask(1, 3, Npys.bytes(1, 4, 255));

    private static int rgb(BufferedImage image, int column) {
        return image.getRGB(column, 0) & 0xffffff;
    }

    @Test
    void brightnessBecomesGreyAndIsCutOff() {
        BufferedImage image = Drawing.grey(new Frame(1, 4, new float[] {-1, 0.2f, 1, 3}));
        assertThat(List.of(rgb(image, 0), rgb(image, 1), rgb(image, 2), rgb(image, 3)))
                .containsExactly(0, 0x333333, 0xffffff, 0xffffff);
    }

    @Test
    void classesHaveTheColoursOfThePalette() {
        BufferedImage image = Drawing.colours(MASK, CLASSES);
        assertThat(List.of(rgb(image, 0), rgb(image, 1), rgb(image, 2))).containsExactly(0xffcc00, 0x8e0152, 0xffffff);
    }

    @Test
    void theOverlayMixesColourAndGreyAndSparesWhatHasNoLabel() {
        BufferedImage half = Drawing.overlay(FRAME, MASK, CLASSES, 0.5);
        // (0x33 + 0x8e) / 2, (0x33 + 0x01) / 2, (0x33 + 0x52) / 2, halves rounded up.
        assertThat(List.of(rgb(half, 0), rgb(half, 1), rgb(half, 2))).containsExactly(0x806600, 0x611a43, 0xffffff);
        assertThat(rgb(Drawing.overlay(FRAME, MASK, CLASSES, 0), 1)).isEqualTo(0x333333);
        assertThat(rgb(Drawing.overlay(FRAME, MASK, CLASSES, 1), 1)).isEqualTo(0x8e0152);
        assertThatThrownBy(() -> Drawing.overlay(FRAME, MASK, CLASSES, 1.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowHoldsEveryPictureWholeUnderItsCaption() {
        BufferedImage left = Drawing.grey(new Frame(30, 20, new float[600]));
        BufferedImage right = Drawing.colours(new Mask(10, 20, new byte[200]), CLASSES);
        BufferedImage row = Drawing.row(List.of(left, right), List.of("abc", ""));
        assertThat(count(row, 0x000000)).isEqualTo(600);
        assertThat(count(row, 0x00274d)).isEqualTo(200);
        assertThat(count(row, 0x202020)).isPositive();
        assertThatThrownBy(() -> Drawing.row(List.of(left), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void captionsAreDrawnLetterByLetter() {
        BufferedImage image = new BufferedImage(12, 8, BufferedImage.TYPE_INT_RGB);
        PixelFont.draw(image, "L\u00e9", 0, 0, 0xffffff);
        // An L is a stem of seven pixels and a foot of four more; what the font lacks is a question mark.
        assertThat(count(image.getSubimage(0, 0, 6, 8), 0xffffff)).isEqualTo(11);
        assertThat(count(image.getSubimage(6, 0, 6, 8), 0xffffff)).isPositive();
        assertThat(PixelFont.fit("abcdef", 20)).isEqualTo("abc");
    }

    @Test
    void aCaptionIsCutToItsWidth() {
        BufferedImage caption = Drawing.caption("LLL", 13);
        assertThat(caption.getWidth()).isEqualTo(13);
        // An L has eleven pixels, and two of six columns fit.
        assertThat(count(caption, 0x202020)).isEqualTo(22);
        assertThat(count(caption, 0xffffff)).isEqualTo(13 * 12 - 22);
    }

    @Test
    void theLegendShowsEveryColour() {
        BufferedImage legend = Drawing.legend(CLASSES);
        for (TerrainClass each : CLASSES.classes()) {
            assertThat(count(legend, each.rgb())).isEqualTo(16 * 8);
        }
    }

    @Test
    void aContactSheetShowsFramesBesideTheirOverlays() {
        Frame frame = new Frame(8, 40, new float[320]);
        Mask mask = new Mask(8, 40, new byte[320]);
        DataSet data = new ListDataSet(List.of(frame, frame, frame), List.of(mask, mask, mask), List.of());
        BufferedImage sheet = Drawing.contactSheet(data, List.of(0, 1, 2), 2);
        assertThat(sheet.getWidth()).isEqualTo(4 * (40 + 4) + 4);
        assertThat(count(sheet, 0x000000)).isEqualTo(3 * 320);
        // Background at the sheet's opacity of 0.45 over black.
        assertThat(count(sheet, 0x001223)).isEqualTo(3 * 320);
        DataSet unlabelled = new ListDataSet(List.of(frame), List.of(), List.of());
        assertThat(Drawing.contactSheet(unlabelled, List.of(0), 3).getWidth()).isEqualTo(40 + 8);
    }

    private static long count(BufferedImage image, int rgb) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).filter(pixel -> (pixel & 0xffffff) == rgb).count();
    }
}
