package org.areogan.program.synth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.areogan.program.options.ComputingOptions;
import org.areogan.synth.export.ExportFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** As what pairs are written. */
public final class ExportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "npz",
            description = "npz (as the reference data set), png, ai4mars or coco; several with commas. Usually npz.")
    private List<String> formats = List.of();

    @Option(names = "--merge", description = "Write the real pairs, too, before the synthetic ones.")
    private boolean merge;

    /** Whether the real pairs are written, too. */
    public boolean merge() {
        return merge;
    }

    public Set<ExportFormat> formats() {
        Map<String, ExportFormat> known = new LinkedHashMap<>();
        Arrays.stream(ExportFormat.values()).forEach(each -> known.put(each.word(), each));
        Set<ExportFormat> wanted = new LinkedHashSet<>();
        for (String name : formats) {
            ExportFormat format = known.get(name.strip().toLowerCase(Locale.ROOT));
            if (format == null) {
                throw new ParameterException(
                        command.commandLine(),
                        "--format is " + name + "; it can be " + ComputingOptions.oneOf(List.copyOf(known.keySet())));
            }
            wanted.add(format);
        }
        return wanted;
    }
}
