import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.labelling.LabellingOutput;
import org.areogan.terrain.labelling.LabellingTool;

/** Writes masks for every tool ("write OUT [DATA]"), and compares what data sets hold with expected masks ("read EXPECTED DATA...",
 * or "near EXPECTED DATA" where one pixel in a hundred may differ). */
public final class Exchange {
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("write")) {
            write(Path.of(arguments[1]), arguments.length > 2 ? arguments[2] : null);
        } else {
            for (int place = 2; place < arguments.length; place++) {
                read(Path.of(arguments[1]), Path.of(arguments[place]), arguments[0].equals("near") ? 0.01 : 0);
            }
        }
    }

    private static void write(Path out, String data) throws IOException {
        List<Sample> samples = data == null ? invented() : real(data);
        Files.createDirectories(out.resolve("expected"));
        for (LabellingTool tool : LabellingTool.values()) {
            try (LabellingOutput output = tool.open(out.resolve(tool.word()), ClassSet.ROVER)) {
                for (int number = 0; number < samples.size(); number++) {
                    Sample sample = samples.get(number);
                    String name = "frame " + number;
                    output.write(name, sample.frame(), sample.mask());
                    pgm(out.resolve("expected").resolve(name + ".pgm"), sample.mask());
                }
                output.commit();
            }
        }
        System.out.println(samples.size() + " frames written to " + out);
    }

    private static void pgm(Path file, Mask mask) throws IOException {
        byte[] head = ("P5\n" + mask.width() + " " + mask.height() + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + mask.ids().length);
        System.arraycopy(mask.ids(), 0, all, head.length, mask.ids().length);
        Files.write(file, all);
    }

    private static void read(Path expected, Path source, double tolerated) throws IOException {
        DataSet set = DataSets.openLabelled(source, DataSets.Options.DEFAULT);
        long pixels = 0;
        long different = 0;
        for (int index = 0; index < set.size(); index++) {
            byte[] ids = set.sample(index).mask().ids();
            byte[] pgm = Files.readAllBytes(expected.resolve(set.id(index) + ".pgm"));
            for (int pixel = 0; pixel < ids.length; pixel++) {
                different += pgm[pgm.length - ids.length + pixel] == ids[pixel] ? 0 : 1;
            }
            pixels += ids.length;
        }
        System.out.println("read back by Areogan: " + source.getFileName() + ", " + set.size() + " frames, " + pixels
                + " pixels, " + different + " different");
        if (different > tolerated * pixels || set.size() == 0) {
            System.exit(1);
        }
    }

    private static List<Sample> real(String data) {
        DataSet set = DataSets.openLabelled(Path.of(data), DataSets.Options.DEFAULT);
        List<Sample> samples = new ArrayList<>();
        for (int index = 0; index < set.size() && samples.size() < 40; index += Math.max(1, set.size() / 40)) {
            samples.add(set.sample(index));
        }
        return samples;
    }

    /** Noise of blocks of several sizes, down to single pixels, with holes in holes. */
    private static List<Sample> invented() {
        List<Sample> samples = new ArrayList<>();
        int[] values = {0, 1, 2, 3, 4, 255};
        for (int number = 0; number < 40; number++) {
            SplittableRandom random = new SplittableRandom(number);
            int height = 1 + random.nextInt(70);
            int width = 1 + random.nextInt(90);
            int block = 1 + number % 6;
            int kinds = 2 + random.nextInt(5);
            byte[] ids = new byte[height * width];
            float[] grey = new float[height * width];
            int across = width / block + 1;
            int[] classes = random.ints((long) across * (height / block + 1), 0, kinds).toArray();
            for (int pixel = 0; pixel < ids.length; pixel++) {
                ids[pixel] = (byte) values[(classes[pixel / width / block * across + pixel % width / block] + number) % 6];
                grey[pixel] = random.nextInt(256) / 255f;
            }
            samples.add(new Sample(new Frame(height, width, grey), new Mask(height, width, ids)));
        }
        return samples;
    }
}
