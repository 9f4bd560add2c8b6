package org.areogan.program.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.device.Bfloat16;
import org.areogan.engine.device.Gpus;
import org.areogan.engine.device.Natives;
import org.areogan.files.EngineException;
import org.areogan.program.shell.Version;
import org.bytedeco.javacpp.Pointer;

/** What there is to compute on. */
public final class Machine {
    private final Map<String, String> facts = new LinkedHashMap<>();
    private boolean able;

    private Machine() {}

    /** Looks; an engine that does not start becomes a fact, not an exception. */
    public static Machine look() {
        Machine machine = new Machine();
        machine.lookAtJava();
        machine.lookAtEngines();
        machine.lookAtMemory();
        machine.facts.put("gpu", gpu());
        machine.facts.put("free_disk", disk());
        return machine;
    }

    /** By stable names, in the order in which they are shown. */
    public Map<String, String> facts() {
        return facts;
    }

    /** Whether any engine runs here. */
    public boolean able() {
        return able;
    }

    private void lookAtJava() {
        facts.put("areogan", Version.describe());
        facts.put(
                "java",
                Runtime.version() + " (" + System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor")
                        + ")");
        facts.put("java_home", System.getProperty("java.home"));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("bfloat16", Bfloat16.description());
    }

    /** Each engine of this build, and which of them is taken unless the user names one. */
    private void lookAtEngines() {
        Map<String, String> found = new LinkedHashMap<>();
        Optional<String> first = Optional.empty();
        for (String name : Engines.names()) {
            try {
                found.put(name, Engines.start(name, EngineSettings.standard()).description());
                first = first.or(() -> Optional.of(name));
            } catch (EngineException reason) {
                found.put(name, "does not start: " + reason.getMessage());
            } catch (RuntimeException | LinkageError reason) {
                found.put(name, "does not start: " + rootOf(reason));
            }
        }
        able = first.isPresent();
        facts.put(
                "engine",
                first.map(name -> name + " unless --engine names another").orElse("none starts"));
        found.forEach((name, fact) -> facts.put("engine_" + name, fact));
        if (able) {
            String extension = System.getProperty(Natives.EXTENSION, "");
            facts.put("binary", extension.isEmpty() ? "plain" : extension.substring(1));
            facts.put("native_memory_limit", gigabytes(Pointer.maxPhysicalBytes()));
        }
    }

    private void lookAtMemory() {
        facts.put("heap_limit", gigabytes(Runtime.getRuntime().maxMemory()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            facts.put(
                    "memory",
                    gigabytes(system.getTotalMemorySize()) + ", " + gigabytes(system.getFreeMemorySize()) + " free");
        }
    }

    private static String gpu() {
        try {
            List<String> answer = Gpus.ask("name,compute_cap,memory.total,driver_version");
            return answer.isEmpty() ? "nvidia-smi tells nothing" : String.join("; ", answer);
        } catch (EngineException silence) {
            return "none found (" + silence.getMessage() + ")";
        }
    }

    private static String disk() {
        Path here = Path.of("").toAbsolutePath();
        try {
            return gigabytes(Files.getFileStore(here).getUsableSpace()) + " at " + here;
        } catch (IOException failure) {
            return "unknown (" + failure + ")";
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage() == null ? root : root.getMessage());
    }

    private static String gigabytes(long bytes) {
        return bytes <= 0 ? "none" : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
