package org.areogan.engine.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.areogan.files.EngineException;
import org.jspecify.annotations.Nullable;

/** The NVIDIA GPUs of this machine, asked for through {@code nvidia-smi}, so that nothing native has to be loaded. */
public final class Gpus {
    private static final String VISIBLE_DEVICES = "CUDA_VISIBLE_DEVICES";
    private static final String DEVICE_ORDER = "CUDA_DEVICE_ORDER";
    private static final int SECONDS_TO_ANSWER = 10;

    /**
     * What a build of a library for GPUs asks of them.
     *
     * @param library for people, e.g. {@code ND4J's CUDA build}
     * @param range of compute capabilities that it runs on, for people
     * @param cure what to do instead, without a full stop
     */
    public record Needs(String library, Predicate<Gpu> runsOn, String range, String cure) {}

    private Gpus() {}

    /**
     * Has CUDA show this process one GPU alone, by the environment, which CUDA reads when it is first used; on Linux. Where the
     * user, or whatever started this process, has said which ones it sees, that stays, and the order in which they are counted.
     *
     * @param index of the GPU, as {@code nvidia-smi} counts
     */
    public static void showOnly(String index) {
        if (ProcessEnvironment.get(VISIBLE_DEVICES) == null) {
            ProcessEnvironment.setUnlessSet(DEVICE_ORDER, "PCI_BUS_ID");
            ProcessEnvironment.setUnlessSet(VISIBLE_DEVICES, index);
        }
    }

    /** The GPU that CUDA will use first. @throws EngineException if there is none, or one that the library cannot use */
    public static Gpu first(Needs needs) {
        List<String> description;
        try {
            description = ask("name,compute_cap");
        } catch (EngineException e) {
            throw new EngineException(
                    "This build runs on an NVIDIA GPU, but " + e.getMessage() + ". " + needs.cure()
                            + ", or see to the NVIDIA driver.",
                    e);
        }
        return first(description, ProcessEnvironment.get(VISIBLE_DEVICES), needs);
    }

    /**
     * The first GPU that CUDA shows. Which of several that is depends on their speed, so all of them must do.
     *
     * @param description lines like {@code NVIDIA A100-SXM4-40GB, 8.0}
     * @param visible the value of {@code CUDA_VISIBLE_DEVICES}, which hides GPUs; only indices are understood, anything
     *     else counts as hiding none
     */
    static Gpu first(List<String> description, @Nullable String visible, Needs needs) {
        List<Gpu> installed = description.stream()
                .filter(line -> line.matches(".+,\\s*\\d+\\.\\d+\\s*"))
                .map(Gpus::parse)
                .toList();
        if (installed.isEmpty()) {
            throw new EngineException("This build runs on an NVIDIA GPU, but nvidia-smi lists none"
                    + (description.isEmpty() ? "" : " (it says: " + description.get(0) + ")") + ". " + needs.cure()
                    + ", or install a GPU and its driver.");
        }
        List<Gpu> seen = visible(installed, visible);
        if (seen.isEmpty()) {
            throw new EngineException("This build runs on an NVIDIA GPU, but " + VISIBLE_DEVICES + "='" + visible
                    + "' hides all " + installed.size() + " of this machine. " + needs.cure() + ", or set "
                    + VISIBLE_DEVICES + " to the index of a GPU.");
        }
        seen.stream().filter(needs.runsOn().negate()).findFirst().ifPresent(gpu -> refuse(gpu, installed, needs));
        return seen.get(0);
    }

    private static void refuse(Gpu gpu, List<Gpu> installed, Needs needs) {
        String other = IntStream.range(0, installed.size())
                .filter(index -> needs.runsOn().test(installed.get(index)))
                .mapToObj(index -> ", or set " + DEVICE_ORDER + "=PCI_BUS_ID and " + VISIBLE_DEVICES + "=" + index
                        + " to show it only " + installed.get(index) + ".")
                .findFirst()
                .orElse(", or a GPU of that range.");
        throw new EngineException(needs.library() + " has no code for " + gpu + ": it runs on " + needs.range() + ". "
                + needs.cure() + other);
    }

    /** As CUDA does it: in the order of the indices, up to the first that no GPU has. */
    private static List<Gpu> visible(List<Gpu> installed, @Nullable String indices) {
        if (indices == null || !indices.matches("[-\\d,\\s]*")) {
            return installed;
        }
        return Arrays.stream(indices.split(",", -1))
                .map(String::trim)
                .takeWhile(index -> index.matches("\\d{1,4}") && Integer.parseInt(index) < installed.size())
                .map(index -> installed.get(Integer.parseInt(index)))
                .toList();
    }

    private static Gpu parse(String line) {
        int comma = line.lastIndexOf(',');
        String[] capability = line.substring(comma + 1).trim().split("\\.", -1);
        return new Gpu(
                line.substring(0, comma).trim(), Integer.parseInt(capability[0]), Integer.parseInt(capability[1]));
    }

    /** Whether the machine has none, as far as {@code nvidia-smi} tells. */
    public static boolean areNone() {
        try {
            return ask("name").isEmpty();
        } catch (EngineException silence) {
            return true;
        }
    }

    /**
     * What {@code nvidia-smi} answers, a line for each GPU, or what it complains of.
     *
     * @param fields names as {@code nvidia-smi --help-query-gpu} lists them, separated by commas
     * @throws EngineException if it cannot be run or does not answer; the message has no full stop
     */
    public static List<String> ask(String fields) {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=" + fields, "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
            // A few lines fit into the pipe, so it can be read once the program has ended.
            if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EngineException(
                        "nvidia-smi has not answered within " + SECONDS_TO_ANSWER + " s, so the GPU's driver hangs");
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new EngineException("nvidia-smi cannot be run here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("the question to nvidia-smi was interrupted", e);
        }
    }
}
