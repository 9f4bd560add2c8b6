import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import triton.client.InferInput;
import triton.client.InferRequestedOutput;
import triton.client.InferResult;
import triton.client.InferenceException;
import triton.client.InferenceServerClient;
import triton.client.pojo.DataType;

/**
 * Triton's own Java client against a server: {@code Triton HOST:PORT MODEL PICTURE MASK}. A grey picture goes there as floats and
 * as bytes, binary and as JSON; what comes back must be the mask that the server's own interface has given.
 */
final class Triton {
    private static final int TIMEOUT = 60_000;

    private Triton() {}

    public static void main(String[] arguments) throws Exception {
        String model = arguments[1];
        BufferedImage picture = ImageIO.read(new File(arguments[2]));
        int height = picture.getHeight();
        int width = picture.getWidth();
        int[] levels = samples(picture);
        int[] mask = samples(ImageIO.read(new File(arguments[3])));
        try (InferenceServerClient client = new InferenceServerClient(arguments[0], TIMEOUT, TIMEOUT)) {
            for (boolean binary : new boolean[] {true, false}) {
                InferInput floats = new InferInput("frame", new long[] {1, height, width}, DataType.FP32);
                floats.setData(floats(levels), binary);
                require("floats, binary " + binary, client.infer(model, List.of(floats), outputs(binary)), mask);
                InferInput bytes = new InferInput("frame", new long[] {1, height, width, 1}, DataType.UINT8);
                bytes.setData(bytes(levels), binary);
                require("bytes, binary " + binary, client.infer(model, List.of(bytes), outputs(binary)), mask);
            }
            InferInput two = new InferInput("frame", new long[] {2, height, width}, DataType.UINT8);
            two.setData(twice(bytes(levels)), true);
            require("two frames", client.infer(model, List.of(two), outputs(true)), twice(mask));
            requireRefusal(client, new InferInput("frame", new long[] {1, height, width}, DataType.UINT8), levels);
        }
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }

    private static float[] floats(int[] levels) {
        float[] floats = new float[levels.length];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            floats[pixel] = levels[pixel] / 255f;
        }
        return floats;
    }

    private static byte[] bytes(int[] levels) {
        byte[] bytes = new byte[levels.length];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            bytes[pixel] = (byte) levels[pixel];
        }
        return bytes;
    }

    private static byte[] twice(byte[] bytes) {
        byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }

    private static int[] twice(int[] ids) {
        int[] both = Arrays.copyOf(ids, 2 * ids.length);
        System.arraycopy(ids, 0, both, ids.length, ids.length);
        return both;
    }

    private static List<InferRequestedOutput> outputs(boolean binary) {
        return List.of(new InferRequestedOutput("mask", binary), new InferRequestedOutput("probabilities", binary));
    }

    private static void require(String name, InferResult result, int[] mask) {
        byte[] ids = result.getOutputAsByte("mask");
        float[] probabilities = result.getOutputAsFloat("probabilities");
        int classes = probabilities.length / mask.length;
        int others = 0;
        int improbable = 0;
        double farthest = 0;
        for (int pixel = 0; pixel < mask.length; pixel++) {
            int best = 0;
            double sum = 0;
            for (int id = 0; id < classes; id++) {
                float probability = probabilities[pixel * classes + id];
                sum += probability;
                best = probability > probabilities[pixel * classes + best] ? id : best;
            }
            others += ids[pixel] == mask[pixel] ? 0 : 1;
            improbable += ids[pixel] == best ? 0 : 1;
            farthest = Math.max(farthest, Math.abs(sum - 1));
        }
        System.out.printf(
                "%s: %d pixels of %d classes, %d other than /v1/segment, %d other than the most probable, sums within %.1e of 1%n",
                name, mask.length, classes, others, improbable, farthest);
        if (ids.length != mask.length || others + improbable > 0 || classes < 2 || farthest > 1e-5) {
            throw new IllegalStateException(name + " came back otherwise");
        }
    }

    private static void requireRefusal(InferenceServerClient client, InferInput input, int[] levels) {
        input.setData(bytes(levels), true);
        // It would tell of each try with a stack trace.
        Logger.getLogger(InferenceServerClient.class.getName()).setLevel(Level.OFF);
        try {
            client.infer("nothing", List.of(input), outputs(true));
        } catch (InferenceException refused) {
            System.out.println("a model that is not there: " + refused.getMessage());
            return;
        }
        throw new IllegalStateException("a model that is not there was not refused");
    }
}
