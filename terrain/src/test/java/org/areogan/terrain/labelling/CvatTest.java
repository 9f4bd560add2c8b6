package org.areogan.terrain.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CvatTest {
    @TempDir
    private Path folder;

    private int colour(String file, int x, int y) throws IOException {
        return ImageIO.read(folder.resolve(file).toFile()).getRGB(x, y) & 0xffffff;
    }

    @Test
    void theFolderIsWhatCvatImports() throws IOException {
        Roundtrips.write(LabellingTool.CVAT, folder, "a", Roundtrips.mask("011", "4.1"));
        assertThat(folder.resolve("labelmap.txt")).hasContent("""
                # label:color_rgb:parts:actions
                background:0,0,0::
                soil:255,204,0::
                bedrock:102,194,165::
                sand:252,141,98::
                big-rock:142,1,82::
                no-label:255,255,255::
                """);
        assertThat(folder.resolve("ImageSets/Segmentation/default.txt")).hasContent("a\n");
        assertThat(colour("SegmentationClass/a.png", 0, 0)).isZero();
        assertThat(colour("SegmentationClass/a.png", 2, 1)).isEqualTo(0xffcc00);
        assertThat(colour("SegmentationClass/a.png", 0, 1)).isEqualTo(0x8e0152);
        assertThat(colour("SegmentationClass/a.png", 1, 1)).isEqualTo(0xffffff);
        assertThat(LabellingTool.CVAT.files(folder, List.of("a")))
                .allMatch(Files::isRegularFile)
                .hasSize(5);
    }

    @Test
    void eachPieceIsAnObjectOfPascalsColours() throws IOException {
        Roundtrips.write(LabellingTool.CVAT, folder, "a", Roundtrips.mask("101", "001", "330"));
        assertThat(colour("SegmentationObject/a.png", 1, 0)).isZero();
        assertThat(colour("SegmentationObject/a.png", 0, 0)).isEqualTo(0x800000);
        assertThat(colour("SegmentationObject/a.png", 2, 1)).isEqualTo(0x008000);
        assertThat(colour("SegmentationObject/a.png", 1, 2)).isEqualTo(0x808000);
    }

    @Test
    void whatIsNotCommittedLeavesNoFile() throws IOException {
        try (LabellingOutput output = LabellingTool.CVAT.open(folder.resolve("out"), ClassSet.ROVER)) {
            output.write("a", new Frame(1, 1, new float[1]), Roundtrips.mask("1"));
        }
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** The labels of a person, in other colours and spelling, one of them never drawn. */
    @Test
    void anExportIsADataSet() throws IOException {
        Files.createDirectories(folder.resolve("SegmentationClass/sol"));
        Files.createDirectories(folder.resolve("images/sol"));
        Files.writeString(folder.resolve("labelmap.txt"), """
                # label:color_rgb:parts:actions
                rover:9,9,9::
                background:0,0,0::
                Big Rock:250,50,83:hand,foot:jumping
                """);
        BufferedImage mask = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(1, 0, 0xfa3253);
        ImageIO.write(mask, "png", folder.resolve("SegmentationClass/sol/b.png").toFile());
        ImageIO.write(
                new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB),
                "jpg",
                folder.resolve("images/sol/b.jpg").toFile());
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(data.id(0)).isEqualTo("sol/b");
        assertThat(data.sample(0).mask().ids()).containsExactly(0, 4);
        mask.setRGB(0, 0, 0x090909);
        ImageIO.write(mask, "png", folder.resolve("SegmentationClass/sol/b.png").toFile());
        assertThatThrownBy(() -> data.mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("b.png", "'rover'", "soil", "rename");
        mask.setRGB(0, 0, 0x123456);
        ImageIO.write(mask, "png", folder.resolve("SegmentationClass/sol/b.png").toFile());
        assertThatThrownBy(() -> data.mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("b.png", "#123456", "row 0, column 0");
        Files.delete(folder.resolve("images/sol/b.jpg"));
        assertThatThrownBy(() -> DataSets.openLabelled(folder, DataSets.Options.DEFAULT))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("sol/b", "JPEGImages");
    }

    @Test
    void aDamagedLabelMapIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("SegmentationClass"));
        for (String line : List.of("soil", "soil:1,2,300::", "soil:1,2::", "a:1,1,1::\nb:1,1,1::")) {
            Files.writeString(folder.resolve("labelmap.txt"), line + "\n");
            assertThatThrownBy(() -> DataSets.openLabelled(folder, DataSets.Options.DEFAULT))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("labelmap.txt");
        }
    }

    @Test
    void withoutABackgroundWhatIsNotDrawnHasNoLabel() {
        ClassSet crater = new ClassSet(
                List.of(new TerrainClass(0, "plain", 5, true), new TerrainClass(1, "crater", 5, true)), 255);
        try (LabellingOutput output = LabellingTool.CVAT.open(folder, crater)) {
            output.write("a", new Frame(1, 3, new float[3]), Roundtrips.mask("01."));
            output.commit();
        }
        // Both classes have one colour, so those of Pascal VOC are taken.
        assertThat(folder.resolve("labelmap.txt")).hasContent("""
                # label:color_rgb:parts:actions
                plain:128,0,0::
                crater:0,128,0::
                background:0,0,0::
                """);
        DataSet data = DataSets.openLabelled(folder, new DataSets.Options(crater, DataSets.Options.DEFAULT.groupBy()));
        assertThat(data.mask(0).ids()).containsExactly(0, 1, 255);
    }
}
