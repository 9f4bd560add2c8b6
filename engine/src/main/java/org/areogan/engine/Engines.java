package org.areogan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.areogan.engine.device.Natives;
import org.areogan.files.EngineException;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/** Starts engines. */
public final class Engines {
    /** The engine that every build has. It is found like the others, so that this package does not need its own. */
    public static final String REFERENCE = "nd4j";

    /**
     * An engine that was chosen for the user.
     *
     * @param reason why it was this one, for people
     */
    public record Choice(Engine engine, String reason) {}

    private Engines() {}

    /** Names of the engines of this build, the preferred one first. */
    public static List<String> names() {
        return providers().stream().map(EngineProvider::name).toList();
    }

    /**
     * Starts the engine of this name. A program calls this, or {@link #choose}, before it uses ND4J in any other way: on
     * a GPU that ND4J has no code for, this tells so while ND4J itself would crash.
     *
     * @throws EngineException if this build has no such engine, or it cannot run here
     */
    public static Engine start(String name, EngineSettings settings) {
        return providers().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        "this build of Areogan has no engine named " + name + "; it has " + String.join(", ", names())))
                .start(settings);
    }

    /**
     * Starts the preferred one of the engines that run here.
     *
     * @throws EngineException if none does; names the reason of each
     */
    public static Choice choose(EngineSettings settings) {
        return choose(providers(), settings);
    }

    /** @param providers the preferred one first */
    static Choice choose(List<EngineProvider> providers, EngineSettings settings) {
        List<String> refusals = new ArrayList<>();
        List<Throwable> causes = new ArrayList<>();
        for (EngineProvider provider : providers) {
            try {
                Engine engine = provider.start(settings);
                return new Choice(engine, reason(providers.size(), refusals));
            } catch (RuntimeException | LinkageError refusal) {
                refusals.add(provider.name() + " does not start: "
                        + (refusal.getMessage() == null ? refusal : refusal.getMessage()));
                causes.add(refusal);
            }
        }
        EngineException none = new EngineException("no engine runs here; " + String.join("; ", refusals));
        causes.forEach(none::addSuppressed);
        throw none;
    }

    private static String reason(int all, List<String> refusals) {
        if (!refusals.isEmpty()) {
            return String.join("; ", refusals);
        }
        return all == 1 ? "the only engine of this build" : "the fastest engine of this build";
    }

    private static List<EngineProvider> providers() {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(EngineProvider::rank).reversed())
                .toList();
    }

    /** The ND4J engine on the backend of this build, with a thread for each core. */
    public static Engine nd4j() {
        return start(REFERENCE, EngineSettings.standard());
    }

    /**
     * As {@link #nd4j()}.
     *
     * @param threads that one operation may use, 1 or above
     */
    public static Engine nd4j(int threads) {
        return start(REFERENCE, EngineSettings.withThreads(threads));
    }

    /** What ND4J's arrays hold of native memory, in bytes. */
    public static long arrayBytes() {
        return Nd4j.getEnvironment().getDeviceCouner(0);
    }

    /** The physical memory that this process holds, in bytes: arrays, native code and the virtual machine itself. */
    public static long nativeBytes() {
        Natives.choose();
        return Pointer.physicalBytes();
    }
}
