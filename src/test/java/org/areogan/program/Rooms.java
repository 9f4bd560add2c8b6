package org.areogan.program;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The modules, and which of them a module may use. */
final class Rooms {
    /** What each room may use besides itself and what the used ones may use; so design and modules are laid out. */
    private static final Map<String, Set<String>> USED = Map.ofEntries(
            Map.entry("files", Set.of()),
            Map.entry("terrain", Set.of("files")),
            Map.entry("engine", Set.of("files")),
            Map.entry("generator", Set.of("terrain", "engine")),
            Map.entry("models", Set.of("generator")),
            Map.entry("discriminator", Set.of("engine")),
            Map.entry("torch", Set.of("engine")),
            Map.entry("onnx", Set.of("engine")),
            Map.entry("trainer", Set.of("generator", "discriminator")),
            Map.entry("clean", Set.of("trainer")),
            Map.entry("synth", Set.of("trainer")),
            Map.entry("program", Set.of("clean", "synth", "models", "onnx")),
            Map.entry("spark", Set.of("program")));

    private Rooms() {}

    /** The room that a package lies in. */
    static String of(String name) {
        return name.replaceAll("\\..*", "");
    }

    /** A room with those that it may use, and what these may use. */
    static Set<String> reachable(String room) {
        Set<String> reached = new TreeSet<>(Set.of(room));
        USED.get(room).forEach(each -> reached.addAll(reachable(each)));
        return reached;
    }
}
