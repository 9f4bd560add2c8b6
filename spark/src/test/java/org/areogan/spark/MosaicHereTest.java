package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.areogan.files.Sha256;
import org.areogan.program.shell.ExitCodes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.GeoReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark segment} of mosaics, with the driver as its only executor. */
class MosaicHereTest {
    private static final int HEIGHT = 80;
    private static final int WIDTH = 200;

    @TempDir
    Path folder;

    private static OneMachine.Ended segment(Object input, Object output, String... more) {
        return OneMachine.spark(words(input, output, more));
    }

    private static String[] words(Object input, Object output, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "segment", input.toString(), output.toString(), "--master", "local[1]", "--engine", OneMachine.ENGINE));
        words.addAll(List.of("--mosaic-above", "10000", "--window", "64"));
        words.addAll(List.of(DyingFileSystem.settings()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static float[] landscape() {
        return new ProceduralMars().scene(3, HEIGHT, WIDTH).frame().grey();
    }

    /** One uncompressed strip of 16 bits with a place on Mars; put together by hand, as the program writes none. */
    private static byte[] tiff(float[] grey) {
        int[][] entries = {
            {256, 4, 1, WIDTH},
            {257, 4, 1, HEIGHT},
            {258, 3, 1, 16},
            {259, 3, 1, 1},
            {262, 3, 1, 1},
            {273, 4, 1, 300},
            {277, 3, 1, 1},
            {278, 4, 1, HEIGHT},
            {279, 4, 1, 2 * WIDTH * HEIGHT},
            {33550, 12, 3, 200},
            {33922, 12, 6, 224}
        };
        ByteBuffer bytes = ByteBuffer.allocate(300 + 2 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        bytes.putShort((short) entries.length);
        for (int[] entry : entries) {
            bytes.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        bytes.position(200);
        for (double each : new double[] {5, 5, 0, 0, 0, 0, -7000.5, 54321, 0}) {
            bytes.putDouble(each);
        }
        bytes.position(300);
        for (float value : grey) {
            bytes.putShort((short) (100 + 4000 * value));
        }
        return bytes.array();
    }

    private static Map<Path, Long> windows(Path out) throws IOException {
        try (Stream<Path> all = Files.walk(out.resolve(".areogan-spark/windows"))) {
            return all.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(each -> each, each -> each.toFile().lastModified()));
        }
    }

    @Test
    void aMosaicThatWasEndedInTheMiddleIsGoneOnWithAndIsWhatOneMachineMakesOfTheWhole() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path mosaic = Files.write(data.resolve("map.tif"), tiff(landscape()));
        PictureFiles.writePng(
                data.resolve("rover.png"),
                Drawing.grey(new ProceduralMars().scene(1, 32, 64).frame()));
        Path list = Files.writeString(
                folder.resolve("list.txt"), "dying:" + mosaic + "\ndying:" + data.resolve("rover.png") + "\n");
        Path out = folder.resolve("out");
        String[] formats = {"--format", "geotiff,masks,colors,confidence"};
        // The request, four files of the frame and its row, three windows.
        String[] full = Stream.concat(
                        Stream.of(formats), Stream.of("--conf", "spark.hadoop." + DyingFileSystem.ROOM + "=9"))
                .toArray(String[]::new);

        OneMachine.Ended aborted = segment(list, "dying:" + out, full);

        assertThat(aborted.code()).as(aborted.err()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(aborted.err()).contains("cannot write dying:" + out + "/.areogan-spark/windows/0/");
        Map<Path, Long> before = windows(out);
        assertThat(before).hasSize(3);
        assertThat(out.resolve("masks/map.png")).doesNotExist();

        int openings = DyingFileSystem.openings(mosaic);
        Watched watched = Watched.spark(
                told -> told.sum("areogan_spark_frames_total") == 1, words(list, "dying:" + out, formats));
        OneMachine.Ended goneOn = watched.ended();
        assertThat(watched.sum("areogan_spark_frames_total", "segmented")).isEqualTo(1);
        assertThat(watched.sum("areogan_spark_windows_total")).isEqualTo(4 * 2 - 3);
        // All but the first three of four windows in the upper row, each of 64 x 64.
        assertThat(watched.sum("areogan_spark_pixels_total")).isEqualTo(HEIGHT * WIDTH - 3 * 64 * 64);
        assertThat(goneOn.code()).as(goneOn.err()).isEqualTo(ExitCodes.OK);
        assertThat(goneOn.err()).contains("1 of 2 frames were segmented before");
        // Once for its size, twice for its percentiles, once for its place, and for each of the windows that were not
        // done.
        assertThat(DyingFileSystem.openings(mosaic) - openings).isEqualTo(1 + 2 + 1 + (4 * 2 - before.size()));
        assertThat(out.resolve(".areogan-spark/windows")).doesNotExist();

        OneMachine.segment(data, folder.resolve("one"));
        byte[] expected = ids(folder.resolve("one/masks/map.png"));
        assertThat(differing(ids(out.resolve("masks/map.png")), expected)).isLessThan(HEIGHT * WIDTH / 1000);
        assertThat(ids(out.resolve("geotiff/map.tif"))).isEqualTo(ids(out.resolve("masks/map.png")));
        assertThat(PictureFiles.readMask(out.resolve("colors/map.png"), ClassSet.ROVER)
                        .ids())
                .isEqualTo(ids(out.resolve("masks/map.png")));
        assertThat(GeoReference.of(out.resolve("geotiff/map.tif")).orElseThrow())
                .satisfies(place -> assertThat(place.pixelScale()).containsExactly(5, 5, 0))
                .satisfies(place -> assertThat(place.tiepoints()).containsExactly(0, 0, 0, -7000.5, 54321, 0));

        List<Row> rows = Tables.rows(out);
        assertThat(rows.stream().map(row -> row.<String>getAs("name"))).containsExactly("map", "rover");
        Row row = rows.get(0);
        assertThat(row.<String>getAs("path")).isEqualTo("dying:" + mosaic);
        assertThat(row.<Integer>getAs("height")).isEqualTo(HEIGHT);
        assertThat(row.<Integer>getAs("width")).isEqualTo(WIDTH);
        Map<String, Double> areas = row.getJavaMap(row.fieldIndex("areas"));
        long sand = counted(expected, 3);
        assertThat(areas.get("sand")).isCloseTo((double) sand / expected.length, within(1e-3));
        float[] confidence =
                PictureFiles.readFrame(out.resolve("confidence/map.png")).grey();
        double sum = 0;
        for (float each : confidence) {
            sum += each;
        }
        assertThat(row.<Double>getAs("confidence")).isCloseTo(sum / confidence.length, within(2e-3));
        Map<String, String> sums = row.getJavaMap(row.fieldIndex("sha256"));
        assertThat(sums).containsEntry("geotiff", Sha256.of(out.resolve("geotiff/map.tif")));

        assertThat(segment(list, "dying:" + out, formats).err()).contains("2 of 2 frames were segmented before");
    }

    private static byte[] ids(Path mask) {
        return PictureFiles.readMask(mask, ClassSet.ROVER).ids();
    }

    private static long counted(byte[] ids, int id) {
        long count = 0;
        for (byte each : ids) {
            count += each == id ? 1 : 0;
        }
        return count;
    }

    private static int differing(byte[] ids, byte[] others) {
        int differing = 0;
        for (int pixel = 0; pixel < ids.length; pixel++) {
            differing += ids[pixel] == others[pixel] ? 0 : 1;
        }
        return differing;
    }

    @Test
    void aMosaicThatCannotBeReadHasARowThatSaysWhyAndOthersAreSegmented() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        byte[] tiff = tiff(landscape());
        Files.write(data.resolve("cut.tif"), Arrays.copyOf(tiff, tiff.length - 1));
        byte[] packed = tiff.clone();
        packed[8 + 2 + 3 * 12 + 8] = 7;
        Files.write(data.resolve("packed.tif"), packed);
        byte[] damaged = tiff.clone();
        damaged[8 + 2 + 3 * 12 + 8] = 8;
        Files.write(data.resolve("damaged.tif"), damaged);
        byte[] header = ("P5\n" + WIDTH + " " + HEIGHT + " 255\n").getBytes(StandardCharsets.US_ASCII);
        Files.write(data.resolve("good.pgm"), Arrays.copyOf(header, header.length + WIDTH * HEIGHT));
        Path out = folder.resolve("out");

        OneMachine.Ended ended = segment(data, out);

        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.LEFT_OUT);
        assertThat(ended.err())
                .contains("cut.tif is a TIFF whose strips or tiles are missing or end behind its " + (tiff.length - 1))
                .contains("packed.tif is a TIFF with the compression 7")
                .contains("damaged.tif is a damaged TIFF")
                .contains("3 of 4 frames could not be read");
        assertThat(PictureFiles.readMask(out.resolve("masks/good.png"), ClassSet.ROVER)
                        .ids())
                .hasSize(WIDTH * HEIGHT);
    }

    @Test
    void whatNeedsAWholeMosaicIsRefused() throws IOException {
        Path mosaic = Files.write(folder.resolve("map.tif"), tiff(landscape()));
        Path out = folder.resolve("out");
        for (String[] words : new String[][] {
            {"--format", "overlays"},
            {"--scale", "0.5"},
            {"--scale", "auto"},
            {"--refine", "open=1"},
            {"--window", "100"}
        }) {
            OneMachine.Ended ended = segment(mosaic, out, words);
            assertThat(ended.code()).isEqualTo(ExitCodes.MISTAKE);
            assertThat(ended.err()).contains(words[0]).doesNotContain("Exception");
        }
        assertThat(out.resolve("masks")).doesNotExist();
    }
}
