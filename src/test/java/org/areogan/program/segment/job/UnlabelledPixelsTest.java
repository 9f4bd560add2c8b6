package org.areogan.program.segment.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Engines;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.IgnoreMasks;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledPixelsTest {
    private static final Frame FRAME = new ProceduralMars().scene(11, 16, 32).frame();

    @TempDir
    Path out;

    private static void run(SegmentationRequest request) {
        try (Segmenter segmenter = Segmenter.open(Landscapes.model(), Engines.nd4j())) {
            Segmentation.run(segmenter, request, SegmentationListener.NONE, () -> false);
        }
    }

    @Test
    void theRoverInAi4MarsFramesGetsNoLabel() {
        Path data = out.resolve("ai4mars");
        PictureFiles.writePng(data.resolve("images/edr/NLA_1EDR_F.png"), Drawing.grey(FRAME));
        byte[] rover = new byte[16 * 32];
        rover[3] = 1;
        PictureFiles.writeMask(data.resolve("images/mxy/NLA_1MXY_F.png"), new Mask(16, 32, rover));
        run(SegmentationRequest.of(
                NamedFrames.open(List.of(data), ClassSet.ROVER), List.of(SegmentFormat.MASKS), out.resolve("out")));

        Mask mask = PictureFiles.readMask(out.resolve("out/masks/NLA_1EDR_F.png"), ClassSet.ROVER);
        assertThat(mask.at(0, 3)).isEqualTo(255);
        assertThat(mask.at(0, 4)).isLessThan(5);
    }

    @Test
    void ignoredPixelsGetNoLabel() {
        Path ignore = out.resolve("ignore");
        byte[] upper = new byte[16 * 32];
        Arrays.fill(upper, 0, 8 * 32, (byte) 1);
        PictureFiles.writeMask(ignore.resolve("11.png"), new Mask(16, 32, upper));
        Path picture = out.resolve("11.png");
        PictureFiles.writePng(picture, Drawing.grey(FRAME));
        SegmentationRequest request = new SegmentationRequest(
                NamedFrames.open(List.of(picture), ClassSet.ROVER),
                List.of(SegmentFormat.MASKS, SegmentFormat.JSONL),
                out.resolve("out"),
                0,
                Appearance.OPACITY,
                Optional.of(IgnoreMasks.of(List.of(ignore))),
                true,
                false,
                Map.of());
        run(request);

        Mask mask = PictureFiles.readMask(out.resolve("out/masks/11.png"), ClassSet.ROVER);
        for (int row = 0; row < 16; row++) {
            assertThat(mask.at(row, 5) == 255).isEqualTo(row < 8);
        }
        assertThat(out.resolve("out/frames.jsonl")).content().contains("\"unlabelled\":0.5,");
    }
}
