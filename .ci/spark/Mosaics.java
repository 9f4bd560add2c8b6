import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.areogan.files.SeekableBytes;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.Noise;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.mosaic.Window;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.TiffWindows;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** What the check of mosaics needs: one that is made up, a part of it as a picture, a small network, and a comparison of masks. */
public class Mosaics {
    private static final int TILE = 256;

    public static void main(String[] words) throws Exception {
        switch (words[0]) {
            case "make" -> make(Path.of(words[1]), Integer.parseInt(words[2]));
            case "cut" -> cut(Path.of(words[1]), window(words, 2), Path.of(words[6]));
            case "network" -> network(Path.of(words[1]));
            case "compare" -> compare(Path.of(words[1]), window(words, 2), Path.of(words[6]), Integer.parseInt(words[7]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static Window window(String[] words, int from) {
        return new Window(
                Integer.parseInt(words[from]),
                Integer.parseInt(words[from + 1]),
                Integer.parseInt(words[from + 2]),
                Integer.parseInt(words[from + 3]));
    }

    /** A square of 8 bits in uncompressed tiles with a place on Mars: two layers of noise whose periods do not divide each other. */
    private static void make(Path file, int side) throws Exception {
        int across = (side - 1) / TILE + 1;
        byte[][] layers = {layer(1, 1021, 90), layer(2, 769, 9)};
        ByteBuffer head = ByteBuffer.allocate(512 + 8 * across * across).order(ByteOrder.LITTLE_ENDIAN);
        int[][] entries = {
            {256, 4, 1, side}, {257, 4, 1, side}, {258, 3, 1, 8}, {259, 3, 1, 1}, {262, 3, 1, 1}, {277, 3, 1, 1},
            {322, 3, 1, TILE}, {323, 3, 1, TILE}, {324, 4, across * across, 512}, {325, 4, across * across, 512 + 4 * across * across},
            {33550, 12, 3, 256}, {33922, 12, 6, 280}
        };
        head.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries.length);
        for (int[] entry : entries) {
            head.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(entry[3]);
        }
        head.position(256);
        for (double each : new double[] {5, 5, 0, 0, 0, 0, -7000.5, 54321, 0}) {
            head.putDouble(each);
        }
        for (int tile = 0; tile < across * across; tile++) {
            head.putInt(512 + 4 * tile, head.capacity() + tile * TILE * TILE);
            head.putInt(512 + 4 * (across * across + tile), TILE * TILE);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(head.array());
            byte[] tile = new byte[TILE * TILE];
            for (int number = 0; number < across * across; number++) {
                for (int at = 0; at < tile.length; at++) {
                    int row = number / across * TILE + at / TILE;
                    int column = number % across * TILE + at % TILE;
                    tile[at] = (byte) ((layers[0][row % 1021 * 1021 + column % 1021] & 0xff)
                            + (layers[1][row % 769 * 769 + column % 769] & 0xff));
                }
                out.write(tile);
            }
        }
    }

    private static byte[] layer(long seed, int period, double size) {
        byte[] layer = new byte[period * period];
        for (int at = 0; at < layer.length; at++) {
            double noise = Noise.fractal(seed, at % period / size, at / period / size, 4, 0.1);
            layer[at] = (byte) Math.max(0, Math.min(127, 64 + 50 * noise));
        }
        return layer;
    }

    private static void cut(Path file, Window window, Path picture) throws Exception {
        try (Mosaic mosaic = Mosaic.open(SeekableBytes.open(file), file.toString())) {
            double[] values = mosaic.read(window).values();
            float[] grey = new float[values.length];
            for (int pixel = 0; pixel < grey.length; pixel++) {
                grey[pixel] = (float) values[pixel] / 255;
            }
            PictureFiles.writePng(picture, Drawing.grey(new Frame(window.height(), window.width(), grey)));
        }
    }

    /** Of four and six filters, untrained: as quick as a network can be. */
    private static void network(Path file) {
        UNet.Options options = new UNet.Options(
                List.of(4, 6), 8, 3, 0, DropoutKind.ELEMENT, Block.PLAIN, Norm.NONE, Down.MAX_POOL, Up.TRANSPOSED, Initializer.HE);
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            SameDiff graph = SameDiff.create();
            FeatureMap frame = new FeatureMap(graph.placeHolder("frame", DataType.FLOAT, 1, 32, 32, 1), 1);
            NetworkScope scope = new NetworkScope(graph, parameters, "generator", Mode.TRAINING, 3);
            UNet.logits(scope, frame, ClassSet.ROVER.size(), options);
            new ModelFile(options, ClassSet.ROVER, new Normalization(0.5, 0.15), "", Map.of(), Map.of(), parameters, Optional.empty())
                    .write(file);
        }
    }

    /** The mask of a mosaic's part against that of the part alone, but for so many pixels at its borders. */
    private static void compare(Path mosaic, Window window, Path mask, int border) throws Exception {
        byte[] alone = PictureFiles.readMask(mask, ClassSet.ROVER).ids();
        long[] counts = new long[3];
        try (TiffWindows tiff = TiffWindows.open(SeekableBytes.open(mosaic), mosaic.toString())) {
            System.out.println("the mosaic's mask has " + tiff.width() + "x" + tiff.height() + " pixels, placed by "
                    + tiff.place().orElseThrow().tiepoints()[3] + ", " + tiff.place().orElseThrow().tiepoints()[4]);
            tiff.read(window.top(), window.left(), window.height(), window.width(), (pixel, band, number, missing) -> {
                int row = pixel / window.width();
                int column = pixel % window.width();
                if (row >= border && row < window.height() - border && column >= border && column < window.width() - border) {
                    counts[0]++;
                    counts[1] += number == (alone[pixel] & 0xff) ? 0 : 1;
                }
            });
        }
        System.out.println(counts[0] + " pixels compared with the part segmented alone, " + counts[1] + " differ");
    }
}
